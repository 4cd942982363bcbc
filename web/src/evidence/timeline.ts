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

/** The days that hold nearly all of the points: few that lie far before or behind the others do not press them together. */
export function mainDays(points: readonly TimelinePoint[], all: boolean): { first: number; last: number; before: number; after: number } {
    const said = points.map(point => point.said).sort((one, other) => one - other);
    const few = all ? 0 : Math.floor(said.length * 0.04);
    const first = said[few];
    const last = said[said.length - 1 - few];
    if (first === undefined || last === undefined) {
        return { first: dayNumber('2000-01-01'), last: dayNumber('2030-01-01'), before: 0, after: 0 };
    }
    // What was foretold within the next years belongs to the picture.
    const foretold = points.flatMap(point => (point.claim.isForecast && point.event !== undefined && point.said <= last ? [point.event] : []));
    const end = Math.max(last, ...foretold.filter(day => day < last + 2 * 365));
    const room = Math.max(30, (end - first) * 0.025);
    const from = first - room;
    const to = end + room;
    return { first: from, last: to, before: said.filter(day => day < from).length, after: said.filter(day => day > to).length };
}

/** Whether a claim was said between two days. */
export function isWithin(claim: Claim, first: number, last: number): boolean {
    const said = middleOf(claim.said);
    return said !== undefined && said >= first && said <= last;
}

/** Which of the points of one row have room for their words: each needs so many pixels to its right before the next point, or before the end of the axis. */
export function withRoom<P extends { readonly said: number; readonly words: string }>(points: readonly P[], last: number, pixelsPerDay: number, letter: number, gap: number): readonly P[] {
    const inOrder = [...points].sort((one, other) => one.said - other.said);
    const kept: P[] = [];
    for (const [at, point] of inOrder.entries()) {
        const next = inOrder[at + 1]?.said ?? last;
        if ((next - point.said) * pixelsPerDay >= point.words.length * letter + gap) {
            kept.push(point);
        }
    }
    return kept;
}
