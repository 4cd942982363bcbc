import { effect, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'rampart-theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(dark.matches);
dark.addEventListener('change', () => { systemIsDark.value = dark.matches; });

/** Paper is white: while something is printed everything is drawn in the light colours, charts and maps as well. */
const isPrinting = signal(false);
const print = matchMedia('print');
print.addEventListener('change', () => { isPrinting.value = print.matches; });
addEventListener('beforeprint', () => { isPrinting.value = true; });
addEventListener('afterprint', () => { isPrinting.value = false; });

/** Colours that the system forces upon pages: what is paper there, and not words. */
const forced = matchMedia('(forced-colors: active)');
const PAPERS = ['surface', 'ground', 'raised', 'sunken', 'map-sea', 'map-land', 'map-halo'];

/** What the reader chose. */
export const theme = signal<Theme>(chosen());

/** Grows with every change of the colours: charts and maps that read it draw anew. */
export const colourChange = signal(0);

const known = new Map<string, string>();
let probe: HTMLElement | undefined;

effect(() => {
    void systemIsDark.value;
    const root = document.documentElement;
    if (isPrinting.value) {
        root.dataset['theme'] = 'light';
    } else if (theme.value === 'system') {
        delete root.dataset['theme'];
    } else {
        root.dataset['theme'] = theme.value;
    }
    known.clear();
    colourChange.value = colourChange.peek() + 1;
});

/** Keeps a choice of the reader for the next visit. */
export function choose(next: Theme): void {
    try {
        if (next === 'system') {
            localStorage.removeItem(KEY);
        } else {
            localStorage.setItem(KEY, next);
        }
    } catch {
        // A browser that keeps nothing still shows the choice until it is closed.
    }
    theme.value = next;
}

/** Whether the dark colours are shown now. */
export function isDark(): boolean {
    return !isPrinting.value && (theme.value === 'dark' || (theme.value === 'system' && systemIsDark.value));
}

/** A colour of tokens.css as the canvas understands it: `colour('friend')`. Reads `colourChange`, so effects follow the theme. */
export function colour(name: string): string {
    void colourChange.value;
    const before = known.get(name);
    if (before !== undefined) {
        return before;
    }
    if (!probe) {
        probe = document.createElement('span');
        probe.hidden = true;
        document.body.append(probe);
    }
    probe.style.color = '';
    // The series of a chart keep their colours, as the legend's marks do.
    probe.style.setProperty('forced-color-adjust', name.startsWith('series-') ? 'none' : 'auto');
    probe.style.color = forced.matches && PAPERS.includes(name) ? 'Canvas' : `var(--${name})`;
    const found = getComputedStyle(probe).color;
    known.set(name, found);
    return found;
}

function chosen(): Theme {
    try {
        const kept = localStorage.getItem(KEY);
        return kept === 'light' || kept === 'dark' ? kept : 'system';
    } catch {
        return 'system';
    }
}
