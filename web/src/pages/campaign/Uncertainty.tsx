import * as Plot from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import { Figure, Panel, Table } from '../../ui';
import { PlotChart } from '../../ui/charts/PlotChart';
import { capital } from '../../ui/words';
import type { Interval, Measure, Summary } from './types';
import { betweenOf, valueOf, whyNone } from './words';

const KINDS = ['Dice', 'Unknown parameters', 'Not run enough'] as const;
const MEANINGS: Readonly<Record<(typeof KINDS)[number], string>> = {
    'Dice': 'the middle 90 % of battles at one point: nothing removes it',
    'Unknown parameters': 'the middle 90 % of expected values over the readings: better evidence removes it',
    'Not run enough': '95 % interval of the mean: more battles remove it',
};
const COLOURS = ['series-5', 'series-2', 'series-3'] as const;
const MAIN = ['leaked', 'killed', 'missiles-fired', 'mistakes'];

/** Why the number is not sharper: dice, unknown parameters, not run enough, each by itself. */
export function Uncertainty({ summary }: { summary: Summary }) {
    const measures = MAIN.map(id => summary.measures.find(each => each.id === id)).filter((each): each is Measure => each !== undefined);
    return (
        <Panel title="Why the number is not sharper" note="Three reasons, kept apart because each asks for another remedy" class="uncertainty">
            <ul class="uncertainty-legend" aria-label="The three reasons">{KINDS.map((kind, at) => <li key={kind}><span class={`swatch ${COLOURS[at]}`} aria-hidden="true" /><strong>{kind}</strong>: {MEANINGS[kind]}</li>)}</ul>
            <Figure name="means"
                title="Mean of a battle, and how far each reason moves it" level={3} beside={false}
                picture={<div class="uncertainty-grid">{measures.map(measure => <Bars key={measure.id} summary={summary} measure={measure} />)}</div>}
                table={<BarsTable summary={summary} measures={measures} />}
                caption="The upright line is the mean."
            />
        </Panel>
    );
}

/** The interval of a reason; null where it has no width, which `whyNone` explains. */
function intervalOf(measure: Measure, kind: number): Interval | null {
    const interval = [measure.dice, measure.readings, measure.monteCarlo][kind] ?? null;
    return interval && interval.high > interval.low ? interval : null;
}

function Bars({ summary, measure }: { summary: Summary; measure: Measure }) {
    const options = useMemo(() => (width: number, colour: (name: string) => string): Plot.PlotOptions => {
        const rows = KINDS.flatMap((kind, at) => {
            const interval = intervalOf(measure, at);
            return interval ? [{ kind, low: interval.low, high: interval.high, colour: colour(COLOURS[at] ?? 'series-1') }] : [];
        });
        const low = Math.min(measure.least, ...rows.map(row => row.low));
        const high = Math.max(measure.greatest, ...rows.map(row => row.high));
        return {
            width, height: 132, marginLeft: 128, marginRight: 18, marginTop: 8, marginBottom: 26,
            x: { domain: low === high ? [low - 1, high + 1] : [low, high], label: null, grid: true, ticks: 5, nice: true },
            y: { domain: KINDS as unknown as string[], label: null, tickSize: 0 },
            marks: [
                Plot.barX(rows, { y: 'kind', x1: 'low', x2: 'high', fill: 'colour', insetTop: 8, insetBottom: 8, rx: 2 }),
                Plot.ruleX([measure.mean], { stroke: colour('ink'), strokeWidth: 1.5 }),
                Plot.text(KINDS.filter((_, at) => !intervalOf(measure, at)), {
                    // Where there is more room: behind the mean or before it.
                    y: (kind: string) => kind, x: measure.mean, text: (kind: string) => whyNone(summary, measure, KINDS.indexOf(kind as (typeof KINDS)[number])).short,
                    textAnchor: measure.mean - low < high - measure.mean ? 'start' : 'end', dx: measure.mean - low < high - measure.mean ? 8 : -8, fill: colour('soft'), fontStyle: 'italic',
                }),
            ],
        };
    }, [summary, measure]);
    return (
        <div>
            <p class="uncertainty-head"><strong>{capital(measure.words)}</strong><span class="num">{valueOf(measure, measure.mean)}</span></p>
            <PlotChart label={`${capital(measure.words)}: mean ${valueOf(measure, measure.mean)}; ${KINDS.map((kind, at) => `${kind.toLowerCase()} ${intervalWords(summary, measure, at)}`).join('; ')}`} options={options} />
        </div>
    );
}

function intervalWords(summary: Summary, measure: Measure, kind: number): string {
    const interval = intervalOf(measure, kind);
    return interval ? betweenOf(measure, interval) : whyNone(summary, measure, kind).long;
}

function BarsTable({ summary, measures }: { summary: Summary; measures: readonly Measure[] }) {
    return (
        <Table name="means"
            caption="Mean of a battle and its three uncertainties" rows={measures} rowKey={row => row.id}
            columns={[
                { id: 'measure', name: 'Measure', value: row => capital(row.words) },
                { id: 'mean', name: 'Mean', value: row => row.mean, show: row => valueOf(row, row.mean), align: 'right' },
                { id: 'dice', name: 'Dice', value: row => (row.dice ? row.dice.high - row.dice.low : null), show: row => intervalWords(summary, row, 0), align: 'right' },
                { id: 'readings', name: 'Unknown parameters', value: row => (row.readings ? row.readings.high - row.readings.low : null), show: row => intervalWords(summary, row, 1), align: 'right' },
                { id: 'run', name: 'Not run enough', value: row => row.monteCarlo.high - row.monteCarlo.low, show: row => intervalWords(summary, row, 2), align: 'right' },
                { id: 'method', name: 'Made how', value: row => row.monteCarlo.method },
            ]}
        />
    );
}
