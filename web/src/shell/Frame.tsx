import { PageOf } from '../state/choices';
import { ErrorBoundary } from './ErrorBoundary';
import { Navigation } from './Navigation';
import { page } from './page';
import { type Route, path, shown } from './router';

/** What stands around every page. */
export function Frame({ routes }: { routes: readonly Route[] }) {
    const { route, component: Page, fault, opening } = shown.value;
    return (
        <>
            <a class="skip" href="#main">Skip to the page</a>
            <Navigation routes={routes} />
            <main id="main" aria-busy={!page.isReady.value} data-page={path.value}>
                {Page
                    ? <PageOf.Provider key={opening} value={route?.path ?? '/'}><ErrorBoundary><Page /></ErrorBoundary></PageOf.Provider>
                    : opening === 0 ? null : <NoPage fault={fault} found={route !== undefined} routes={routes} />}
            </main>
            <footer class="foot">
                <p>Published figures at textbook fidelity, for analysis, teaching and research. Not a forecast of combat. Nothing here is connected to a sensor, a weapon or a live feed.</p>
                <p><a href="/method">Method and limits</a></p>
            </footer>
        </>
    );
}

function NoPage({ fault, found, routes }: { fault: string | undefined; found: boolean; routes: readonly Route[] }) {
    return (
        <div class="page narrow">
            <h1>{found ? 'This page could not be loaded' : 'There is no such page'}</h1>
            {found
                ? <p>The server did not give it ({fault ?? 'no reason was said'}). If it runs, or runs again, <a href={location.pathname + location.search} target="_self">load the page anew</a>.</p>
                : (
                    <>
                        <p><code>{path.value}</code> leads nowhere here. These pages there are:</p>
                        <ul class="pages">{routes.map(each => <li key={each.path}><a href={each.path}>{each.name}</a> <span class="soft">{each.about}</span></li>)}</ul>
                    </>
                )}
        </div>
    );
}
