import { dayNumber, isoDay, ticksBetween } from './days';
import { type Scale, scaleOf } from './scale';
import type { Claim, ConflictProperty, ConflictRow } from './types';

/** How an answer is drawn on its scale, in parts from 0 to 1. */
export interface Mark {
    /** Where the bar begins and ends. */
    readonly from: number;
    readonly to: number;
    /** Where the stated value stands. */
    readonly at: number;
    readonly kind: 'exact' | 'about' | 'below' | 'above' | 'days';
    readonly opensLeft: boolean;
    readonly opensRight: boolean;
    /** Whether it is a bar, whose length means something, or a mark alone. */
    readonly isBar: boolean;
}

/** The answers on a property that share a scale. */
export interface Answers {
    readonly unit: string;
    readonly rows: readonly { readonly row: ConflictRow; readonly mark: Mark | undefined }[];
    readonly ticks: readonly { readonly at: number; readonly words: string }[];
    readonly kind: 'numbers' | 'dates' | 'words';
    readonly isDecades: boolean;
}

/** The answers on a property side by side: numbers on a scale, dates on a calendar, words as they are. Money has a scale for each currency. */
export function answersOf(property: ConflictProperty): readonly Answers[] {
    if (property.kind === 'date') {
        return [datesOf(property.rows)];
    }
    if (!property.scale) {
        const rows = [...property.rows].sort((one, other) => one.claim.value.localeCompare(other.claim.value) || order(one, other));
        return [{ unit: '', rows: rows.map(row => ({ row, mark: undefined })), ticks: [], kind: 'words', isDecades: false }];
    }
    const currencies = [...new Set(property.rows.map(row => row.claim.currency ?? ''))].sort();
    return currencies.map(currency => numbersOf(property.rows.filter(row => (row.claim.currency ?? '') === currency), property.scale?.si ?? 1, currency === '' ? property.scale?.unit ?? '' : currency));
}

function numbersOf(rows: readonly ConflictRow[], unit_si: number, unit: string): Answers {
    const inOrder = [...rows].sort((one, other) => (one.claim.si ?? 0) - (other.claim.si ?? 0) || order(one, other));
    const scale = scaleOf(inOrder.map(row => (row.claim.si ?? Number.NaN) / unit_si));
    return {
        unit,
        rows: inOrder.map(row => ({ row, mark: row.claim.si === null ? undefined : numberMark(row.claim, row.claim.si / unit_si, scale) })),
        ticks: scale.ticks,
        kind: 'numbers',
        isDecades: scale.kind === 'decades',
    };
}

function numberMark(claim: Claim, value: number, scale: Scale): Mark {
    const at = scale.at(value);
    const isBar = scale.kind === 'from-nought';
    switch (claim.bound) {
        case 'at-most':
        case 'less-than': return { from: 0, to: at, at, kind: 'below', opensLeft: true, opensRight: false, isBar };
        case 'at-least':
        case 'more-than': return { from: at, to: 1, at, kind: 'above', opensLeft: false, opensRight: true, isBar };
        case 'about': return { from: isBar ? 0 : at, to: at, at, kind: 'about', opensLeft: false, opensRight: false, isBar };
        default: return { from: isBar ? 0 : at, to: at, at, kind: 'exact', opensLeft: false, opensRight: false, isBar };
    }
}

/** The days that a claim on a date may mean, with its bound: "by 2020" opens to the past. */
export function daysOf(claim: Pick<Claim, 'event' | 'bound'>): { first: number | undefined; last: number | undefined } {
    const opensBefore = claim.bound === 'at-most' || claim.bound === 'less-than';
    const opensAfter = claim.bound === 'at-least' || claim.bound === 'more-than';
    return {
        first: claim.event?.earliest && !opensBefore ? dayNumber(claim.event.earliest) : undefined,
        last: claim.event?.latest && !opensAfter ? dayNumber(claim.event.latest) : undefined,
    };
}

function datesOf(rows: readonly ConflictRow[]): Answers {
    const known = rows.map(row => ({ row, ...daysOf(row.claim) }));
    const days = known.flatMap(({ first, last }) => [first, last]).filter(day => day !== undefined);
    const least = Math.min(...days);
    const most = Math.max(...days);
    const room = Math.max(20, (most - least) * 0.12);
    const [first, last] = days.length === 0 ? [0, 1] : [least - room, most + room];
    const part = (day: number): number => (day - first) / (last - first);
    const inOrder = [...known].sort((one, other) => (one.first ?? one.last ?? 0) - (other.first ?? other.last ?? 0) || (one.last ?? Infinity) - (other.last ?? Infinity) || order(one.row, other.row));
    return {
        unit: '',
        rows: inOrder.map(({ row, first: earliest, last: latest }) => ({
            row,
            mark: earliest === undefined && latest === undefined ? undefined : {
                from: earliest === undefined ? 0 : part(earliest),
                to: latest === undefined ? 1 : part(latest),
                at: part(earliest ?? latest ?? 0),
                kind: 'days' as const,
                opensLeft: earliest === undefined,
                opensRight: latest === undefined,
                isBar: true,
            },
        })),
        ticks: ticksBetween(first, last, 6).map((tick, number) => ({ at: part(tick.day), words: number === 0 && !tick.isYear ? `${tick.words} ${isoDay(tick.day).slice(0, 4)}` : tick.words })),
        kind: 'dates',
        isDecades: false,
    };
}

function order(one: ConflictRow, other: ConflictRow): number {
    return (one.claim.said.earliest ?? one.claim.said.latest ?? '').localeCompare(other.claim.said.earliest ?? other.claim.said.latest ?? '') || one.claim.id.localeCompare(other.claim.id);
}
