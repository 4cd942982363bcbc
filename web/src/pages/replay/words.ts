/** How this page writes times and names. */

/** A moment or a length of time, as the answers and the command line write it: 0:04:05, 1:02:30; tenths where asked. */
export function clock(ms: number, tenths = false): string {
    const whole = Math.max(0, Math.floor(ms / 1000));
    const hours = Math.floor(whole / 3600);
    const [minutes, seconds] = [Math.floor(whole / 60) % 60, whole % 60].map(each => String(each).padStart(2, '0'));
    const end = tenths ? `.${Math.floor(Math.max(0, ms) / 100) % 10}` : '';
    return `${hours}:${minutes}:${seconds}${end}`;
}

/** The same for those who hear it: "4 minutes 5 seconds". */
export function spokenClock(ms: number): string {
    const whole = Math.max(0, Math.round(ms / 1000));
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : '', `${whole % 60} s`].filter(part => part !== '').join(' ');
}

/** cruise-missile → cruise missile. */
export function plain(word: string): string {
    return word.replaceAll('-', ' ');
}

export function kilometres(metres: number): string {
    return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(metres < 10_000 ? 2 : 1)} km`;
}

export function heightWords(metres: number): string {
    return Math.abs(metres) < 10_000 ? `${Math.round(metres).toLocaleString('en')} m` : `${(metres / 1000).toFixed(1)} km`;
}

export function percent(share: number): string {
    return `${(100 * share).toFixed(share > 0 && share < 0.01 ? 1 : 0)} %`;
}
