import { type Signal, signal } from '@preact/signals';

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

/** A signal that lives in the address, so that any view can be linked. */
export interface UrlSignal<T> {
    /** Setting it replaces the address: for what moves, such as a slider that is dragged. */
    value: T;
    peek(): T;
    /** Sets it as a choice of its own: the browser's Back returns to the one before. */
    push(value: T): void;
    readonly signal: Signal<T>;
}

interface Place {
    readonly name: string;
    readonly take: (words: string | null) => void;
}

const places = new Map<string, Place>();
const pending = new Map<string, string | null>();
let timer: ReturnType<typeof setTimeout> | undefined;
let last = -Infinity;

/** Browsers refuse more than about a hundred changes of the address in half a minute. */
const PAUSE_MS = 350;

/**
 * A signal bound to a parameter of the address.
 * Made once per name, at the top of a page's module; it takes its default where the address says nothing.
 */
export function urlSignal<T>(name: string, codec: Codec<T>, initial: T): UrlSignal<T> {
    const decode = (words: string | null): T => (words === null ? initial : codec.read(words) ?? initial);
    const encode = (value: T): string | null => (codec.write(value) === codec.write(initial) ? null : codec.write(value));
    const held = signal(decode(new URLSearchParams(location.search).get(name)));
    places.set(name, {
        name,
        take(words) {
            const next = decode(words);
            if (encode(next) !== encode(held.peek())) {
                held.value = next;
            }
        },
    });
    return {
        get value() { return held.value; },
        set value(next) {
            held.value = next;
            pending.set(name, encode(next));
            writeSoon();
        },
        peek: () => held.peek(),
        push(next) {
            writeNow();
            held.value = next;
            const address = withParameters([[name, encode(next)]]);
            if (address !== location.pathname + location.search) {
                history.pushState(null, '', address);
            }
        },
        signal: held,
    };
}

/** Sets several parameters as one choice. */
export function pushAll(act: () => void): void {
    writeNow();
    act();
    const address = withParameters([...pending]);
    forget();
    if (address !== location.pathname + location.search) {
        history.pushState(null, '', address);
    }
}

/** The router calls this when another address was opened: every signal takes what stands there. */
export function readAddress(): void {
    forget();
    const parameters = new URLSearchParams(location.search);
    for (const place of places.values()) {
        place.take(parameters.get(place.name));
    }
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
    const wait = Math.max(0, last + PAUSE_MS - performance.now());
    timer ??= setTimeout(writeNow, wait);
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
    // A slash and a comma may stand in a query as they are, and an address that people read is better so.
    const query = parameters.toString().replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',');
    return location.pathname + (query === '' ? '' : `?${query}`);
}
