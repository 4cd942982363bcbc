import { batch, type Signal, signal } from '@preact/signals';

/** How a value stands in the address. `read` gives undefined for words it does not know; the default is then taken. */
export interface Codec<T> {
    read(text: string): T | undefined;
    write(value: T): string;
}

export const text: Codec<string> = { read: words => words, write: value => value };

export const flag: Codec<boolean> = {
    read: words => (words === 'yes' ? true : words === 'no' ? false : undefined),
    write: value => (value ? 'yes' : 'no'),
};

/** A number, written with at most so many decimals. */
export function number(decimals = 6): Codec<number> {
    return {
        read: words => (words.trim() !== '' && Number.isFinite(Number(words)) ? Number(words) : undefined),
        write: value => String(Number(value.toFixed(decimals))),
    };
}

/** One of some words. */
export function oneOf<const T extends string>(words: readonly T[]): Codec<T> {
    return { read: word => words.find(each => each === word), write: value => value };
}

/** Several words, separated by commas; commas inside a word are kept. */
export const list: Codec<readonly string[]> = {
    read: words => (words === '' ? [] : words.split(',').map(word => decodeURIComponent(word))),
    write: values => values.map(value => value.replaceAll('%', '%25').replaceAll(',', '%2C')).join(','),
};

/** What was chosen for each of several things of a kind, by their names: `kills:table,ways:both`. */
export const choices: Codec<Readonly<Record<string, string>>> = {
    read: words => Object.fromEntries(words.split(',').map(word => /^([\w-]+):([\w-]+)$/.exec(word)).flatMap(found => (found ? [[found[1]!, found[2]!]] : []))),
    write: values => Object.keys(values).sort().map(name => `${name}:${values[name]!}`).join(','),
};

/** A signal that lives in the address, so that any view can be linked. */
export interface UrlSignal<T> {
    /** Setting it replaces the address: for what moves, such as a slider that is dragged. */
    value: T;
    peek(): T;
    /** Sets it as a choice of its own: the browser's Back returns to the one before. */
    push(value: T): void;
    readonly signal: Signal<T>;
}

/** Makes the signals of one page. */
export type UrlSignals = <T>(name: string, codec: Codec<T>, initial: T) => UrlSignal<T>;

/** What listens to the address: by page, then by the parameter's name. */
const places = new Map<string, Map<string, (words: string | null) => void>>();
const pending = new Map<string, string | null>();
let timer: ReturnType<typeof setTimeout> | undefined;
let last = -Infinity;

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const PAUSE_MS = 350;

/** An address without the slash that may stand at its end. */
export function plainPath(path: string): string {
    return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/**
 * The signals of a page, each bound to a parameter of its address. They are made once, at the top of the page's modules.
 * A signal takes its default where the address says nothing. While another page is open it neither reads the address nor
 * writes into it, so that pages may use the same names and none leaves its parameters to another.
 * @throws Error where a page binds a name twice: only one of the two would be told of the browser's Back.
 */
export function urlSignals(page: string): UrlSignals {
    const own = places.get(page) ?? new Map<string, (words: string | null) => void>();
    places.set(page, own);
    const isOpen = (): boolean => plainPath(location.pathname) === page;
    return <T>(name: string, codec: Codec<T>, initial: T): UrlSignal<T> => {
        if (own.has(name)) {
            throw new Error(`The page ${page} has the parameter "${name}" already.`);
        }
        const decode = (words: string | null): T => (words === null ? initial : codec.read(words) ?? initial);
        const encode = (value: T): string | null => (codec.write(value) === codec.write(initial) ? null : codec.write(value));
        const held = signal(decode(isOpen() ? new URLSearchParams(location.search).get(name) : null));
        own.set(name, words => {
            const next = decode(words);
            if (encode(next) !== encode(held.peek())) {
                held.value = next;
            }
        });
        return {
            get value() { return held.value; },
            set value(next) {
                held.value = next;
                if (isOpen()) {
                    pending.set(name, encode(next));
                    writeSoon();
                }
            },
            peek: () => held.peek(),
            push(next) {
                if (isOpen()) {
                    pushAll(() => {
                        held.value = next;
                        pending.set(name, encode(next));
                    });
                } else {
                    held.value = next;
                }
            },
            signal: held,
        };
    };
}

let pushing = 0;

/** Sets several parameters as one choice. */
export function pushAll(act: () => void): void {
    if (pushing > 0) {
        act();
        return;
    }
    writeNow();
    pushing++;
    try {
        // What follows from them sees all of them or none.
        batch(act);
    } finally {
        pushing--;
    }
    const address = withParameters([...pending]);
    forget();
    if (address !== location.pathname + location.search) {
        history.pushState(null, '', address);
    }
}

/** The router calls this when another address was opened: every signal of its page takes what stands there. */
export function readAddress(): void {
    forget();
    const parameters = new URLSearchParams(location.search);
    batch(() => {
        for (const [name, take] of places.get(plainPath(location.pathname)) ?? []) {
            take(parameters.get(name));
        }
    });
}

/** Writes what waits, before the address is left or copied. */
export function writeNow(): void {
    if (pending.size === 0) {
        return;
    }
    const address = withParameters([...pending]);
    forget();
    last = performance.now();
    history.replaceState(history.state, '', address);
}

function writeSoon(): void {
    if (pushing === 0) {
        timer ??= setTimeout(writeNow, Math.max(0, last + PAUSE_MS - performance.now()));
    }
}

function forget(): void {
    clearTimeout(timer);
    timer = undefined;
    pending.clear();
}

function withParameters(changes: readonly (readonly [string, string | null])[]): string {
    const parameters = new URLSearchParams(location.search);
    for (const [name, words] of changes) {
        if (words === null) {
            parameters.delete(name);
        } else {
            parameters.set(name, words);
        }
    }
    // A slash, a colon and a comma may stand in a query as they are, and an address that people read is better so.
    const query = parameters.toString().replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',');
    return location.pathname + (query === '' ? '' : `?${query}`);
}
