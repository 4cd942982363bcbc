import * as Plot from '@observablehq/plot';
import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { useEscape } from '../../shell/focus';
import { text, urlSignals } from '../../state/url';
import { Button, Figure, Panel, Select, Table } from '../../ui';
import { PlotChart } from '../../ui/charts/PlotChart';
import { capital, count } from '../../ui/words';
import { battles, openBattle } from './watching';
import type { Measure, Summary } from './types';
import { valueOf } from './words';

/** One bar: values from `low` to below `high`, and how many battles had them. */
interface Bin { readonly low: number; readonly high: number; readonly name: string; readonly battles: number }

const MOST_BARS = 40;

const urlSignal = urlSignals('/campaign');
/** The bar whose battles are listed. */
const chosen = urlSignal('ended', text, '');

/** How many battles ended how; a bar lists its battles, and each opens in Replay. */
export function Outcomes({ summary, measure, onMeasure }: { summary: Summary; measure: Measure; onMeasure: (id: string) => void }) {
    const bins = useMemo(() => binsOf(measure), [measure]);
    const bin = bins.find(each => each.name === chosen.value);
    const listed = useComputed(() => {
        const all = battles.value;
        const column = all?.measures.find(each => each.id === measure.id);
        const named = bins.find(each => each.name === chosen.value);
        return all && column && named
            ? all.replication.flatMap((replication, at) => {
                const value = column.values[at] ?? NaN;
                return value >= named.low && value < named.high ? [{ replication, point: all.point[at] ?? 0, at }] : [];
            })
            : [];
    });
    useEscape(bin !== undefined, () => { chosen.push(''); });
    const options = useMemo(() => (width: number, colour: (name: string) => string): Plot.PlotOptions => {
        // A bar of whole numbers stands over its number.
        const shift = areWhole(measure) ? 0.5 : 0;
        const bars = bins.map(each => ({ ...each, from: each.low - shift, to: each.high - shift }));
        const most = Math.max(...bins.map(each => each.battles));
        return {
            width, height: 270, marginLeft: 44, marginRight: 16, marginBottom: 38, marginTop: 28,
            x: { domain: [bars[0]?.from ?? 0, bars.at(-1)?.to ?? 1], label: `${measure.words} in a battle`, labelAnchor: 'center', labelArrow: 'none', tickSize: 3, tickFormat: (value: number) => (Number.isInteger(value) || !areWhole(measure) ? String(value) : '') },
            y: { domain: [0, most * 1.08], label: 'battles', grid: true, ticks: 5, labelArrow: 'none', labelAnchor: 'top', labelOffset: 34, tickFormat: (value: number) => (Number.isInteger(value) ? value.toLocaleString('en') : '') },
            marks: [
                Plot.rect([measure.monteCarlo], { x1: 'low', x2: 'high', y1: 0, y2: most * 1.08, fill: colour('series-3'), fillOpacity: 0.16 }),
                Plot.rectY(bars, { x1: 'from', x2: 'to', y: 'battles', fill: (each: Bin) => colour(each.name === chosen.value ? 'focus' : 'series-1'), insetLeft: 1.5, insetRight: 1.5, rx: 2, className: 'outcome-bars' }),
                Plot.ruleY([0], { stroke: colour('edge') }),
                Plot.ruleX([measure.mean], { stroke: colour('ink'), strokeDasharray: '4 3' }),
                Plot.text([measure.mean], { x: (mean: number) => mean, frameAnchor: 'top', dy: -14, text: (mean: number) => `mean ${valueOf(measure, mean)}`, fill: colour('soft') }),
            ],
        };
    }, [bins, measure, chosen.value]);
    const choices = summary.measures.filter(each => each.counts.length > 0 && !each.isShare).map(each => ({ value: each.id, label: capital(each.words) }));
    return (
        <Panel
            title="How the battles ended" note="Choose a bar to see its battles; each opens in Replay, the very battle that was counted."
            tools={<Select label="Measure" hideLabel value={measure.id} choices={choices} onChange={id => { chosen.value = ''; onMeasure(id); }} />}
        >
            <div class={`outcomes ${bin ? 'with-list' : ''}`}>
                <Figure name="endings"
                    title={capital(measure.words)}
                    picture={<PlotChart label={finding(measure, bins, summary.battles)} options={options} onChart={chart => { hang(chart, bins, name => { chosen.push(name === chosen.peek() ? '' : name); }); }} />}
                    table={(
                        <Table name="endings"
                            caption={`Battles by ${measure.words}`} rows={bins.filter(each => each.battles > 0)} rowKey={row => row.name} height="17rem" onChoose={row => { chosen.push(row.name); }} chosen={chosen.value === '' ? null : chosen.value}
                            columns={[
                                { id: 'value', name: capital(measure.words), value: row => row.low, show: row => row.name, align: 'right' },
                                { id: 'battles', name: 'Battles', value: row => row.battles },
                                { id: 'share', name: 'Share', value: row => row.battles / summary.battles, show: row => `${((100 * row.battles) / summary.battles).toFixed(1)} %`, align: 'right' },
                            ]}
                        />
                    )}
                    caption={`Least ${plain(measure.least)}, median ${plain(measure.median)}, greatest ${plain(measure.greatest)} in ${count(summary.battles, 'battle')}. The dashed line is the mean; the pale band behind the bars, where it may lie because no more battles were fought.`}
                />
                {bin
                    ? (
                        <div class="outcomes-list">
                            <div class="row spread"><h3>{count(listed.value.length, 'battle')} with {bin.name} {measure.words}</h3><Button kind="quiet" small aria-label="Close the list" onClick={() => { chosen.push(''); }}>×</Button></div>
                            <Table name="battles"
                                caption={`Battles with ${bin.name} ${measure.words}`} hideCaption rows={listed.value} rowKey={row => row.replication} height="17rem"
                                columns={[
                                    { id: 'battle', name: 'Battle', value: row => row.replication, align: 'right' },
                                    { id: 'point', name: 'Point', value: row => row.point },
                                    ...['leaked', 'killed', 'missiles-fired', 'hits'].map(id => ({ id, name: id === 'missiles-fired' ? 'Missiles' : capital(id), value: (row: { at: number }) => battles.value?.measures.find(each => each.id === id)?.values[row.at] ?? null })),
                                    { id: 'open', name: 'Look at it', sortable: false, value: () => null, show: row => <Button kind="quiet" small aria-label={`Open battle ${row.replication} in Replay`} onClick={() => { void openBattle(row.replication); }}>Replay</Button> },
                                ]}
                            />
                        </div>
                    )
                    : null}
            </div>
            {summary.events.length > 0
                ? (
                    <Table name="events"
                        caption="In how many battles it happened; what was never seen is not impossible" rows={summary.events} rowKey={row => row.id}
                        columns={[
                            { id: 'words', name: 'In a battle', value: row => capital(row.words) },
                            { id: 'seen', name: 'Seen in', value: row => row.seen, show: row => `${row.seen} of ${row.battles}`, align: 'right' },
                            { id: 'share', name: 'Share', value: row => row.share, show: row => `${(100 * row.share).toFixed(1)} %`, align: 'right' },
                            { id: 'interval', name: '95 % interval', value: row => row.interval.low, show: row => `${(100 * row.interval.low).toFixed(1)} to ${(100 * row.interval.high).toFixed(1)} %`, align: 'right' },
                            { id: 'method', name: 'Made how', value: row => row.interval.method },
                        ]}
                    />
                )
                : null}
        </Panel>
    );
}

