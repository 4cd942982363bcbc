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
    /** What the page holds and shows, as plain data: what the page says itself, and under `shown` how its figures, tables and maps stand. */
    state(): Readonly<Record<string, unknown>>;
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
let state: () => object = () => ({});
const parts = new Map<string, () => unknown>();

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
    onState(tell: () => object): void {
        state = tell;
    },
    /** A part of the page, such as a figure, says how it stands until it goes: give what is returned back then. */
    tells(name: string, tell: () => unknown): () => void {
        parts.set(name, tell);
        return () => {
            if (parts.get(name) === tell) {
                parts.delete(name);
            }
        };
    },
    /** Called by the router alone: another page begins. */
    open(path: string): void {
        address = path;
        drawings = 0;
        seek = nothing;
        state = () => ({});
        parts.clear();
        isReady.value = false;
    },
};

if (typeof window !== 'undefined') {
    window.rampart = {
        get page() { return address; },
        get ready() { return isReady.value; },
        seek: t_s => { seek(t_s); },
        frames: () => drawings,
        state: () => ({ ...state(), shown: Object.fromEntries([...parts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, tell]) => [name, tell()])) }),
    };
}
