import type { ComponentType } from 'preact';
import { plainPath } from '../state/url';

/** A page of the application. One line each: the build reads this file to say what a route loads. */
export interface Route {
    readonly path: string;
    /** Its name in the navigation and in the window's title. */
    readonly name: string;
    readonly load: () => Promise<{ default: ComponentType }>;
}

export const routes: readonly Route[] = [
    { path: '/', name: 'Home', load: () => import('../pages/home/index') },
    { path: '/coverage', name: 'Coverage', load: () => import('../pages/coverage/index') },
    { path: '/replay', name: 'Replay', load: () => import('../pages/replay/index') },
    { path: '/campaign', name: 'Campaign', load: () => import('../pages/campaign/index') },
    { path: '/evidence', name: 'Evidence', load: () => import('../pages/evidence/index') },
    { path: '/force', name: 'Force', load: () => import('../pages/force/index') },
    { path: '/method', name: 'Method', load: () => import('../pages/method/index') },
];

/** The page at an address; undefined where there is none. */
export function routeAt(path: string): Route | undefined {
    return routes.find(route => route.path === plainPath(path));
}