/** What the chart shows, for those who hear it. */
function finding(measure: Measure, bins: readonly Bin[], battles: number): string {
    const most = bins.reduce<Bin | undefined>((best, each) => (each.battles > (best?.battles ?? 0) ? each : best), undefined);
    return `${capital(measure.words)} in ${count(battles, 'battle')}: mean ${valueOf(measure, measure.mean)}, from ${plain(measure.least)} to ${plain(measure.greatest)}${most ? `, most often ${most.name} (${count(most.battles, 'battle')})` : ''}. The table says the same in numbers and lists the battles.`;
}

function plain(value: number): string {
    return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

function areWhole(measure: Pick<Measure, 'counts'>): boolean {
    return measure.counts.every(each => Number.isInteger(each.value));
}

/** Each value by itself where they are few, else groups of equal width. */
export function binsOf(measure: Pick<Measure, 'counts'>): Bin[] {
    const counts = measure.counts;
    const first = counts[0];
    const last = counts.at(-1);
    if (!first || !last) {
        return [];
    }
    const isWhole = areWhole(measure);
    const span = last.value - first.value;
    const width = isWhole ? Math.max(1, Math.ceil((span + 1) / MOST_BARS)) : span / 20 || 1;
    const bins: Bin[] = [];
    for (let low = first.value; low <= last.value; low += width) {
        const high = low + width;
        const fought = counts.filter(each => each.value >= low && each.value < high).reduce((sum, each) => sum + each.battles, 0);
        bins.push({ low, high, battles: fought, name: isWhole ? (width === 1 ? String(low) : `${low}–${high - 1}`) : low.toFixed(2) });
    }
    return bins;
}

/** Bars answer to the pointer; keys have the table beside them. */
function hang(chart: Element, bins: readonly Bin[], choose: (name: string) => void): void {
    chart.querySelectorAll<SVGElement>('.outcome-bars rect').forEach((bar, at) => {
        const bin = bins[at];
        if (bin) {
            bar.classList.add('choosable-bar');
            bar.addEventListener('click', () => { choose(bin.name); });
            bar.append(titleOf(`${bin.name}: ${count(bin.battles, 'battle')}`));
        }
    });
}

function titleOf(words: string): SVGElement {
    const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
    title.textContent = words;
    return title;
}
