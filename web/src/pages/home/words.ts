/** What flies, in words: "12 drones". */
export function classWords(what: string, count: number): string {
    const [one, many] = NAMES[what] ?? [what.replaceAll('-', ' '), `${what.replaceAll('-', ' ')}s`];
    return count === 1 ? one : many;
}

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
    'fighter': ['fighter', 'fighters'],
    'cruise-missile': ['cruise missile', 'cruise missiles'],
    'drone': ['drone', 'drones'],
    'ballistic-missile': ['ballistic missile', 'ballistic missiles'],
    'airliner': ['airliner', 'airliners'],
    'low-observable-fighter': ['low-observable fighter', 'low-observable fighters'],
    'stand-off-jammer': ['stand-off jammer', 'stand-off jammers'],
};

/** A length of time: "45 min", "2 h", "1 h 10 min". */
export function durationWords(seconds: number): string {
    const minutes = Math.round(seconds / 60);
    const hours = Math.floor(minutes / 60);
    return hours === 0 ? `${minutes} min` : minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** When something was, as one would say it: "just now", "12 minutes ago", "yesterday, 14:05", "3 March 2026". */
export function whenWords(iso: string, now: Date = new Date()): string {
    const then = new Date(iso);
    const minutes = (now.getTime() - then.getTime()) / 60_000;
    if (minutes < 1) {
        return 'just now';
    }
    if (minutes < 60) {
        const whole = Math.floor(minutes);
        return `${whole} ${whole === 1 ? 'minute' : 'minutes'} ago`;
    }
    const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    const days = Math.round((startOfDay(now) - startOfDay(then)) / 86_400_000);
    if (days === 0) {
        return `today, ${time}`;
    }
    return days === 1 ? `yesterday, ${time}` : then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

function startOfDay(date: Date): number {
    return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** "1 battery", "2 batteries". */
export function count(number: number, one: string, many = `${one}s`): string {
    return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
