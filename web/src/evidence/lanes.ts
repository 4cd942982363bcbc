import { dayNumber, isoDay } from './days';

/** A bar of a swim lane as the API tells it; only what its place is reckoned from. */
export interface LaidBar {
    readonly earliest: string;
    readonly latest: string;
    readonly until?: string | null;
    readonly certainty: 'reported' | 'disputed' | 'foretold';
    readonly group: number;
    readonly inGroup: number;
}

/** Where a bar lies, in parts of the axis from 0 to 1. */
export interface LaidOut {
    /** Where its date may begin. */
    readonly start: number;
    /** Where its date may lie at the latest: dark up to here. */
    readonly known: number;
    /** How far it holds: pale up to here. */
    readonly end: number;
    /** Whether it began before the axis does. */
    readonly isCutLeft: boolean;
    /** Whether it holds beyond the axis. */
    readonly isCutRight: boolean;
    /** Whether none of it lies on the axis. */
    readonly isOutside: boolean;
}

/** Where a bar lies between two days. What is foretold holds for the days that were foretold and not beyond. */
export function layOut(bar: LaidBar, first: number, last: number, dayOf: (iso: string) => number): LaidOut {
    const length = Math.max(1, last - first);
    const part = (day: number): number => Math.max(0, Math.min(1, (day - first) / length));
    const earliest = dayOf(bar.earliest);
    const latest = Math.max(earliest, dayOf(bar.latest));
    const until = bar.certainty === 'foretold' ? latest : bar.until ? dayOf(bar.until) : Number.POSITIVE_INFINITY;
    const end = Math.max(latest, until);
    return {
        start: part(earliest),
        known: part(latest),
        end: part(end),
        isCutLeft: earliest < first,
        isCutRight: end > last,
        isOutside: earliest > last || end < first,
    };
}

/** Runs of neighbouring bars that exclude each other: where each begins, and how many it has. Bars that stand alone make no run. */
export function runsOf(bars: readonly LaidBar[]): readonly { readonly at: number; readonly count: number }[] {
    const runs: { at: number; count: number }[] = [];
    for (let at = 0; at < bars.length;) {
        let end = at + 1;
        while (end < bars.length && bars[end]?.group === bars[at]?.group) {
            end++;
        }
        if (end - at > 1) {
            runs.push({ at, count: end - at });
        }
        at = end;
    }
    return runs;
}

/** Whether a thing is so on a day: for sure, perhaps (its date is not known so finely), or not. */
export function isSoOn(bar: LaidBar, day: number, dayOf: (iso: string) => number): 'yes' | 'perhaps' | 'no' {
    const earliest = dayOf(bar.earliest);
    const latest = dayOf(bar.latest);
    if (day < earliest || (bar.until && day >= dayOf(bar.until)) || (bar.certainty === 'foretold' && day > latest)) {
        return 'no';
    }
    return bar.certainty === 'foretold' || day < latest ? 'perhaps' : 'yes';
}

/** The days from a little before the first bar to half a year behind the last that anything begins or is to begin; the whole axis where there is none. */
export function daysOfBars(bars: readonly LaidBar[], whole: { readonly first: string; readonly last: string }): { readonly first: string; readonly last: string } {
    if (bars.length === 0) {
        return whole;
    }
    const first = Math.min(...bars.map(bar => dayNumber(bar.earliest)));
    const last = Math.max(...bars.map(bar => dayNumber(bar.latest)));
    return { first: isoDay(Math.max(dayNumber(whole.first), first - 45)), last: isoDay(Math.min(dayNumber(whole.last), last + 183)) };
}
