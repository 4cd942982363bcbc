/** By which column, and which way. */
export interface Sorting {
    readonly by: string;
    readonly descending: boolean;
}

type Value = string | number | boolean | null | undefined;
const language = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** A new list in order: numbers by size, words as a dictionary would with their numbers by size, what is unknown last either way. */
export function sorted<R>(rows: readonly R[], value: (row: R) => Value, descending: boolean): R[] {
    const keyed = rows.map((row, at) => ({ row, at, key: value(row) }));
    const sign = descending ? -1 : 1;
    keyed.sort((one, other) => {
        const missing = Number(isMissing(one.key)) - Number(isMissing(other.key));
        if (missing !== 0) {
            return missing;
        }
        return isMissing(one.key) ? one.at - other.at : sign * compare(one.key, other.key) || one.at - other.at;
    });
    return keyed.map(each => each.row);
}

function isMissing(value: Value): value is null | undefined {
    return value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value));
}

function compare(one: Value, other: Value): number {
    if (typeof one === 'string' || typeof other === 'string') {
        return language.compare(String(one), String(other));
    }
    return Number(one) - Number(other);
}
