import * as Plot from '@observablehq/plot';
import { useMemo } from 'preact/hooks';
import { get } from '../../api/client';
import { type Asked, useAsked } from '../../evidence/asked';
import { withoutGroupNames } from '../../evidence/charts';
import { isoDay } from '../../evidence/days';
import { Shown } from '../../evidence/parts';
import { isWithin, mainDays, type TimelinePoint, timelineRows, withRoom } from '../../evidence/timeline';
import type { Claim, Entry, Properties, Timeline } from '../../evidence/types';
import { claimAddress, documentAddress } from '../../evidence/words';
import { go } from '../../shell/router';
import { Badge, Button, Empty, Figure, Select, Table, type Tone, inUnits } from '../../ui';
import { PlotChart } from '../../ui/charts/PlotChart';
import { allDays, allRows, from, of, to } from './state';

const MOST_ROWS = 22;
const LEFT_PX = 176;
const RIGHT_PX = 18;
const DAY_MS = 86_400_000;
const dateOf = (day: number): Date => new Date(day * DAY_MS);

/** Who said what when, and of when: a row for each system, or for each property of the one that is chosen. */
export function TimelineView({ held }: { held: Asked<Properties> }) {
    const asked = useAsked(`timeline ${of.value} ${from.value} ${to.value}`, signal => get('/api/evidence/timeline', { query: { of: of.value, from: from.value, to: to.value }, signal }));
    const systems = [...held.value?.systems ?? []].filter(system => system.claims > 0).sort((one, other) => other.claims - one.claims);
    return (
        <>
            <div class="row filters">
                <Select label="System" hideLabel value={of.value} onChange={next => { of.push(next); }} choices={[{ value: '', label: 'All systems' }, ...systems.map(system => ({ value: `${system.name}/`, label: `${system.name} (${system.claims})` })), ...(of.value !== '' && !systems.some(system => `${system.name}/` === of.value) ? [{ value: of.value, label: of.value }] : [])]} />
                <DateField id="timeline-from" label="From" value={from.value} onChange={next => { from.push(next); }} />
                <DateField id="timeline-to" label="To" value={to.value} onChange={next => { to.push(next); }} />
            </div>
            <Shown asked={asked} what="Fetching the timeline">{answer => <TimelineFigure answer={answer} />}</Shown>
        </>
    );
}

function DateField({ id, label, value, onChange }: { id: string; label: string; value: string; onChange: (value: string) => void }) {
    return (
        <div class="field inline-field">
            <label for={id}>{label}</label>
            <input id={id} class="input num" size={10} value={value} placeholder={label === 'From' ? '2017' : '2021-06'} onChange={event => { onChange(event.currentTarget.value.trim()); }} />
        </div>
    );
}

function TimelineFigure({ answer }: { answer: Timeline }) {
    const byProperty = of.value !== '';
    // The days come first: a row whose marks all lie outside them would be empty.
    const days = useMemo(() => mainDays(timelineRows(answer.claims, byProperty, Infinity).points, allDays.value || from.value !== ''), [answer, byProperty, allDays.value]);
    const laid = useMemo(() => timelineRows(answer.claims.filter(claim => isWithin(claim, days.first, days.last)), byProperty, allRows.value ? 400 : byProperty ? 30 : MOST_ROWS), [answer, days, byProperty, allRows.value]);
    const forecasts = laid.points.filter(point => point.claim.isForecast).length;
    if (answer.claims.length === 0) {
        return <Empty title="Nothing was said between these days."><p>Dates may be written as in the ledger: 2019, 2019-07, 2019-07-12.</p></Empty>;
    }
    return (
        <Figure name="timeline"
            level={2} beside={false}
            title={<>{laid.points.length} claims, by the day on which they were said{forecasts > 0 ? `, ${forecasts} of them forecasts` : ''}</>}
            picture={
                <div class="timeline-picture">
                    <Legend />
                    <Drawing points={laid.points} rows={laid.rows} first={days.first} last={days.last} byProperty={byProperty} />
                    <div class="row small soft">
                        {laid.rowsLeftOut > 0 ? <span>{laid.claimsLeftOut} claims on {laid.rowsLeftOut} further {byProperty ? 'properties' : 'systems'} are not drawn. <Button kind="quiet" small onClick={() => { allRows.push(true); }}>Draw all rows</Button></span> : allRows.value ? <Button kind="quiet" small onClick={() => { allRows.push(false); }}>Draw the busiest rows</Button> : null}
                        {days.before + days.after > 0 ? <span>{days.before > 0 ? `${days.before} said before ${isoDay(days.first).slice(0, 7)}` : ''}{days.before > 0 && days.after > 0 ? ' and ' : ''}{days.after > 0 ? `${days.after} said after ${isoDay(days.last).slice(0, 7)}` : ''} are not drawn. <Button kind="quiet" small onClick={() => { allDays.push(true); }}>Draw all years</Button></span> : allDays.value ? <Button kind="quiet" small onClick={() => { allDays.push(false); }}>Draw the busiest years</Button> : null}
                    </div>
                </div>
            }
            table={<EntriesTable entries={answer.entries} claims={answer.claims} />}
        />
    );
}

