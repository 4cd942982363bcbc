import { dayNumber, middleOf } from './days';
import { daysOf } from './answers';
import type { Claim } from './types';
import { propertyWords } from './words';

/** A claim on the timeline. */
export interface TimelinePoint {
    readonly claim: Claim;
    readonly row: string;
    /** When it was said. */
    readonly said: number;
    /** When what it speaks of happened or shall happen; undefined where it dates nothing. */
    readonly event: number | undefined;
    readonly eventFirst: number | undefined;
    readonly eventLast: number | undefined;
}

export interface TimelineRows {
    readonly points: readonly TimelinePoint[];
    /** The rows that are drawn, the most spoken of first. */
    readonly rows: readonly string[];
    /** How many rows and claims were left out for want of room. */
    readonly rowsLeftOut: number;
    readonly claimsLeftOut: number;
}

/** Rows by system, or by property where one system is looked at; the most spoken of first. */
export function timelineRows(claims: readonly Claim[], byProperty: boolean, mostRows: number): TimelineRows {
    const points = claims.flatMap(claim => {
        const said = middleOf(claim.said);
        if (said === undefined || Number.isNaN(said)) {
            return [];
        }
        const { first, last } = daysOf(claim);
        return [{ claim, row: byProperty ? propertyWords(claim.property) : claim.system, said, event: first !== undefined && last !== undefined ? (first + last) / 2 : first ?? last, eventFirst: first, eventLast: last }];
    });
    const counts = new Map<string, number>();
    for (const point of points) {
        counts.set(point.row, (counts.get(point.row) ?? 0) + 1);
    }
    const all = [...counts].sort(([one, many], [other, more]) => more - many || one.localeCompare(other)).map(([row]) => row);
    const rows = all.slice(0, mostRows);
    const kept = new Set(rows);
    const shown = points.filter(point => kept.has(point.row));
    return { points: shown, rows, rowsLeftOut: all.length - rows.length, claimsLeftOut: points.length - shown.length };
}

/** The days that hold nearly all of the points: few that lie far before the others do not press them together. */
export function mainDays(points: readonly TimelinePoint[], all: boolean): { first: number; last: number; before: number } {
    const said = points.map(point => point.said).sort((one, other) => one - other);
    const first = said[all ? 0 : Math.floor(said.length * 0.05)];
    const last = said.at(-1);
    if (first === undefined || last === undefined) {
        return { first: dayNumber('2000-01-01'), last: dayNumber('2030-01-01'), before: 0 };
    }
    const foretold = points.flatMap(point => (point.claim.isForecast && point.event !== undefined ? [point.event] : []));
    const end = Math.max(last, ...foretold.filter(day => day < last + 3 * 365));
    const room = Math.max(30, (end - first) * 0.02);
    return { first: first - room, last: end + room, before: said.filter(day => day < first - room).length };
}

/** Which of the points of one row have room for their words: each needs so many pixels to its right before the next point. */
export function withRoom<P extends { readonly said: number; readonly words: string }>(points: readonly P[], pixelsPerDay: number, letter: number, gap: number): readonly P[] {
    const inOrder = [...points].sort((one, other) => one.said - other.said);
    const kept: P[] = [];
    for (const [at, point] of inOrder.entries()) {
        const next = inOrder[at + 1];
        const need = point.words.length * letter + gap;
        if (!next || (next.said - point.said) * pixelsPerDay >= need) {
            kept.push(point);
        }
    }
    return kept;
}
