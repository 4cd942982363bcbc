/** Days as numbers since 1970-01-01, and axes of them. Everything is reckoned in UTC, so that a day is a day everywhere. */

const DAY_MS = 86_400_000;

/** The number of a day written YYYY-MM-DD; NaN where it is none. */
export function dayNumber(iso: string): number {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
    if (!parts) {
        return Number.NaN;
    }
    const date = new Date(0);
    date.setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
    const isDay = date.getUTCMonth() === Number(parts[2]) - 1 && date.getUTCDate() === Number(parts[3]);
    return isDay ? Math.round(date.getTime() / DAY_MS) : Number.NaN;
}

/** The day of a number, as YYYY-MM-DD. */
export function isoDay(day: number): string {
    return new Date(Math.round(day) * DAY_MS).toISOString().slice(0, 10);
}

/** The same as the browser's date, at midnight in UTC. */
export function dateOf(iso: string): Date {
    return new Date(dayNumber(iso) * DAY_MS);
}

/** A date as the API tells it: days that may be meant, open where an end is null. */
export interface Span {
    readonly earliest?: string | null;
    readonly latest?: string | null;
}

/** Where a mark of a span stands: in its middle, or at the one end that is known. */
export function middleOf({ earliest, latest }: Span): number | undefined {
    const first = earliest ? dayNumber(earliest) : undefined;
    const last = latest ? dayNumber(latest) : undefined;
    return first !== undefined && last !== undefined ? (first + last) / 2 : first ?? last;
}

/** A tick of an axis of days. */
export interface Tick {
    readonly day: number;
    readonly words: string;
    readonly isYear: boolean;
}

const STEPS_MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const;

/** Ticks at the beginnings of months or years between two days: as many as there is room for, and no more. */
export function ticksBetween(first: number, last: number, most: number): readonly Tick[] {
    for (const step of STEPS_MONTHS) {
        const ticks = ticksBy(step, first, last);
        if (ticks.length <= most) {
            return ticks;
        }
    }
    return ticksBy(STEPS_MONTHS.at(-1) ?? 1200, first, last);
}

function ticksBy(months: number, first: number, last: number): Tick[] {
    const ticks: Tick[] = [];
    const begin = new Date(first * DAY_MS);
    let month = Math.floor((begin.getUTCFullYear() * 12 + begin.getUTCMonth()) / months) * months;
    for (; ; month += months) {
        const start = new Date(0);
        start.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
        const day = Math.round(start.getTime() / DAY_MS);
        if (day > last) {
            return ticks;
        }
        if (day >= first) {
            const isYear = month % 12 === 0;
            ticks.push({ day, words: months % 12 === 0 || isYear ? String(start.getUTCFullYear()) : MONTHS[month % 12] ?? '', isYear });
        }
    }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "2 years 3 months", "12 days": how long it is between two days, as a reader would say it. */
export function between(first: number, last: number): string {
    const days = Math.abs(Math.round(last - first));
    if (days < 60) {
        return days === 1 ? '1 day' : `${days} days`;
    }
    const months = Math.round(days / 30.4375);
    if (months < 24) {
        return `${months} months`;
    }
    const years = Math.floor(months / 12);
    const rest = months % 12;
    return rest === 0 ? `${years} years` : `${years} years ${rest === 1 ? '1 month' : `${rest} months`}`;
}
