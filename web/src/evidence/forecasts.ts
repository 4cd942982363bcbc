import { dayNumber } from './days';

/** Days that may be meant, as numbers; an end that is open is undefined. */
export interface DaySpan {
    readonly first: number | undefined;
    readonly last: number | undefined;
    /** Where the mark stands: in the middle, or at the one end that is known. */
    readonly middle: number;
}

/** The days of a date as numbers; undefined where neither end is known. */
export function spanOf({ first, last }: { readonly first: string | null; readonly last: string | null }): DaySpan | undefined {
    const from = first === null ? undefined : dayNumber(first);
    const to = last === null ? undefined : dayNumber(last);
    const middle = from !== undefined && to !== undefined ? (from + to) / 2 : from ?? to;
    return middle === undefined || Number.isNaN(middle) ? undefined : { first: from, last: to, middle };
}

const OTHERS = 'other speakers';

/** The speakers in the order of their marks: those who spoke most first; where there are too many, the rest share the last place. */
export function speakersOf(marks: readonly { readonly speaker: string }[], most: number): readonly string[] {
    const counts = new Map<string, number>();
    for (const { speaker } of marks) {
        counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
    }
    const names = [...counts].sort(([one, many], [other, more]) => more - many || one.localeCompare(other)).map(([name]) => name);
    return names.length <= most ? names : [...names.slice(0, most - 1), OTHERS];
}