function Legend() {
    return (
        <ul class="timeline-legend small soft" aria-label="What the marks mean">
            <li><svg width="14" height="14" aria-hidden="true"><circle class="mark-report" cx="7" cy="7" r="4" /></svg> said</li>
            <li><svg width="46" height="14" aria-hidden="true"><circle class="mark-forecast" cx="7" cy="7" r="4" /><path class="mark-link" d="M11 7H38" /><path class="mark-promise" d="M40 2V12" /></svg> foretold, for when</li>
            <li><svg width="14" height="14" aria-hidden="true"><path class="mark-event" d="M7 1L12 7L7 13L2 7Z" /></svg> the event, by the claims</li>
            <li><svg width="14" height="14" aria-hidden="true"><circle class="mark-fallen" cx="7" cy="7" r="3.5" /><path class="mark-fallen" d="M3 3L11 11" /></svg> no longer standing</li>
            <li class="faint">A click opens the claim. The table says the same.</li>
        </ul>
    );
}

function Drawing({ points, rows, first, last, byProperty }: { points: readonly TimelinePoint[]; rows: readonly string[]; first: number; last: number; byProperty: boolean }) {
    const options = useMemo(() => (width: number, colour: (name: string) => string): Plot.PlotOptions => {
        const perDay = (width - LEFT_PX - RIGHT_PX) / (last - first);
        const inside = points.filter(point => point.said >= first && point.said <= last);
        const onAxis = (day: number | undefined): day is number => day !== undefined && day >= first && day <= last;
        const promised = inside.filter(point => point.claim.isForecast && onAxis(point.event));
        const events = new Map<string, TimelinePoint>();
        for (const point of points) {
            if (!point.claim.isForecast && point.claim.state !== 'rejected' && onAxis(point.event)) {
                events.set(`${point.row} ${point.event}`, point);
            }
        }
        const happened = [...events.values()];
        const spans = happened.filter(point => point.eventFirst !== undefined && point.eventLast !== undefined && point.eventLast - point.eventFirst > 3);
        const labelled = byProperty
            ? rows.flatMap(row => withRoom(inside.filter(point => point.row === row && shortWords(point.claim).length <= 26).map(point => ({ ...point, words: shortWords(point.claim) })), last, perDay, 6.2, 14))
            : [];
        const standing = inside.filter(point => point.claim.state === 'standing');
        const fallen = inside.filter(point => point.claim.state !== 'standing');
        const height = rows.length * 27 + 52;
        const y = (point: TimelinePoint): string => point.row;
        return {
            height,
            marginLeft: LEFT_PX,
            marginRight: RIGHT_PX,
            marginTop: 26,
            marginBottom: 24,
            style: { fontSize: '12px', background: 'none', color: colour('soft'), overflow: 'visible' },
            x: { type: 'utc', domain: [dateOf(first), dateOf(last)], axis: 'both', label: null, ticks: Math.max(4, Math.floor((width - LEFT_PX) / 90)) },
            y: { type: 'band', domain: [...rows], label: null, padding: 0 },
            marks: [
                Plot.ruleY(rows, { stroke: colour('line'), strokeWidth: 1 }),
                Plot.axisY({ tickSize: 0, fill: colour('ink'), textOverflow: 'ellipsis', lineWidth: 14 }),
                Plot.gridX({ stroke: colour('line'), strokeOpacity: 0.6 }),
                Plot.link(promised, { x1: point => dateOf(point.said), x2: point => dateOf(point.event ?? point.said), y1: y, y2: y, stroke: colour('series-2'), strokeOpacity: 0.55, strokeDasharray: '3 2' }),
                Plot.tickX(promised, { x: point => dateOf(point.event ?? point.said), y, stroke: colour('series-2'), strokeWidth: 1.5, insetTop: 5, insetBottom: 5 }),
                Plot.link(spans, { x1: point => dateOf(Math.max(first, point.eventFirst ?? 0)), x2: point => dateOf(Math.min(last, point.eventLast ?? 0)), y1: y, y2: y, stroke: colour('series-3'), strokeWidth: 4, strokeOpacity: 0.4, strokeLinecap: 'butt', dy: -7 }),
                Plot.dot(happened, { x: point => dateOf(point.event ?? point.said), y, symbol: 'diamond', r: 4.2, fill: colour('series-3'), stroke: colour('surface'), strokeWidth: 0.8, dy: -7 }),
                Plot.dot(fallen, { x: point => dateOf(point.said), y, symbol: 'times', r: 3.2, stroke: colour('faint'), strokeWidth: 1.4 }),
                Plot.dot(standing.filter(point => !point.claim.isForecast), { x: point => dateOf(point.said), y, r: 4, fill: colour('series-1'), fillOpacity: 0.85, stroke: colour('surface'), strokeWidth: 0.8 }),
                Plot.dot(standing.filter(point => point.claim.isForecast), { x: point => dateOf(point.said), y, r: 4, fill: colour('surface'), stroke: colour('series-2'), strokeWidth: 1.8 }),
                Plot.text(labelled, { x: point => dateOf(point.said), y, text: 'words', textAnchor: 'start', dx: 8, fill: colour('ink'), stroke: colour('surface'), strokeWidth: 3, fontSize: 11.5 }),
                Plot.tip(inside, Plot.pointer({ x: point => dateOf(point.said), y, title: (point: TimelinePoint) => tipOf(point.claim), fill: colour('raised'), stroke: colour('edge'), maxRadius: 24, fontSize: 12, lineHeight: 1.35 })),
            ],
        };
    }, [points, rows, first, last, byProperty]);
    return (
        <PlotChart
            label={`Timeline of ${points.length} claims in ${rows.length} rows from ${isoDay(first)} to ${isoDay(last)}`}
            options={options}
            onChart={chart => {
                withoutGroupNames(chart);
                chart.addEventListener('click', () => {
                    const value = (chart as Element & { value?: TimelinePoint | null }).value;
                    if (value) {
                        go(claimAddress(value.claim.id));
                    }
                });
            }}
        />
    );
}

