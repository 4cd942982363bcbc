import type { Interval, Measure, Summary } from './types';

/**
 * How many digits behind the point an estimate is worth: half the interval's width with two digits where its first three are
 * 100 to 354, else with one (Particle Data Group, Review of Particle Physics, Introduction, rounding).
 */
export function digitsOf(interval: Interval): number {
    const half = (interval.high - interval.low) / 2;
    if (half <= 0) {
        return 1;
    }
    const order = Math.floor(Math.log10(half));
    const lead = half / 10 ** order;
    return Math.min(4, Math.max(0, (lead < 3.55 ? 1 : 0) - order));
}

/** A value of a measure, as exactly as its interval allows; a share in per cent. */
export function valueOf(measure: Measure, value: number): string {
    return measure.isShare
        ? `${(value * 100).toFixed(Math.max(0, digitsOf(measure.monteCarlo) - 2))} %`
        : fixed(value, digitsOf(measure.monteCarlo));
}

/** "2.1 to 3.4" */
export function betweenOf(measure: Measure, interval: Interval | null): string {
    return interval === null ? 'not told apart' : `${valueOf(measure, interval.low)} to ${valueOf(measure, interval.high)}`;
}

/** A number with so many digits behind the point, never "-0". */
export function fixed(value: number, digits: number): string {
    const words = value.toFixed(digits);
    return Number(words) === 0 ? words.replace('-', '') : words.replace('-', '−');
}

/** With its sign: "+0.4", "−1.2". */
export function signed(value: number, digits: number): string {
    const words = fixed(value, digits);
    return Number(words.replace('−', '-')) > 0 ? `+${words}` : words;
}

/** "0:45", "1:20": hours and minutes of the battle. */
export function clockWords(seconds: number): string {
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Why a reason (0 dice, 1 unknown parameters, 2 not run enough) has no width: for a chart, and in full. */
export function whyNone(summary: Pick<Summary, 'points' | 'battlesPerPoint'>, measure: Pick<Measure, 'dice' | 'readings'>, kind: number): { readonly short: string; readonly long: string } {
    const said = (short: string, long = short): { short: string; long: string } => ({ short, long });
    if (kind !== 2 && summary.battlesPerPoint <= 1) {
        return said('not known: each point was fought once', 'not known: each point was fought once, so dice and parameters cannot be told apart');
    }
    if (kind === 1) {
        return summary.points <= 1
            ? said('not known: one point only', 'not known: one point only, so nothing was varied')
            : measure.readings
                ? said(`within the dice at ${summary.points.toLocaleString('en')} points`, `no width seen: at ${summary.points.toLocaleString('en')} points the readings change it by less than the dice do; that does not mean that they do nothing`)
                : said('not reckoned for this measure');
    }
    return kind === 0
        ? measure.dice ? said('none: battles at one point end alike') : said('not reckoned for this measure')
        : said('none: all battles end alike');
}
