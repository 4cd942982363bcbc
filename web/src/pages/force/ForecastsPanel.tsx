import * as Plot from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { withoutGroupNames } from '../../evidence/charts';
import { speakersOf, spanOf } from '../../evidence/forecasts';
import { ClaimLink, Shown } from '../../evidence/parts';
import type { ForecastMark, ForecastPanel, Forecasts, Owner } from '../../evidence/types';
import { claimAddress, propertyWords, readingWords } from '../../evidence/words';
import { go } from '../../shell/router';
import { Badge, Empty, Figure, Select, Table, type Tone } from '../../ui';
import { PlotChart } from '../../ui/charts/PlotChart';
import { forecast } from './state';

const DAY_MS = 86_400_000;
const dateOf = (day: number): Date => new Date(day * DAY_MS);
const SYMBOLS = ['circle', 'diamond', 'triangle', 'square', 'star', 'cross'] as const;
const TONES: Record<ForecastMark['verdict'], Tone> = { open: 'plain', 'borne-out': 'good', undecided: 'note', 'came-earlier': 'caution', 'came-later': 'bad' };

/** Forecast against delivery: the day of the words across, the day that was promised up, a line at the event. */
export function ForecastsPanel({ deals }: { deals: Owner['deals'] }) {
    const asked = useAsked('forecasts', signal => get('/api/forecasts', { signal }));
    return (
        <Shown asked={asked} what="Fetching the forecasts">
            {answer => {
                const own = answer.panels.filter(panel => deals.some(deal => belongs(panel, deal.owner, deal.system)));
                return <ForecastFigure answer={answer} panels={own} />;
            }}
        </Shown>
    );
}

/** Properties of deals begin with the system and the owner: s-400-turkey/…. */
function belongs(panel: ForecastPanel, owner: string, system: string): boolean {
    return panel.property.startsWith(`${system}-${owner}`) || panel.property.split('/')[0]?.includes(owner) === true;
}

