import type { ComponentType } from 'preact';
import { plainPath } from '../state/url';

/** A page of the application. One line each: the build reads this file to say what a route loads. */
export interface Route {
    readonly path: string;
    /** Its name in the navigation and in the window's title. */
    readonly name: string;
    /** What it answers, for whoever came to an address where there is nothing. */
    readonly about: string;
    readonly load: () => Promise<{ default: ComponentType }>;
}

export const routes: readonly Route[] = [
    { path: '/', name: 'Home', about: 'what Rampart is, which battles there are, what was fought last', load: () => import('../pages/home/index') },
    { path: '/coverage', name: 'Coverage', about: 'what is left of a claimed ring over real ground', load: () => import('../pages/coverage/index') },
    { path: '/replay', name: 'Replay', about: 'what happened in a battle, and why', load: () => import('../pages/replay/index') },
    { path: '/campaign', name: 'Campaign', about: 'what comes out on the whole, how sure that is, and what decides it', load: () => import('../pages/campaign/index') },
    { path: '/evidence', name: 'Evidence', about: 'who said what, when, and what is disputed', load: () => import('../pages/evidence/index') },
    { path: '/force', name: 'Force', about: 'who had how many on which day, and who says so', load: () => import('../pages/force/index') },
    { path: '/method', name: 'Method', about: 'how far the formulas agree with publications, and what is left out', load: () => import('../pages/method/index') },
];

/** The page at an address; undefined where there is none. */
export function routeAt(path: string): Route | undefined {
    return routes.find(route => route.path === plainPath(path));
}
