/** What is chosen on parts that many pages have: how a figure is shown, by which column a table is sorted, what is unfolded. */
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { page } from './page';
import { choices, type Codec, type UrlSignal, urlSignals } from '../state/url';

/** The path of the page that a part stands on; the frame gives it. */
export const PageOf = createContext('/');

/** `show=kills:table`, `sort=leakers:-time`, `more=tracks:open`. */
export type ChoiceKind = 'show' | 'sort' | 'more';

const made = new Map<string, UrlSignal<unknown>>();

function bound<T>(path: string, name: string, codec: Codec<T>, initial: T): UrlSignal<T> {
    const key = `${path}?${name}`;
    const known = made.get(key) as UrlSignal<T> | undefined;
    if (known) {
        return known;
    }
    const fresh = urlSignals(path)(name, codec, initial);
    made.set(key, fresh as UrlSignal<unknown>);
    return fresh;
}

const NONE: Readonly<Record<string, string>> = {};

/**
 * A choice on a part of the page, by the part's name; a part without one keeps its choice to itself.
 * It stands in the address, and `window.rampart.state().shown` tells it as long as the part is shown.
 */
export function useChoice(kind: ChoiceKind, name: string | undefined, initial: string): [string, (next: string) => void] {
    const [own, setOwn] = useState(initial);
    const path = useContext(PageOf);
    const all = useMemo(() => (name === undefined ? undefined : bound(path, kind, choices, NONE)), [path, kind, name === undefined]);
    const now = all && name !== undefined ? all.value[name] ?? initial : own;
    const told = useRef(now);
    told.current = now;
    useLayoutEffect(() => (name === undefined ? undefined : page.tells(`${kind} ${name}`, () => told.current)), [kind, name]);
    return [now, next => {
        if (all && name !== undefined) {
            const { [name]: _, ...others } = all.peek();
            all.push(next === initial ? others : { ...others, [name]: next });
        } else {
            setOwn(next);
        }
    }];
}

/** As `useState`, for what lives in the address: a filter of a list, for example. What is typed replaces the address, it adds no step to go back to. */
export function useInAddress<T>(name: string, codec: Codec<T>, initial: T): [T, (next: T) => void] {
    const path = useContext(PageOf);
    const held = useMemo(() => bound(path, name, codec, initial), [path, name]);
    return [held.value, next => { held.value = next; }];
}

/** A part's name from words that people read: letters, digits and dashes, as addresses take them. */
export function partName(...words: readonly string[]): string {
    return words.join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
