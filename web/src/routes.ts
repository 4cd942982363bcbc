import type { Route } from './shell/router';

/** The pages, in the order of the navigation. One line each: the build reads this file to say what a route loads. */
export const routes: readonly Route[] = [
    { path: '/', name: 'Home', about: 'what Rampart is, which battles there are, what was fought last', load: () => import('./pages/home/index') },
    { path: '/coverage', name: 'Coverage', about: 'what is left of a claimed ring over real ground', load: () => import('./pages/coverage/index') },
    { path: '/replay', name: 'Replay', about: 'what happened in a battle, and why', load: () => import('./pages/replay/index') },
    { path: '/campaign', name: 'Campaign', about: 'what comes out on the whole, how sure that is, and what decides it', load: () => import('./pages/campaign/index') },
    { path: '/evidence', name: 'Evidence', about: 'who said what, when, and what is disputed', load: () => import('./pages/evidence/index') },
    { path: '/force', name: 'Force', about: 'who had how many on which day, and who says so', load: () => import('./pages/force/index') },
    { path: '/method', name: 'Method', about: 'how far the formulas agree with publications, and what is left out', load: () => import('./pages/method/index') },
];
