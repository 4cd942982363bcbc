/** By which column, and which way. */
export interface Sorting {
    readonly by: string;
    readonly descending: boolean;
}

/** An order in a word: the column, after a minus where it descends. */
export function wordOf(sorting: Sorting | undefined): string {
    return sorting ? `${sorting.descending ? '-' : ''}${sorting.by}` : 'none';
}

/** The order that a word says; undefined where it names no column that can be sorted by. */
export function sortingOf(word: string, columns: readonly { readonly id: string; readonly sortable?: boolean }[]): Sorting | undefined {
    const descending = word.startsWith('-'), by = descending ? word.slice(1) : word;
    return columns.some(column => column.id === by && column.sortable !== false) ? { by, descending } : undefined;
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
