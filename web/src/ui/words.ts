/** Words that several pages say alike. */

/** "1 battery", "2 batteries". */
export function count(number: number, one: string, many = `${one}s`): string {
    return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** With a large first letter, as a sentence or a heading begins. */
export function capital(words: string): string {
    return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "S-400 regiment-set.launchers" as "S-400: regiment set › launchers": a model, and what of it. The keys stand last, with commas between several. */
export function factorWords(title: string): string {
    const parts = /^(.+?) ((?:\S+, )*\S+)$/.exec(title);
    return parts ? `${parts[1]!}: ${parts[2]!.replace(/[./]/g, ' › ').replaceAll('-', ' ')}` : title;
}

/**
 * What a bar of the tornado was drawn at, for a factor of several values that go together: "up to rcs.x.nose 6.71 m², rcs.x.side 67.1 m²" as
 * "each up to: nose 6.71 m², side 67.1 m²". What all keys begin with is the factor's own name and is left out. A single value stays as it is.
 */
export function levelWords(words: string): string {
    const [, side = '', rest = words] = /^(up to |from )?(.+)$/.exec(words) ?? [];
    const entries = rest.split(', ').map(entry => /^([a-z][\w-]*(?:\.[\w-]+)*) (\S.*)$/.exec(entry));
    if (entries.length < 2 || entries.some(entry => entry === null)) {
        return words;
    }
    const keys = entries.map(entry => entry![1]!.split('.'));
    const least = Math.min(...keys.map(key => key.length)) - 1;
    let shared = 0;
    while (shared < least && keys.every(key => key[shared] === keys[0]![shared])) {
        shared++;
    }
    const told = keys.map((key, at) => `${key.slice(shared).map(part => (part.length === 1 ? part.toUpperCase() : part.replace(/-(?!\d)/g, ' '))).join(' ')} ${entries[at]![2]!}`).join(', ');
    return side === '' ? told : `each ${side.trim()}: ${told}`;
}

/** A campaign's answer or banner, the factor that it names in words. The terminal names its key, which one types there. */
export function answerWords(answer: string): string {
    return answer.replace(/(?<=driven by ).+?(?=, of which|, an assumed value|; |\. )|(?<=assumed (?:value|in part): ).+?(?=\. )/g, factorWords);
}

/** "3 s", "40 s", "2 min", "1 h 20 min": as coarse as a guess of what is left deserves, so that it does not flicker. */
export function lengthWords(seconds: number): string {
    const step = seconds < 10 ? 1 : seconds < 60 ? 5 : 10;
    if (seconds < 115) {
        return `${Math.max(1, Math.round(seconds / step) * step)} s`;
    }
    const minutes = Math.round(seconds / 60);
    return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
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
