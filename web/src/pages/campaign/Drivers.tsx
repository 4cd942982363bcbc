import * as Plot from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import { keyWords, modelAddress } from '../../evidence/words';
import { useEscape } from '../../shell/focus';
import { text, urlSignals } from '../../state/url';
import { Badge, Button, Figure, Panel, Segmented, Table, inUnits } from '../../ui';
import { PlotChart } from '../../ui/charts/PlotChart';
import { capital, count, factorWords, levelWords } from '../../ui/words';
import type { Bar, Factor, Measure, Summary, Tornado } from './types';
import { digitsOf, fixed, signed } from './words';

const urlSignal = urlSignals('/campaign');
/** The factor whose claims are shown. */
const factorNamed = urlSignal('factor', text, '');
const tornadoOf = urlSignal('drivers', text, 'leaked');
const MOST_BARS = 12;

/** Which disputed claim or assumption decides the outcome; each bar leads to its claims. */
export function Drivers({ summary, factors, measure }: { summary: Summary; factors: readonly Factor[]; measure: Measure }) {
    const tornado = summary.tornados.find(each => each.measure === tornadoOf.value) ?? summary.tornados[0];
    const of = summary.measures.find(each => each.id === tornado?.measure) ?? measure;
    const bars = useMemo(() => tornado?.bars.slice(0, MOST_BARS) ?? [], [tornado]);
    const digits = Math.min(3, digitsOf(of.monteCarlo) + 1);
    const wordsOf = (each: Bar): string => factorWords(each.title);
    const options = useMemo(() => (width: number, colour: (name: string) => string): Plot.PlotOptions => {
        const rows = bars.map(bar => ({ ...bar, from: Math.min(bar.lowMean, bar.highMean), to: Math.max(bar.lowMean, bar.highMean), paint: colour(bar.isClaimed ? 'series-1' : 'series-2') }));
        const wide = Math.min(360, Math.max(180, width * 0.36));
        const labels = new Map(bars.map(bar => [bar.factor, wordsOf(bar)]));
        return {
            width, height: 46 + bars.length * 27, marginLeft: wide, marginRight: 34, marginTop: 6, marginBottom: 38,
            x: { label: `mean ${of.words} of a battle`, labelAnchor: 'center', labelArrow: 'none', grid: true, ticks: 6, nice: true },
            y: { domain: bars.map(bar => bar.factor), label: null, tickSize: 0, tickFormat: (name: string) => shorten(labels.get(name) ?? name, wide / 6.4) },
            marks: [
                Plot.ruleX([of.mean], { stroke: colour('edge'), strokeDasharray: '3 3' }),
                Plot.barX(rows, { y: 'factor', x1: 'from', x2: 'to', fill: 'paint', fillOpacity: (bar: Bar) => (bar.standsOut ? 1 : 0.25), insetTop: 5, insetBottom: 5, rx: 2, className: 'driver-bars' }),
                ...[true, false].map(isClaimed => Plot.rect(rows.filter(bar => bar.isClaimed === isClaimed), {
                    y: 'factor', x1: 'from', x2: 'to', fill: 'none', stroke: 'paint', insetTop: 5, insetBottom: 5, rx: 2, pointerEvents: 'none', ...(isClaimed ? {} : { strokeDasharray: '4 2' }),
                })),
                Plot.text(rows.filter(bar => bar.lowMean <= bar.highMean), { y: 'factor', x: 'lowMean', text: () => 'L', textAnchor: 'end', dx: -5, fill: colour('soft') }),
                Plot.text(rows.filter(bar => bar.lowMean <= bar.highMean), { y: 'factor', x: 'highMean', text: () => 'H', textAnchor: 'start', dx: 5, fill: colour('soft') }),
                Plot.text(rows.filter(bar => bar.lowMean > bar.highMean), { y: 'factor', x: 'highMean', text: () => 'H', textAnchor: 'end', dx: -5, fill: colour('soft') }),
                Plot.text(rows.filter(bar => bar.lowMean > bar.highMean), { y: 'factor', x: 'lowMean', text: () => 'L', textAnchor: 'start', dx: 5, fill: colour('soft') }),
            ],
        };
    }, [bars, of]);
    if (!tornado || bars.length === 0) {
        return <Panel title="What decides it"><p class="soft">No factor was looked at: nothing was drawn at different levels, or there were too few points.</p></Panel>;
    }
    const choices = summary.tornados.map(each => ({ value: each.measure, label: capital(summary.measures.find(one => one.id === each.measure)?.words ?? each.measure) }));
    const chosen = factors.find(each => each.name === factorNamed.value);
    const bar = tornado.bars.find(each => each.factor === chosen?.name);
    return (
        <Panel
            title="What decides it" note="Every disputed and every assumed value is drawn anew at each point. A bar compares the points that drew it low (L) with those that drew it high (H), while all others vary too."
            class="drivers"
        >
            <Segmented label="Measure" hideLabel value={tornado.measure} choices={choices} onChange={id => { tornadoOf.push(id); }} />
            <div class={`drivers-body ${chosen ? 'with-list' : ''}`}>
                <Figure name="factors"
                    title={`${capital(of.words)}: the largest ${bars.length} of ${tornado.factors}`}
                    picture={<PlotChart label={finding(of, tornado, bars[0], wordsOf, digits)} options={options} onChart={chart => { hang(chart, bars, wordsOf, name => { factorNamed.push(name === factorNamed.peek() ? '' : name); }); }} />}
                    table={(
                        <Table name="factors"
                            caption={`What moves the mean number of ${of.words}; in brackets 95 % intervals, each for its factor alone`} rows={tornado.bars} rowKey={row => row.factor} height="26rem" chosen={factorNamed.value} onChoose={row => { factorNamed.push(row.factor); }}
                            columns={[
                                { id: 'title', name: 'Factor', value: wordsOf },
                                { id: 'rests', name: 'Rests on', value: row => factors.find(each => each.name === row.factor)?.restsOn ?? row.support },
                                { id: 'low', name: 'Drawn low', value: row => row.lowMean, show: row => <>{fixed(row.lowMean, digits)} <span class="faint">{drawn(row.lowWords)}</span></>, align: 'right' },
                                { id: 'high', name: 'Drawn high', value: row => row.highMean, show: row => <>{fixed(row.highMean, digits)} <span class="faint">{drawn(row.highWords)}</span></>, align: 'right' },
                                { id: 'effect', name: 'High less low', value: row => Math.abs(row.effect), show: row => `${signed(row.effect, digits)} (${fixed(row.effectInterval.low, digits)} to ${fixed(row.effectInterval.high, digits)})`, align: 'right' },
                                { id: 'stands', name: 'Stands out', value: row => row.standsOut },
                            ]}
                        />
                    )}
                    caption={<>
                        <span class="uncertainty-legend">
                            <span><span class="swatch series-1" aria-hidden="true" />read from claims</span>
                            <span><span class="swatch series-2 dashed" aria-hidden="true" />assumed, wholly or in part</span>
                            <span>Full colour stands out beyond chance among so many (Holm’s rule, 5 %).</span>
                        </span>
                        {' '}{count(tornado.factors, 'factor')} looked at; {tornado.outsideNought} would seem to matter if each were looked at alone, and chance alone makes about {Math.round(tornado.byChance * 10) / 10} such. Choose a bar to see what it rests on.
                    </>}
                />
                {chosen ? <Behind factor={chosen} bar={bar} digits={digits} /> : null}
            </div>
        </Panel>
    );
}

