/** A scale on which answers lie side by side. */
export interface Scale {
    /** From 0 at its left to 1 at its right. */
    at(value: number): number;
    readonly kind: 'from-nought' | 'between' | 'decades';
    readonly ticks: readonly { readonly at: number; readonly words: string }[];
    readonly low: number;
    readonly high: number;
}

/** Beyond this ratio between the greatest and the least answer a bar from nought would show nothing of the least. */
const DECADES_FROM = 25;

/**
 * Numbers from nought, so that a bar twice as long says twice as much; in decades where they lie far apart, and then as marks;
 * between the least and the greatest where there are numbers below nought.
 */
export function scaleOf(values: readonly number[]): Scale {
    const known = values.filter(Number.isFinite);
    const least = Math.min(...known);
    const most = Math.max(...known);
    if (known.length === 0) {
        return linear('from-nought', 0, 1);
    }
    if (least < 0) {
        const room = (most - least || Math.abs(most) || 1) * 0.08;
        return linear('between', least - room, Math.max(0, most + room));
    }
    const positive = known.filter(value => value > 0);
    const smallest = Math.min(...positive);
    if (least > 0 && most / smallest >= DECADES_FROM) {
        return decades(smallest, most);
    }
    return linear('from-nought', 0, most === 0 ? 1 : most * 1.04);
}

function linear(kind: 'from-nought' | 'between', low: number, high: number): Scale {
    const step = niceStep((high - low) / 4);
    const ticks = [];
    for (let each = Math.ceil(low / step - 1e-9); each * step <= high + step * 1e-9; each++) {
        const value = each * step + 0;
        ticks.push({ at: (value - low) / (high - low), words: plain(value) });
    }
    return { at: value => (value - low) / (high - low), kind, ticks, low, high };
}

function decades(least: number, most: number): Scale {
    const low = Math.log10(least) - 0.12;
    const high = Math.log10(most) + 0.12;
    const ticks = [];
    for (let power = Math.ceil(low); power <= high; power++) {
        ticks.push({ at: (power - low) / (high - low), words: plain(10 ** power) });
    }
    if (ticks.length < 2) {
        ticks.length = 0;
        ticks.push({ at: (Math.log10(least) - low) / (high - low), words: plain(least) }, { at: (Math.log10(most) - low) / (high - low), words: plain(most) });
    }
    const every = Math.ceil(ticks.length / 6);
    return { at: value => (Math.log10(value) - low) / (high - low), kind: 'decades', ticks: ticks.filter((_, at) => at % every === 0), low: 10 ** low, high: 10 ** high };
}

function niceStep(rough: number): number {
    const power = 10 ** Math.floor(Math.log10(rough));
    const part = rough / power;
    return (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
}

/** A number as an axis writes it: "0.0001", "25,000", "2.5 bn". */
export function plain(value: number): string {
    const size = Math.abs(value);
    if (size >= 1e9) {
        return `${trimmed(value / 1e9)} bn`;
    }
    if (size >= 1e6) {
        return `${trimmed(value / 1e6)} m`;
    }
    if (size !== 0 && size < 1e-4) {
        return value.toExponential(0).replace('e-', '·10⁻').replaceAll(/⁻(\d+)/g, (_, digits: string) => `⁻${[...digits].map(digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '').join('')}`);
    }
    return trimmed(value);
}

function trimmed(value: number): string {
    return value.toLocaleString('en', { maximumSignificantDigits: 4 });
}