/** What a claim says, as it stands beside its mark. */
function shortWords(claim: Claim): string {
    return claim.kind === 'date' && claim.event && claim.bound === 'exact' ? claim.event.words : inUnits(claim.value);
}

function tipOf(claim: Claim): string {
    const words = claim.recorded ?? claim.quotation;
    return [
        `${claim.property}: ${inUnits(claim.value)}`,
        `${claim.speaker}, ${claim.said.words}${claim.isForecast ? ', a forecast' : ''}${claim.outcome ? `: ${claim.outcome}` : ''}`,
        `Origin: ${claim.origin}. Grade ${claim.grade}${claim.state === 'standing' ? '' : `, ${claim.state.replaceAll('-', ' ')}`}`,
        words.length > 160 ? `“${words.slice(0, 157)}…”` : words === '' ? '' : `“${words}”`,
    ].filter(line => line !== '').join('\n');
}

const KIND_TONES: Record<Entry['kind'], Tone> = { event: 'good', expected: 'caution', statement: 'note', document: 'plain' };
const KIND_WORDS: Record<Entry['kind'], string> = { event: 'event', expected: 'expected', statement: 'said', document: 'published' };

function EntriesTable({ entries, claims }: { entries: readonly Entry[]; claims: readonly Claim[] }) {
    const rows = useMemo(() => {
        const known = new Map(claims.map(claim => [claim.id, claim]));
        return entries.map((entry, at) => ({ at, entry, claim: known.get(entry.claims[0] ?? '') }));
    }, [entries, claims]);
    return (
        <Table name="entries"
            caption={`${entries.length} entries: events, expectations, statements and documents by their dates. Enter opens one.`}
            rows={rows} rowKey={row => row.at} height="34rem"
            onChoose={({ entry }) => { go(entry.claims[0] ? claimAddress(entry.claims[0]) : documentAddress(entry.document ?? '')); }}
            columns={[
                { id: 'date', name: 'Date', value: row => row.entry.date.earliest ?? row.entry.date.latest ?? '', show: row => <span class="num">{row.entry.date.words}</span>, width: '11rem' },
                { id: 'kind', name: 'What', value: row => KIND_WORDS[row.entry.kind], show: row => <Badge tone={KIND_TONES[row.entry.kind]}>{KIND_WORDS[row.entry.kind]}</Badge>, width: '6rem' },
                { id: 'system', name: 'Of', value: row => row.entry.system ?? '', width: '9rem' },
                { id: 'words', name: 'Words', value: row => row.entry.words, isHeader: true },
            ]}
        />
    );
}
