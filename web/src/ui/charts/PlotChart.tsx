import { effect } from '@preact/signals';
import { plot, type PlotOptions } from '@observablehq/plot';
import { useEffect, useRef } from 'preact/hooks';
import { page } from '../../shell/page';
import { colour } from '../../shell/theme';

/**
 * A chart of Observable Plot: distributions, timelines, tornadoes. It follows the theme and the width of its place.
 * `options` is asked anew with the width and with the colours of the theme: `colour('series-1')`.
 */
export function PlotChart({ label, options, onChart }: {
    /** What the chart shows, for those who hear it; its figures stand in the table beside it. */
    label: string;
    options: (width: number, colour: (name: string) => string) => PlotOptions;
    /** Called with each new drawing, to hang events on its marks. */
    onChart?: (chart: Element) => void;
}) {
    const place = useRef<HTMLDivElement>(null);
    const asked = useRef(options);
    asked.current = options;
    const told = useRef(onChart);
    told.current = onChart;
    const draw = useRef<() => void>(() => undefined);

    useEffect(() => {
        const box = place.current;
        if (!box) {
            return undefined;
        }
        let width = 0;
        draw.current = () => {
            if (width < 40) {
                return;
            }
            const chart = plot({
                ...asked.current(width, colour),
                width,
                className: 'plot',
            });
            withoutStyleElements(chart);
            // The chart has one name as a whole; its groups are no things of their own to those who hear the page.
            for (const group of chart.querySelectorAll('g[aria-label]')) {
                group.removeAttribute('aria-label');
            }
            if (chart instanceof SVGElement) {
                chart.setAttribute('role', 'img');
                chart.setAttribute('aria-label', label);
            }
            box.replaceChildren(chart);
            told.current?.(chart);
            page.frame();
        };
        const watch = new ResizeObserver(([entry]) => {
            const next = Math.floor(entry?.contentRect.width ?? 0);
            if (next !== width) {
                width = next;
                draw.current();
            }
        });
        watch.observe(box);
        const stop = effect(() => {
            colour('ink');
            draw.current();
        });
        return () => {
            stop();
            watch.disconnect();
        };
    }, [label]);
    useEffect(() => { draw.current(); }, [options]);
    return <div class="plot-place" ref={place} />;
}

/**
 * Plot puts a style element into what it draws, which the Content-Security-Policy refuses. The element is taken out before
 * the drawing enters the page, where it would first be read; charts.css carries its rules.
 */
function withoutStyleElements(chart: Element): void {
    for (const style of [...chart.querySelectorAll('style')]) {
        style.remove();
    }
}
