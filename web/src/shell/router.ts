import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { plainPath, readAddress, writeNow } from '../state/url';
import { focusHeading, forgetFocus } from './focus';
import { page } from './page';

/** A page of the application. */
export interface Route {
    readonly path: string;
    /** Its name in the navigation and in the window's title. */
    readonly name: string;
    /** What it answers, for whoever came to an address where there is nothing. */
    readonly about: string;
    readonly load: () => Promise<{ default: ComponentType }>;
}

/** What is shown: a page, a page that could not be loaded, or an address where there is none. */
export interface Shown {
    readonly route: Route | undefined;
    readonly component: ComponentType | undefined;
    readonly fault: string | undefined;
    /** Grows with every opening, so that the same page opened anew begins anew. */
    readonly opening: number;
}

export const shown = signal<Shown>({ route: undefined, component: undefined, fault: undefined, opening: 0 });
/** The address without its parameters, as the navigation marks it. */
export const path = signal(location.pathname);
let openings = 0;
// Told at the start, so that pages may open addresses without the router knowing pages.
let routes: readonly Route[] = [];

/** Opens an address of this application. */
export function go(address: string, options: { replace?: boolean } = {}): void {
    writeNow();
    if (options.replace) {
        history.replaceState(null, '', address);
    } else {
        history.pushState(null, '', address);
    }
    void open({ focus: true });
}

/** Starts the router with the pages that there are: takes over links, the browser's Back and Forward, and shows the first page. */
export function start(pages: readonly Route[]): void {
    routes = pages;
    history.scrollRestoration = 'manual';
    addEventListener('popstate', () => {
        if (location.pathname === path.peek()) {
            readAddress();
        } else {
            void open({ focus: true });
        }
    });
    addEventListener('click', follow);
    addEventListener('pagehide', writeNow);
    void open({ focus: false });
}

function follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
        return;
    }
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin || !routeAt(link.pathname)) {
        return;
    }
    if (link.hash !== '' && link.pathname === location.pathname && link.search === location.search) {
        return;
    }
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
}

/** The page at an address; undefined where there is none. */
function routeAt(address: string): Route | undefined {
    return routes.find(route => route.path === plainPath(address));
}

async function open({ focus }: { focus: boolean }): Promise<void> {
    const opening = ++openings;
    const route = routeAt(location.pathname);
    path.value = location.pathname;
    page.open(location.pathname);
    forgetFocus();
    readAddress();
    document.title = route ? title(route.name) : title('No such page');
    let component: ComponentType | undefined;
    let fault: string | undefined;
    try {
        component = (await route?.load())?.default;
    } catch (problem) {
        fault = problem instanceof Error ? problem.message : String(problem);
    }
    if (opening !== openings) {
        return;
    }
    shown.value = { route, component, fault, opening };
    if (!component) {
        page.ready();
    }
    requestAnimationFrame(() => {
        const mark = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
        if (mark) {
            mark.scrollIntoView();
        } else {
            scrollTo(0, 0);
        }
        if (focus) {
            focusHeading();
        }
    });
}

/** The window's title of a page. */
export function title(name: string): string {
    return name === 'Home' ? 'Rampart' : `${name} – Rampart`;
}

/** The window's title of what a page shows, such as "Turkey – Force"; nothing is changed where it is not known yet. */
export function useTitle(name: string | undefined): void {
    useEffect(() => {
        if (name !== undefined) {
            document.title = title(name);
        }
    }, [name]);
}