/** What the chart shows, for those who hear it. */
function finding(of: Measure, tornado: Tornado, most: Bar | undefined, wordsOf: (bar: Bar) => string, digits: number): string {
    const outstanding = tornado.bars.filter(each => each.standsOut).length;
    const first = most ? ` Most of all ${wordsOf(most)}: ${fixed(most.lowMean, digits)} where it was drawn low, ${fixed(most.highMean, digits)} where it was drawn high.` : '';
    return `What moves the mean of ${of.words}: ${outstanding === 0 ? 'no factor' : outstanding === 1 ? 'one factor' : `${outstanding} factors`} of ${tornado.factors} beyond chance.${first} The table says the same in numbers and opens the claims.`;
}

/** What a factor rests on: values of models, and the claims behind them, against them and beside them. */
function Behind({ factor, bar, digits }: { factor: Factor; bar: Bar | undefined; digits: number }) {
    useEscape(true, () => { factorNamed.push(''); });
    return (
        <aside class="behind" aria-label={`What ${factorWords(factor.title)} rests on`}>
            <div class="row spread"><h3>{factorWords(factor.title)}</h3><Button kind="quiet" small aria-label="Close" onClick={() => { factorNamed.push(''); }}>×</Button></div>
            <p><Badge tone={factor.support === 'claimed' ? 'note' : 'caution'}>{factor.restsOn}</Badge></p>
            {bar ? <p class="soft small">Low: {drawn(bar.lowWords)}. High: {drawn(bar.highWords)}. High less low {signed(bar.effect, digits)} ({fixed(bar.effectInterval.low, digits)} to {fixed(bar.effectInterval.high, digits)}).</p> : null}
            {factor.readings.map(reading => (
                <div key={`${reading.model}/${reading.key}`} class="behind-reading">
                    <p><a href={modelAddress(reading.model, reading.key)}><strong>{keyWords(reading.key)}</strong></a> <span class="soft">of <a href={modelAddress(reading.model)}>{reading.modelName || reading.model}</a></span></p>
                    <p class="num">{inUnits(reading.value)}{reading.range ? <span class="soft"> · {inUnits(reading.range)}</span> : null} <span class="faint small">{reading.as}</span></p>
                    {reading.because ? <p class="soft small">Assumed: {inUnits(reading.because)}.</p> : null}
                    <Claims words="Read from" ids={reading.claims} />
                    <Claims words="Disputed by" ids={reading.disputedBy.filter(id => !reading.claims.includes(id))} />
                    <Claims words="Not read" ids={reading.beside} />
                    {reading.claims.length + reading.beside.length === 0 ? <p class="faint small">No public claim speaks of it.</p> : null}
                </div>
            ))}
        </aside>
    );
}

function Claims({ words, ids }: { words: string; ids: readonly string[] }) {
    return ids.length === 0
        ? null
        : (
            <div class="small">
                <p class="faint">{words}</p>
                <ul class="behind-claims">{ids.map(id => <li key={id}><a href={`/evidence?claim=${encodeURIComponent(id)}`}>{id}</a></li>)}</ul>
            </div>
        );
}

/** At what a bar's points drew the factor. */
function drawn(words: string): string {
    return inUnits(levelWords(words));
}

function shorten(words: string, most: number): string {
    return words.length <= most ? words : `${words.slice(0, Math.max(8, Math.floor(most) - 1)).trimEnd()}…`;
}

function hang(chart: Element, bars: readonly Bar[], wordsOf: (bar: Bar) => string, choose: (name: string) => void): void {
    chart.querySelectorAll<SVGElement>('.driver-bars rect').forEach((rect, at) => {
        const bar = bars[at];
        if (bar) {
            rect.classList.add('choosable-bar');
            rect.addEventListener('click', () => { choose(bar.factor); });
            const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
            title.textContent = `${wordsOf(bar)}: low ${drawn(bar.lowWords)}, high ${drawn(bar.highWords)}`;
            rect.append(title);
        }
    });
}
