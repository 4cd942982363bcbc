/** Who works the pages by keys never loses the place: what has the focus may go, the focus may not. */
import { useEffect, useRef } from 'preact/hooks';

const MOST = 12;
let had: Focusable[] = [];
let now: Focusable | undefined;
/** Whether the reader worked the page by keys last: only then is it scrolled to where the focus goes; a wheel is not fought against. */
let isByKeys = true;

type Focusable = HTMLElement | SVGElement;

/** Watches the focus from now on. Where its element goes out of the page (a panel is closed, a heading comes anew with what was fetched), it goes back to what had it before, else to the page's heading. */
export function keepFocus(place: Element): void {
    for (const [type, keys] of [['keydown', true], ['pointerdown', false], ['wheel', false]] as const) {
        addEventListener(type, () => { isByKeys = keys; }, { capture: true, passive: true });
    }
    addEventListener('focusin', ({ target }) => {
        if (target instanceof HTMLElement || target instanceof SVGElement) {
            now = target;
            had = [...had.filter(each => each !== target && each.isConnected), target].slice(-MOST);
        }
    });
    addEventListener('focusout', ({ target, relatedTarget }) => {
        if (relatedTarget === null) {
            // Not taken away by a drawing: the reader let go, by a click beside everything.
            queueMicrotask(() => {
                if (now === target && now?.isConnected && document.activeElement !== now) {
                    now = undefined;
                }
            });
        }
    });
    new MutationObserver(() => {
        if (now && !now.isConnected && (document.activeElement === null || document.activeElement === document.body)) {
            giveBack();
        }
    }).observe(place, { childList: true, subtree: true });
}

/** Another page begins: nothing of the one before is gone back to. */
export function forgetFocus(): void {
    had = [];
}

/** Puts the focus on the page's heading, from where a reader begins. */
export function focusHeading(): void {
    const heading = document.querySelector<HTMLElement>('main h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
}

function giveBack(): void {
    const wasHeading = now?.tagName === 'H1';
    now = undefined;
    const back = wasHeading ? undefined : had.findLast(each => each.isConnected && each.closest('main') !== null && each.tagName !== 'H1' && each.getClientRects().length > 0);
    back?.focus({ preventScroll: true });
    if (back && document.activeElement === back) {
        if (isByKeys) {
            back.scrollIntoView({ block: 'nearest' });
        }
    } else {
        focusHeading();
    }
}

const closings: (() => void)[] = [];

function escape(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (event.key === 'Escape' && !event.defaultPrevented && !target?.closest('dialog, select, [type="search"]')) {
        const close = closings.at(-1);
        if (close) {
            event.preventDefault();
            close();
        }
    }
}

/** As long as something stands open that was opened beside what it is about, Escape closes it: what was opened last first. */
export function useEscape(isOpen: boolean, close: () => void): void {
    const told = useRef(close);
    told.current = close;
    useEffect(() => {
        if (!isOpen) {
            return undefined;
        }
        const act = (): void => { told.current(); };
        if (closings.push(act) === 1) {
            addEventListener('keydown', escape);
        }
        return () => {
            closings.splice(closings.indexOf(act), 1);
            if (closings.length === 0) {
                removeEventListener('keydown', escape);
            }
        };
    }, [isOpen]);
}
