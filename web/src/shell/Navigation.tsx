import { type Route, path } from './router';
import { choose, theme, type Theme } from './theme';

const THEMES: readonly (readonly [Theme, string])[] = [['system', 'System colours'], ['light', 'Light'], ['dark', 'Dark']];

/** The head of every page: where one is, where one can go, and the colours. */
export function Navigation({ routes }: { routes: readonly Route[] }) {
    return (
        <header class="head">
            <a class="wordmark" href="/" aria-label="Rampart, home">
                <svg viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
                    <path class="outer" d="M3 18a13 13 0 0 1 26 0" />
                    <path class="inner" d="M9.5 18a6.5 6.5 0 0 1 13 0" />
                    <circle cx="16" cy="18" r="1.9" />
                </svg>
                <span>Rampart</span>
            </a>
            <nav aria-label="Pages">
                <ul>
                    {routes.map(route => (
                        <li key={route.path}>
                            <a href={route.path} aria-current={path.value === route.path ? 'page' : undefined}>{route.name}</a>
                        </li>
                    ))}
                </ul>
            </nav>
            <label class="theme">
                <span class="hidden-words">Colours</span>
                <select value={theme.value} onChange={event => { choose(event.currentTarget.value as Theme); }}>
                    {THEMES.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
                </select>
            </label>
        </header>
    );
}
