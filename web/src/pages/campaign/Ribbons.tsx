import { effect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import UPlot, { type AlignedData, type Options } from 'uplot';
import { page } from '../../shell/page';
import { colour } from '../../shell/theme';
import { partName } from '../../shell/choices';
import { Figure, Panel, Table } from '../../ui';
import { capital } from '../../ui/words';
import type { Ribbon, Summary } from './types';
import { clockWords } from './words';

/** Counts over the course of the battle: the median and where the middle half and the middle 90 % of the battles stand. */
export function Ribbons({ summary }: { summary: Summary }) {
    if (summary.ribbons.length === 0) {
        return null;
    }
    return (
        <Panel title="The course of the battle" note="At each minute half of the battles stand above the line and half below; the dark band holds the middle half of them, the pale one the middle 90 %. A band is not the course of any one battle.">
            <div class="ribbons">
                {summary.ribbons.map((ribbon, at) => (
                    <Figure name={partName(ribbon.words)}
                        key={ribbon.words} title={capital(ribbon.words)} beside={false}
                        picture={<Bands ribbon={ribbon} paint={at === 0 ? 'series-3' : 'series-7'} />}
                        table={<Moments ribbon={ribbon} />}
                    />
                ))}
            </div>
        </Panel>
    );
}

function Moments({ ribbon }: { ribbon: Ribbon }) {
    return (
        <Table name={partName(ribbon.words)}
            caption={`${capital(ribbon.words)}: how many at each moment`} rows={ribbon.moments} rowKey={row => row.time_s} height="15rem"
            columns={[
                { id: 'time', name: 'Time', unit: 'h:min', value: row => row.time_s, show: row => clockWords(row.time_s), align: 'right' },
                { id: 'p05', name: '5 % at or below', value: row => row.p05 },
                { id: 'p25', name: '25 %', value: row => row.p25 },
                { id: 'median', name: 'Median', value: row => row.median },
                { id: 'p75', name: '75 %', value: row => row.p75 },
                { id: 'p95', name: '95 %', value: row => row.p95 },
            ]}
        />
    );
}

const HEIGHT = 220;

function Bands({ ribbon, paint }: { ribbon: Ribbon; paint: string }) {
    const place = useRef<HTMLDivElement>(null);
    const data = useMemo((): AlignedData => {
        const of = (pick: (moment: Ribbon['moments'][number]) => number): number[] => ribbon.moments.map(pick);
        return [of(each => each.time_s), of(each => each.p95), of(each => each.p05), of(each => each.p75), of(each => each.p25), of(each => each.median)];
    }, [ribbon]);
    useEffect(() => {
        const box = place.current;
        if (!box) {
            return undefined;
        }
        let chart: UPlot | undefined;
        const stop = effect(() => {
            const tint = (share: number): string => colour(paint).replace(/^rgb\((.+)\)$/, `rgba($1, ${share})`);
            const axis = { stroke: colour('faint'), font: `12px ${getComputedStyle(document.body).fontFamily}`, grid: { stroke: colour('line'), width: 1 }, ticks: { stroke: colour('line'), width: 1, size: 4 } };
            const edge = { stroke: tint(0.35), width: 0.75, points: { show: false } };
            const options: Options = {
                width: Math.max(80, box.clientWidth), height: HEIGHT,
                legend: { show: false }, cursor: { show: false },
                scales: { x: { time: false }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.06)] } },
                axes: [{ ...axis, size: 30, gap: 4, incrs: [300, 600, 900, 1800, 3600, 7200], values: (_, splits) => splits.map(clockWords) }, { ...axis, size: 40, gap: 4, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500] }],
                series: [{}, edge, edge, { ...edge, stroke: tint(0.55) }, { ...edge, stroke: tint(0.55) }, { stroke: colour(paint), width: 2.25, points: { show: false } }],
                bands: [{ series: [1, 2], fill: tint(0.16) }, { series: [3, 4], fill: tint(0.3) }],
                hooks: { draw: [() => { page.frame(); }] },
            };
            chart?.destroy();
            chart = new UPlot(options, data, box);
        });
        const watch = new ResizeObserver(() => { chart?.setSize({ width: Math.max(80, box.clientWidth), height: HEIGHT }); });
        watch.observe(box);
        return () => {
            stop();
            watch.disconnect();
            chart?.destroy();
        };
    }, [data, paint]);
    return <div ref={place} class="ribbon" role="img" aria-label={finding(ribbon)} />;
}

/** What the chart shows, for those who hear it. */
function finding(ribbon: Ribbon): string {
    const last = ribbon.moments.at(-1);
    const first = ribbon.moments.find(each => each.median > 0);
    return `${capital(ribbon.words)} over the course of the battle: ${first ? `in half of the battles the first by ${clockWords(first.time_s)}` : 'none in half of the battles'}${last ? `; at ${clockWords(last.time_s)} the median is ${last.median}, the middle 90 % ${last.p05} to ${last.p95}` : ''}. The table says the same in numbers.`;
}