function ForecastFigure({ answer, panels }: { answer: Forecasts; panels: readonly ForecastPanel[] }) {
    const chosen = panels.find(panel => panel.property === forecast.value) ?? [...panels].sort((one, other) => Number(other.events.length > 0) - Number(one.events.length > 0) || other.marks.length - one.marks.length)[0];
    if (!chosen) {
        return <Empty title="The ledger holds no forecast of a date of this state's deals." />;
    }
    return (
        <Figure name="forecasts"
            level={2} start="both"
            title={<>Forecast against delivery: {propertyWords(chosen.property)}</>}
            tools={<Select label="What was foretold" hideLabel value={chosen.property} onChange={next => { forecast.push(next); }} choices={panels.map(panel => ({ value: panel.property, label: `${readingWords(panel.property)} (${panel.marks.length})` }))} />}
            picture={<Drawing panel={chosen} />}
            table={<MarksTable panel={chosen} />}
            caption={<>{chosen.meaning} Above the dashed diagonal lies the future of whoever speaks. A mark on the event's line was right; one below it promised too early, one above it too late. Bars are the days that may be meant. Of all {answer.count} forecasts of dates in the ledger {answer.borneOut} were borne out, {answer.cameLater} came later, {answer.cameEarlier} came earlier, {answer.undecided} cannot be decided and {answer.open} are open.</>}
        />
    );
}

function Drawing({ panel }: { panel: ForecastPanel }) {
    const speakers = useMemo(() => speakersOf(panel.marks, SYMBOLS.length), [panel]);
    const options = useMemo(() => (width: number, colour: (name: string) => string): Plot.PlotOptions => {
        const marks = panel.marks.map((mark, at) => ({ mark, number: at + 1, said: spanOf(mark.said), promised: spanOf(mark.promised), series: speakers.indexOf(speakers.includes(mark.speaker) ? mark.speaker : speakers.at(-1) ?? '') })).filter(each => each.said && each.promised);
        const events = panel.events.map(event => ({ event, days: spanOf(event.days) })).filter(each => each.days);
        const across = marks.map(each => each.said?.middle ?? 0).concat(events.map(each => each.days?.middle ?? 0));
        const up = marks.flatMap(each => [each.promised?.first ?? each.promised?.middle ?? 0, each.promised?.last ?? each.promised?.middle ?? 0]).concat(events.flatMap(each => [each.days?.first ?? each.days?.middle ?? 0, each.days?.last ?? each.days?.middle ?? 0]));
        const [x1, x2] = withRoom(across);
        const [y1, y2] = withRoom(up);
        const diagonal = [Math.max(x1, y1), Math.min(x2, y2)] as const;
        const series = speakers.map((_, at) => colour(`series-${at + 1}`));
        return {
            height: Math.max(320, Math.min(440, width * 0.62)),
            marginLeft: 70,
            marginBottom: 52,
            marginTop: 24,
            marginRight: 18,
            style: { fontSize: '12px', background: 'none', color: colour('soft'), overflow: 'visible' },
            x: { type: 'utc', domain: [dateOf(x1), dateOf(x2)], label: 'said on →', grid: true, ticks: Math.floor(width / 100) },
            y: { type: 'utc', domain: [dateOf(y1), dateOf(y2)], label: '↑ promised for', grid: true, ticks: 7 },
            marks: [
                diagonal[0] < diagonal[1] ? Plot.link([diagonal], { x1: pair => dateOf(pair[0]), y1: pair => dateOf(pair[0]), x2: pair => dateOf(pair[1]), y2: pair => dateOf(pair[1]), stroke: colour('faint'), strokeDasharray: '5 4' }) : null,
                Plot.rect(events.filter(each => each.days?.first !== undefined && each.days.last !== undefined && each.days.last > each.days.first), { x1: () => dateOf(x1), x2: () => dateOf(x2), y1: each => dateOf(each.days?.first ?? 0), y2: each => dateOf(each.days?.last ?? 0), fill: colour('series-3'), fillOpacity: 0.14 }),
                Plot.ruleY(events, { y: each => dateOf(each.days?.middle ?? 0), stroke: colour('series-3'), strokeWidth: 2 }),
                Plot.text(events, { x: () => dateOf(x2), y: each => dateOf(each.days?.middle ?? 0), text: each => `event: ${each.event.days.words}`, textAnchor: 'end', dy: -8, fill: colour('ink'), stroke: colour('surface'), strokeWidth: 4, fontWeight: 600 }),
                Plot.link(marks.filter(each => each.promised?.first !== undefined && each.promised.last !== undefined && each.promised.last > each.promised.first), { x1: each => dateOf(each.said?.middle ?? 0), x2: each => dateOf(each.said?.middle ?? 0), y1: each => dateOf(each.promised?.first ?? 0), y2: each => dateOf(each.promised?.last ?? 0), stroke: each => series[each.series] ?? colour('ink'), strokeWidth: 2 }),
                Plot.link(marks.filter(each => (each.promised?.first === undefined) !== (each.promised?.last === undefined)), { x1: each => dateOf(each.said?.middle ?? 0), x2: each => dateOf(each.said?.middle ?? 0), y1: each => dateOf(each.promised?.middle ?? 0), y2: each => dateOf(each.promised?.first === undefined ? Math.max(y1, (each.promised?.middle ?? 0) - (y2 - y1) * 0.08) : Math.min(y2, (each.promised.middle) + (y2 - y1) * 0.08)), stroke: each => series[each.series] ?? colour('ink'), strokeWidth: 2, strokeDasharray: '3 3' }),
                Plot.dot(marks, { x: each => dateOf(each.said?.middle ?? 0), y: each => dateOf(each.promised?.middle ?? 0), r: 6, symbol: (each: (typeof marks)[number]) => SYMBOLS[each.series] ?? 'circle', fill: each => (each.mark.verdict === 'borne-out' ? series[each.series] ?? colour('ink') : colour('surface')), stroke: each => series[each.series] ?? colour('ink'), strokeWidth: 2 }),
                Plot.text(marks, { x: each => dateOf(each.said?.middle ?? 0), y: each => dateOf(each.promised?.middle ?? 0), text: each => String(each.number), dx: 12, dy: -8, fill: colour('ink'), stroke: colour('surface'), strokeWidth: 3, fontSize: 11.5 }),
                Plot.tip(marks, Plot.pointer({ x: (each: (typeof marks)[number]) => dateOf(each.said?.middle ?? 0), y: (each: (typeof marks)[number]) => dateOf(each.promised?.middle ?? 0), title: (each: (typeof marks)[number]) => `${each.number}. ${each.mark.claim.speaker}, ${each.mark.said.words}\nfor ${each.mark.promised.words}: ${each.mark.words}\n“${each.mark.claim.recorded ?? each.mark.claim.quotation}”`, fill: colour('raised'), stroke: colour('edge'), maxRadius: 28, fontSize: 12 })),
            ],
        };
    }, [panel, speakers]);
    return (
        <div class="forecast-picture">
            <ul class="forecast-legend small soft" aria-label="Speakers">
                {speakers.map((speaker, at) => <li key={speaker}><span class="forecast-key" style={{ color: `var(--series-${at + 1})` }} aria-hidden="true">{'●◆▲■★✚'[at]}</span> {speaker}</li>)}
                <li class="faint">filled: borne out; open: not, or not yet</li>
            </ul>
            <PlotChart
                label={finding(panel)}
                options={options}
                onChart={chart => {
                    withoutGroupNames(chart);
                    chart.addEventListener('click', () => {
                        const value = (chart as Element & { value?: { mark: ForecastMark } | null }).value;
                        if (value) {
                            go(claimAddress(value.mark.claim.id));
                        }
                    });
                }}
            />
        </div>
    );
}

/** What the chart shows, for those who hear it. */
function finding(panel: ForecastPanel): string {
    const of = (verdict: ForecastMark['verdict']): number => panel.marks.filter(mark => mark.verdict === verdict).length;
    const verdicts = ([['borne-out', 'borne out'], ['came-later', 'came later'], ['came-earlier', 'came earlier'], ['undecided', 'cannot be decided'], ['open', 'open']] as const).filter(([verdict]) => of(verdict) > 0).map(([verdict, words]) => `${of(verdict)} ${words}`).join(', ');
    return `${panel.marks.length} ${panel.marks.length === 1 ? 'forecast' : 'forecasts'} of ${propertyWords(panel.property)}: ${verdicts}. ${panel.events.length === 0 ? 'No event is reported yet.' : `The event: ${panel.events.map(event => event.days.words).join('; ')}.`} The table says the same in words.`;
}

function withRoom(days: readonly number[]): readonly [number, number] {
    const least = Math.min(...days);
    const most = Math.max(...days);
    const room = Math.max(45, (most - least) * 0.08);
    return [least - room, most + room];
}

function MarksTable({ panel }: { panel: ForecastPanel }) {
    const rows = panel.marks.map((mark, at) => ({ mark, number: at + 1 }));
    return (
        <div class="forecast-table">
            <p class="soft events-line">{panel.events.length === 0 ? 'No event is reported yet.' : <>Event: {panel.events.map((event, at) => <span key={event.claim.id}>{at > 0 ? '; ' : ''}<strong>{event.days.words}</strong> (<ClaimLink id={event.claim.id}>{event.claim.document}</ClaimLink>)</span>)}</>}</p>
            <Table name="forecasts"
                caption={`Forecasts of ${panel.property}`} hideCaption
                rows={rows} rowKey={row => row.mark.claim.id} onChoose={row => { go(claimAddress(row.mark.claim.id)); }} height="26rem"
                columns={[
                    { id: 'number', name: 'No.', value: row => row.number, width: '3rem' },
                    { id: 'said', name: 'Said', value: row => row.mark.said.first ?? row.mark.said.last ?? '', show: row => <span class="num">{row.mark.said.words}</span> },
                    { id: 'speaker', name: 'By', value: row => row.mark.speaker, isHeader: true, show: row => <>{row.mark.speaker} <span class="forecast-document"><ClaimLink id={row.mark.claim.id}>{row.mark.claim.document}</ClaimLink></span></> },
                    { id: 'promised', name: 'Promised', value: row => row.mark.promised.first ?? row.mark.promised.last ?? '', show: row => <span class="num">{row.mark.promised.words}</span> },
                    { id: 'outcome', name: 'What became of it', value: row => row.mark.daysOff, align: 'left', show: row => <Badge tone={TONES[row.mark.verdict]}>{row.mark.words}</Badge> },
                ]}
            />
        </div>
    );
}
