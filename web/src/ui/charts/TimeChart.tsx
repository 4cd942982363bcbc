import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import UPlot, { type AlignedData, type Options, type Series } from 'uplot';
import { page } from '../../shell/page';
import { colour } from '../../shell/theme';

/** One line of a chart over time. */
export interface TimeSeries {
    readonly name: string;
    /** A colour of tokens.css, such as `series-1`. */
    readonly colour: string;
    readonly unit?: string;
    readonly stepped?: boolean;
    readonly dash?: readonly number[];
    /** Fills down to zero, lightly. */
    readonly fill?: boolean;
    readonly show?: (value: number) => string;
}

/** Series over time, quick with tens of thousands of points. The first row of `data` holds the times. */
export function TimeChart({ label, data, series, height, showTime, range, at, onSeek, unit }: {
    label: string;
    data: AlignedData;
    series: readonly TimeSeries[];
    height: number;
    showTime: (t: number) => string;
    /** The least and greatest value of the upright axis; what the data ask where it is left out. */
    range?: readonly [number, number];
    /** Where the page's clock stands: a line is drawn there. */
    at?: number;
    /** Called with the time under a click. */
    onSeek?: (t: number) => void;
    unit?: string;
}) {
    const place = useRef<HTMLDivElement>(null);
    const chart = useRef<UPlot | undefined>(undefined);
    const clock = useRef(at);
    const seek = useRef(onSeek);
    seek.current = onSeek;

    useEffect(() => {
        const box = place.current;
        if (!box) {
            return undefined;
        }
        const stop = effect(() => {
            const font = `12px ${getComputedStyle(document.body).fontFamily}`;
            const axis = { stroke: colour('faint'), font, grid: { stroke: colour('line'), width: 1 }, ticks: { stroke: colour('line'), width: 1, size: 4 } };
            const options: Options = {
                width: Math.max(80, box.clientWidth),
                height,
                legend: { show: false },
                cursor: { points: { size: 6 }, drag: { x: false, y: false } },
                scales: { x: { time: false }, ...(range ? { y: { range: [range[0], range[1]] } } : {}) },
                axes: [
                    { ...axis, values: (_, splits) => splits.map(showTime), size: 30, gap: 4 },
                    { ...axis, size: 48, gap: 4, values: (_, splits) => splits.map(split => `${split.toLocaleString('en')}${unit ? ` ${unit}` : ''}`) },
                ],
                series: [{}, ...series.map((each): Series => ({
                    label: each.name,
                    stroke: colour(each.colour),
                    width: 1.5,
                    points: { show: false },
                    ...(each.dash ? { dash: [...each.dash] } : {}),
                    ...(each.fill ? { fill: withShare(colour(each.colour), 0.14) } : {}),
                    ...(each.stepped && UPlot.paths.stepped ? { paths: UPlot.paths.stepped({ align: 1 }) } : {}),
                }))],
                hooks: {
                    draw: [drawn => {
                        page.frame();
                        if (clock.current !== undefined) {
                            const x = drawn.valToPos(clock.current, 'x', true);
                            drawn.ctx.save();
                            drawn.ctx.strokeStyle = colour('ink');
                            drawn.ctx.lineWidth = devicePixelRatio;
                            drawn.ctx.beginPath();
                            drawn.ctx.moveTo(x, drawn.bbox.top);
                            drawn.ctx.lineTo(x, drawn.bbox.top + drawn.bbox.height);
                            drawn.ctx.stroke();
                            drawn.ctx.restore();
                        }
                    }],
                },
            };
            chart.current?.destroy();
            chart.current = new UPlot(options, data, box);
            chart.current.over.addEventListener('click', event => {
                const t = chart.current?.posToVal(event.offsetX, 'x');
                if (t !== undefined) {
                    seek.current?.(t);
                }
            });
        });
        const watch = new ResizeObserver(() => {
            chart.current?.setSize({ width: Math.max(80, box.clientWidth), height });
        });
        watch.observe(box);
        return () => {
            stop();
            watch.disconnect();
            chart.current?.destroy();
            chart.current = undefined;
        };
    }, [data, series, height, range?.[0], range?.[1], unit]);

    useEffect(() => {
        if (clock.current !== at) {
            clock.current = at;
            chart.current?.redraw(false, false);
        }
    }, [at]);

    return (
        <div class="time-chart">
            <div ref={place} role="img" aria-label={label} />
            <ul class="legend">{series.map(each => <li key={each.name}><span class="legend-mark" style={{ background: `var(--${each.colour})` }} aria-hidden="true" />{each.name}{each.unit ? <span class="unit"> {each.unit}</span> : null}</li>)}</ul>
        </div>
    );
}

/** The same colour, partly seen through. */
function withShare(rgb: string, share: number): string {
    return rgb.replace(/^rgb\((.+)\)$/, `rgba($1, ${share})`);
}
