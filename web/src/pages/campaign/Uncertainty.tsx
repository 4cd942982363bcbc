import * as Plot from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import { Figure, Panel, Table } from '../../ui';
import { PlotChart } from '../../ui/charts/PlotChart';
import type { Interval, Measure, Summary } from './types';
import { betweenOf, capital, valueOf } from './words';

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
        <Panel title="Three uncertainties, kept apart" note="Three reasons that ask for three different remedies" class="uncertainty">
            <Figure name="means"
                title="A battle’s mean, and why it is not sharper" level={3} beside={false}
                picture={<div class="uncertainty-grid">{measures.map(measure => <Bars key={measure.id} measure={measure} />)}</div>}
                table={<BarsTable measures={measures} />}
                caption={<span class="uncertainty-legend">{KINDS.map((kind, at) => <span key={kind}><span class={`swatch ${COLOURS[at]}`} aria-hidden="true" /><strong>{kind}</strong>: {MEANINGS[kind]}.</span>)}</span>}
            />
        </Panel>
    );
}

function intervalOf(measure: Measure, kind: number): Interval | null {
    return [measure.dice, measure.readings, measure.monteCarlo][kind] ?? null;
}

function Bars({ measure }: { measure: Measure }) {
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
                Plot.text(KINDS.filter((_, at) => !intervalOf(measure, at)), { y: (kind: string) => kind, x: low, text: () => 'not told apart', textAnchor: 'start', dx: 6, fill: colour('faint') }),
            ],
        };
    }, [measure]);
    return (
        <div>
            <p class="uncertainty-head"><strong>{capital(measure.words)}</strong><span class="num">{valueOf(measure, measure.mean)}</span></p>
            <PlotChart label={`${capital(measure.words)}: mean ${valueOf(measure, measure.mean)}; dice ${betweenOf(measure, measure.dice)}; unknown parameters ${betweenOf(measure, measure.readings)}; not run enough ${betweenOf(measure, measure.monteCarlo)}`} options={options} />
        </div>
    );
}

function BarsTable({ measures }: { measures: readonly Measure[] }) {
    return (
        <Table name="means"
            caption="Mean of a battle and its three uncertainties" rows={measures} rowKey={row => row.id}
            columns={[
                { id: 'measure', name: 'Measure', value: row => capital(row.words) },
                { id: 'mean', name: 'Mean', value: row => row.mean, show: row => valueOf(row, row.mean), align: 'right' },
                { id: 'dice', name: 'Dice', value: row => (row.dice ? row.dice.high - row.dice.low : null), show: row => betweenOf(row, row.dice), align: 'right' },
                { id: 'readings', name: 'Unknown parameters', value: row => (row.readings ? row.readings.high - row.readings.low : null), show: row => betweenOf(row, row.readings), align: 'right' },
                { id: 'run', name: 'Not run enough', value: row => row.monteCarlo.high - row.monteCarlo.low, show: row => betweenOf(row, row.monteCarlo), align: 'right' },
                { id: 'method', name: 'Made how', value: row => row.monteCarlo.method },
            ]}
        />
    );
}
