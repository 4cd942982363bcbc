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
