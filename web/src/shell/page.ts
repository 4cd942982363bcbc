import { signal } from '@preact/signals';

/**
 * What a page tells those who watch it from outside: tests, screenshots, a teacher's script.
 * `window.rampart` = { page, ready, seek(t_s), frames(), state() }.
 */
export interface Watched {
    /** The address of the page shown, such as `/replay`. */
    readonly page: string;
    /** Whether what is shown is the data that was asked for. */
    readonly ready: boolean;
    /** Moves the page's clock; pages without time do nothing. */
    seek(t_s: number): void;
    /** How many drawings of maps and charts were made since the page was opened. */
    frames(): number;
    /** What the page holds, as plain data; null where the page says nothing. */
    state(): unknown;
}

declare global {
    interface Window {
        rampart: Watched;
    }
}

const nothing = (): void => undefined;
const isReady = signal(false);
let address = '/';
let drawings = 0;
let seek: (t_s: number) => void = nothing;
let state: () => unknown = () => null;

/** The page that is shown. A page calls `ready()` when it shows what was asked for and `busy()` while it loads. */
export const page = {
    isReady,
    ready(): void {
        isReady.value = true;
    },
    busy(): void {
        isReady.value = false;
    },
    /** One drawing of a map or a chart was made. */
    frame(): void {
        drawings++;
    },
    /** How this page's clock is moved from outside. */
    onSeek(act: (t_s: number) => void): void {
        seek = act;
    },
    /** What this page answers to `window.rampart.state()`. */
    onState(tell: () => unknown): void {
        state = tell;
    },
    /** Called by the router alone: another page begins. */
    open(path: string): void {
        address = path;
        drawings = 0;
        seek = nothing;
        state = () => null;
        isReady.value = false;
    },
};

if (typeof window !== 'undefined') {
    window.rampart = {
        get page() { return address; },
        get ready() { return isReady.value; },
        seek: t_s => { seek(t_s); },
        frames: () => drawings,
        state: () => state(),
    };
}
