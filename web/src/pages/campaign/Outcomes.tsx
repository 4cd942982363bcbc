import * as Plot from '@observablehq/plot';
import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Button, Figure, Panel, Select, Table } from '../../ui';
import { PlotChart } from '../../ui/charts/PlotChart';
import { count } from '../home/words';
import { battles, openBattle } from './watching';
import type { Measure, Summary } from './types';
import { measured } from './View';
import { capital, valueOf } from './words';

/** One bar: values from `low` to below `high`, and how many battles had them. */
interface Bin { readonly low: number; readonly high: number; readonly name: string; readonly battles: number }

const MOST_BARS = 40;

/** How many battles ended how; a bar lists its battles, and each opens in Replay. */
export function Outcomes({ summary, measure }: { summary: Summary; measure: Measure }) {
    const bins = useMemo(() => binsOf(measure), [measure]);
    const chosen = useSignal<string | null>(null);
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
    const options = useMemo(() => (width: number, colour: (name: string) => string): Plot.PlotOptions => ({
        width, height: 260, marginLeft: 44, marginBottom: 38, marginTop: 16,
        x: { domain: bins.map(each => each.name), label: `${measure.words} in a battle`, labelAnchor: 'center', labelArrow: 'none', tickSize: 0, ticks: bins.filter((_, at) => at % Math.ceil(bins.length / Math.max(4, Math.floor(width / 48))) === 0).map(each => each.name), padding: 0.12 },
        y: { label: 'battles', grid: true, ticks: 5, labelArrow: 'none', tickFormat: (value: number) => (Number.isInteger(value) ? value.toLocaleString('en') : '') },
        marks: [
            Plot.barY(bins, { x: 'name', y: 'battles', fill: (each: Bin) => colour(each.name === chosen.value ? 'focus' : 'series-1'), rx: 2 }),
            Plot.ruleY([0], { stroke: colour('edge') }),
        ],
    }), [bins, measure, chosen.value]);
    const choices = summary.measures.filter(each => each.counts.length > 0 && !each.isShare).map(each => ({ value: each.id, label: capital(each.words) }));
    return (
        <Panel
            title="How the battles ended" note="Choose a bar to see its battles; each opens in Replay, the very battle that was counted."
            tools={<Select label="Measure" hideLabel value={measure.id} choices={choices} onChange={id => { chosen.value = null; measured.push(id); }} />}
        >
            <div class={`outcomes ${bin ? 'with-list' : ''}`}>
                <Figure
                    title={capital(measure.words)}
                    picture={<PlotChart label={`How many of the battles ended with each number of ${measure.words}; the figures stand in the table.`} options={options} onChart={chart => { hang(chart, bins, name => { chosen.value = name === chosen.peek() ? null : name; }); }} />}
                    table={(
                        <Table
                            caption={`Battles by ${measure.words}`} rows={bins.filter(each => each.battles > 0)} rowKey={row => row.name} height="17rem" onChoose={row => { chosen.value = row.name; }} chosen={chosen.value}
                            columns={[
                                { id: 'value', name: capital(measure.words), value: row => row.low, show: row => row.name, align: 'right' },
                                { id: 'battles', name: 'Battles', value: row => row.battles },
                                { id: 'share', name: 'Share', value: row => row.battles / summary.battles, show: row => `${((100 * row.battles) / summary.battles).toFixed(1)} %`, align: 'right' },
                            ]}
                        />
                    )}
                    caption={`Least ${valueOf(measure, measure.least)}, median ${valueOf(measure, measure.median)}, greatest ${valueOf(measure, measure.greatest)}; mean ${valueOf(measure, measure.mean)} of ${count(summary.battles, 'battle')}.`}
                />
                {bin
                    ? (
                        <div class="outcomes-list">
                            <div class="row spread"><h3>{count(listed.value.length, 'battle')} with {bin.name} {measure.words}</h3><Button kind="quiet" small aria-label="Close the list" onClick={() => { chosen.value = null; }}>×</Button></div>
                            <Table
                                caption={`Battles with ${bin.name} ${measure.words}`} hideCaption rows={listed.value} rowKey={row => row.replication} height="17rem"
                                columns={[
                                    { id: 'battle', name: 'Battle', value: row => row.replication, align: 'right' },
                                    { id: 'point', name: 'Point', value: row => row.point },
                                    ...['leaked', 'killed', 'missiles-fired', 'hits'].map(id => ({ id, name: id === 'missiles-fired' ? 'Missiles' : capital(id), value: (row: { at: number }) => battles.value?.measures.find(each => each.id === id)?.values[row.at] ?? null })),
                                    { id: 'open', name: '', sortable: false, value: () => null, show: row => <Button kind="quiet" small aria-label={`Open battle ${row.replication} in Replay`} onClick={() => { void openBattle(row.replication); }}>Replay</Button> },
                                ]}
                            />
                        </div>
                    )
                    : null}
            </div>
            {summary.events.length > 0
                ? (
                    <Table
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

/** Each value by itself where they are few, else groups of equal width. */
export function binsOf(measure: Pick<Measure, 'counts'>): Bin[] {
    const counts = measure.counts;
    const first = counts[0];
    const last = counts.at(-1);
    if (!first || !last) {
        return [];
    }
    const areWhole = counts.every(each => Number.isInteger(each.value));
    const span = last.value - first.value;
    const width = areWhole ? Math.max(1, Math.ceil((span + 1) / MOST_BARS)) : span / 20 || 1;
    const bins: Bin[] = [];
    for (let low = first.value; low <= last.value; low += width) {
        const high = low + width;
        const fought = counts.filter(each => each.value >= low && each.value < high).reduce((sum, each) => sum + each.battles, 0);
        bins.push({ low, high, battles: fought, name: areWhole ? (width === 1 ? String(low) : `${low}–${high - 1}`) : low.toFixed(2) });
    }
    return bins;
}

/** Bars answer to the pointer; keys have the table beside them. */
function hang(chart: Element, bins: readonly Bin[], choose: (name: string) => void): void {
    chart.querySelectorAll<SVGElement>('[aria-label="bar"] rect').forEach((bar, at) => {
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
