import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { dayNumber, isoDay, ticksBetween } from '../../evidence/days';
import { isSoOn, layOut, runsOf } from '../../evidence/lanes';
import { ClaimLink, GradeMark } from '../../evidence/parts';
import type { Bar, Lanes as LanesAnswer } from '../../evidence/types';
import { stageWords, stateName } from '../../evidence/words';
import { page } from '../../shell/page';
import { Badge, Button, Empty, Figure, Table } from '../../ui';
import { capital } from '../../ui/words';
import { on, unfolded } from './state';

const ROW = 22;
const BAR = 14;
const HEAD = 28;
const TOP = 34;
const STATE_WIDTH = 150;
const LETTER = 6.35;

interface Axis {
    readonly first: string;
    readonly last: string;
}

interface Placed {
    readonly bar: Bar;
    readonly y: number;
    readonly state: string;
    readonly key: string;
    /** Its place among all that the arrows reach. */
    readonly stop: number;
}

interface PlacedLane {
    readonly id: string;
    readonly title: string;
    readonly y: number;
    readonly rows: readonly Placed[];
    readonly runs: readonly { readonly at: number; readonly count: number }[];
    /** All bars of the lane, also while it is folded. */
    readonly bars: readonly Bar[];
    readonly isFolded: boolean;
    /** The head's place among all that the arrows reach; undefined where it cannot be folded. */
    readonly stop: number | undefined;
}

interface Laid {
    readonly placed: readonly PlacedLane[];
    /** What the arrows reach, from top to bottom: heads that fold, and rows. */
    readonly stops: readonly ({ readonly lane: string } | { readonly bar: string })[];
    readonly height: number;
}

/** More rows than this are folded to a line for each deal. */
const MANY_ROWS = 24;

/** Swim lanes: a lane for each deal, a row for each thing that is said; what excludes each other stands side by side. */
export function Lanes({ lanes, axis, day, newest, chosen, onDay, onBar }: { lanes: LanesAnswer; axis: Axis; day: string; newest: string; chosen: Bar | undefined; onDay: (day: string) => void; onBar: (claim: string) => void }) {
    const folds = lanes.lanes.length > 1 && lanes.lanes.reduce((sum, lane) => sum + lane.bars.length, 0) > MANY_ROWS;
    const open = unfolded.value;
    const laid = useMemo((): Laid => {
        let y = TOP;
        const stops: Laid['stops'][number][] = [];
        const placed: PlacedLane[] = lanes.lanes.map(lane => {
            const top = y;
            let before: string | null = '';
            const isFolded = folds && !open.includes(lane.deal.id);
            const stop = folds ? stops.push({ lane: lane.deal.id }) - 1 : undefined;
            const rows = (isFolded ? [] : lane.bars).map((bar, at) => {
                const state = bar.stage === before ? '' : stageWords(bar.stage);
                before = bar.stage;
                const key = bar.claims[0]?.id ?? String(at);
                return { bar, y: top + HEAD + at * ROW, state, key, stop: stops.push({ bar: key }) - 1 };
            });
            y = top + HEAD + (isFolded ? ROW : rows.length * ROW) + 8;
            return { id: lane.deal.id, bars: lane.bars, isFolded, stop, title: `${capital(lane.deal.name)}${lane.deal.seller === lane.deal.owner ? '' : `, from ${stateName(lane.deal.seller)}`}`, y: top, rows, runs: isFolded ? [] : runsOf(lane.bars) };
        });
        return { placed, stops, height: y + 22 };
    }, [lanes, folds, open]);
    if (lanes.lanes.every(lane => lane.bars.length === 0)) {
        return <Empty title="Nothing was so or awaited in this time, as far as was known."><p>Move the day, or look at all that is known today.</p></Empty>;
    }
    return (
        <Figure name="lanes"
            level={2} beside={false}
            title={<>What {stateName(lanes.owner)} had and was promised{lanes.knownBy ? <span class="soft"> as known by {lanes.knownBy}</span> : null}</>}
            picture={<Drawing lanes={lanes} axis={axis} laid={laid} day={day} newest={newest} chosen={chosen} onDay={onDay} onBar={onBar} />}
            table={<LanesTable lanes={lanes} onBar={onBar} chosen={chosen} />}
            tools={folds ? <Button small kind="quiet" onClick={() => { unfolded.push(open.length === 0 ? lanes.lanes.map(lane => lane.deal.id) : []); }}>{open.length === 0 ? 'Unfold all deals' : 'Fold all'}</Button> : undefined}
            caption="A bar is dark where its date may lie and pale from then on, until another report took its place. Reports that exclude each other are bracketed and hatched; what is foretold is an open, dashed bar. Enter or a click on a row shows who says so."
        />
    );
}

function Drawing({ lanes, axis, laid, day, newest, chosen, onDay, onBar }: { lanes: LanesAnswer; axis: Axis; laid: Laid; day: string; newest: string; chosen: Bar | undefined; onDay: (day: string) => void; onBar: (claim: string) => void }) {
    const frame = useRef<HTMLDivElement>(null);
    const [width, setWidth] = useState(1000);
    const [active, setActive] = useState(0);
    const row = useRef(0);
    row.current = active;
    const takesFocus = useRef(false);
    const stops = laid.stops;
    useLayoutEffect(() => {
        const box = frame.current;
        if (!box) {
            return undefined;
        }
        const watch = new ResizeObserver(([entry]) => { setWidth(Math.max(480, Math.floor(entry?.contentRect.width ?? 1000))); });
        watch.observe(box);
        return () => { watch.disconnect(); };
    }, []);
    useEffect(() => { page.frame(); });
    useEffect(() => {
        if (takesFocus.current) {
            takesFocus.current = false;
            frame.current?.querySelector<SVGGElement>(`[data-row="${active}"]`)?.focus();
        }
    }, [active]);

    const first = dayNumber(axis.first);
    const last = dayNumber(axis.last);
    const left = STATE_WIDTH;
    const right = width - 10;
    const long = right - left;
    const x = (part: number): number => left + part * long;
    const xOf = (at: number): number => x((at - first) / Math.max(1, last - first));
    const at = Math.max(first, Math.min(last, dayNumber(day)));
    const ticks = ticksBetween(first, last, Math.floor(long / 70));
    const knownEnd = dayNumber(lanes.knownBy ?? newest);
    const dayX = Math.max(left + 40, Math.min(right - 40, xOf(at)));

    function press(event: KeyboardEvent): void {
        // Keys may come faster than the drawing: what they start from is asked anew.
        const here = row.current;
        const now = Number.isNaN(dayNumber(on.peek())) ? at : dayNumber(on.peek());
        const to: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: stops.length - 1, PageDown: here + 10, PageUp: here - 10 };
        const next = to[event.key];
        if (next !== undefined) {
            event.preventDefault();
            takesFocus.current = true;
            row.current = Math.max(0, Math.min(stops.length - 1, next));
            setActive(row.current);
        } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
            event.preventDefault();
            onDay(isoDay(Math.max(first, Math.min(last, now + (event.key === 'ArrowLeft' ? -1 : 1) * (event.shiftKey ? 30 : 1)))));
        } else if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            const stop = stops[row.current];
            if (stop && 'bar' in stop) {
                onBar(stop.bar);
            } else if (stop) {
                fold(stop.lane);
            }
        }
    }

    function fold(lane: string): void {
        const open = unfolded.peek();
        unfolded.push(open.includes(lane) ? open.filter(each => each !== lane) : [...open, lane]);
    }

    function dayAt(event: PointerEvent | MouseEvent): void {
        const box = frame.current?.getBoundingClientRect();
        if (box) {
            const part = (event.clientX - box.left - left) / long;
            if (part >= -0.01 && part <= 1.01) {
                onDay(isoDay(first + Math.max(0, Math.min(1, part)) * (last - first)));
            }
        }
    }

    return (
        <div class="lanes" ref={frame}>
            <svg width={width} height={laid.height} viewBox={`0 0 ${width} ${laid.height}`} role="group" aria-label={`Swim lanes of ${laid.placed.length} ${laid.placed.length === 1 ? 'deal' : 'deals'} from ${axis.first} to ${axis.last}; arrows up and down go from row to row, left and right move the day, Enter unfolds a deal or shows who says so`} onKeyDown={press}>
                <defs>
                    <pattern id="lane-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="hatch-paper" /><line x1="0" y1="0" x2="0" y2="6" class="hatch-line" /></pattern>
                    <pattern id="lane-hatch-pale" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" class="hatch-line" /></pattern>
                </defs>
                <rect class="axis-strip" x={left} y={0} width={long} height={TOP - 6} onPointerDown={event => { event.currentTarget.setPointerCapture(event.pointerId); dayAt(event); }} onPointerMove={event => { if (event.buttons === 1) { dayAt(event); } }} />
                {knownEnd < last ? <rect class="after-known" x={xOf(Math.max(first, knownEnd))} y={TOP - 6} width={Math.max(0, right - xOf(Math.max(first, knownEnd)))} height={laid.height - TOP - 14} /> : null}
                {ticks.map(tick => (
                    <g key={tick.day} class={tick.isYear ? 'axis-tick year' : 'axis-tick'}>
                        <line x1={xOf(tick.day)} x2={xOf(tick.day)} y1={TOP - 8} y2={laid.height - 22} />
                        {Math.abs(xOf(tick.day) - dayX) < 58 ? null : <text x={xOf(tick.day)} y={TOP - 14} text-anchor="middle">{tick.words}</text>}
                        <text x={xOf(tick.day)} y={laid.height - 8} text-anchor="middle">{tick.words}</text>
                    </g>
                ))}
                {laid.placed.map(lane => (
                    <g key={lane.id} class="deal-lane">
                        {lane.stop === undefined
                            ? <><rect class="lane-head" x={0} y={lane.y} width={width} height={HEAD - 6} rx={3} /><text class="lane-title" x={8} y={lane.y + 16}>{lane.title}</text></>
                            : (
                                <g
                                    class="lane-fold" role="button" aria-expanded={!lane.isFolded} aria-label={`${lane.title}: ${saidOf(lane.bars)}`} data-row={lane.stop} tabindex={lane.stop === active ? 0 : -1}
                                    onClick={() => { setActive(lane.stop ?? 0); fold(lane.id); }} onFocus={() => { setActive(lane.stop ?? 0); }}
                                >
                                    <rect class="lane-head" x={0} y={lane.y} width={width} height={HEAD - 6} rx={3} />
                                    <path class="lane-arrow" d={lane.isFolded ? `M9 ${lane.y + 6}l6 5l-6 5z` : `M7 ${lane.y + 8}h10l-5 6z`} />
                                    <text class="lane-title" x={24} y={lane.y + 16}>{lane.title} <tspan class="lane-said" dx={6}>{saidOf(lane.bars)}</tspan></text>
                                </g>
                            )}
                        {lane.isFolded ? <Folded bars={lane.bars} y={lane.y + HEAD} first={first} last={last} x={x} left={left} /> : null}
                        {lane.runs.map(run => {
                            const top = lane.y + HEAD + run.at * ROW;
                            return <path key={run.at} class="bracket" d={`M${left - 4} ${top + 2}h-5v${run.count * ROW - 6}h5`} />;
                        })}
                        {lane.rows.map(each => <Row key={each.key} row={each} number={each.stop} isActive={each.stop === active} isChosen={each.bar === chosen} first={first} last={last} at={at} x={x} left={left} right={right} width={width} onOpen={() => { setActive(each.stop); onBar(each.key); }} onFocus={() => { setActive(each.stop); }} />)}
                    </g>
                ))}
                <g class="day-line" aria-hidden="true">
                    <line x1={xOf(at)} x2={xOf(at)} y1={TOP - 8} y2={laid.height - 22} />
                    <g transform={`translate(${dayX} 0)`}><rect x={-40} y={1} width={80} height={18} rx={3} /><text x={0} y={14} text-anchor="middle">{day}</text></g>
                </g>
            </svg>
            <ul class="lanes-legend small soft">
                <li><span class="legend-key reported" aria-hidden="true" /> reported</li>
                <li><span class="legend-key disputed" aria-hidden="true" /> disputed: others say otherwise</li>
                <li><span class="legend-key foretold" aria-hidden="true" /> foretold</li>
                <li><span class="legend-key bracketed" aria-hidden="true" /> alternatives that exclude each other</li>
                {knownEnd < last ? <li><span class="legend-key after-known" aria-hidden="true" /> {lanes.knownBy ? 'after what is looked at was known' : 'after the ledger\'s newest document'}</li> : null}
            </ul>
        </div>
    );
}

/** "36 statements, 20 of them disputed, 3 foretold" */
function saidOf(bars: readonly Bar[]): string {
    const disputed = bars.filter(bar => bar.certainty === 'disputed').length;
    const foretold = bars.filter(bar => bar.certainty === 'foretold').length;
    return [`${bars.length} ${bars.length === 1 ? 'statement' : 'statements'}`, disputed > 0 ? `${disputed} disputed` : '', foretold > 0 ? `${foretold} foretold` : ''].filter(words => words !== '').join(', ');
}

/** A deal in one line: when something is said to have become so; what lies on each other is darker. */
function Folded({ bars, y, first, last, x, left }: { bars: readonly Bar[]; y: number; first: number; last: number; x: (part: number) => number; left: number }) {
    return (
        <g class="lane-folded" aria-hidden="true">
            <text class="row-state" x={left - 14} y={y + BAR / 2 + 4.3} text-anchor="end">all statements</text>
            {bars.map((bar, at) => {
                const place = layOut(bar, first, last, dayNumber);
                const start = x(place.start);
                return <rect key={at} class={`folded-mark ${bar.certainty}`} x={start} y={y + (bar.certainty === 'foretold' ? 0.5 : 0)} width={Math.max(3, x(place.known) - start)} height={bar.certainty === 'foretold' ? BAR - 1 : BAR} rx={1.5} />;
            })}
        </g>
    );
}

function Row({ row, number, isActive, isChosen, first, last, at, x, left, right, width, onOpen, onFocus }: {
    row: Placed; number: number; isActive: boolean; isChosen: boolean; first: number; last: number; at: number; x: (part: number) => number; left: number; right: number; width: number; onOpen: () => void; onFocus: () => void;
}) {
    const { bar, y } = row;
    const place = layOut(bar, first, last, dayNumber);
    const start = x(place.start);
    const known = Math.max(start + 5, x(place.known));
    const end = Math.max(known, x(place.end));
    const middle = y + BAR / 2 + 4.3;
    const shownWords = `${bar.certainty === 'disputed' ? '≠ ' : ''}${bar.words}${bar.claims.length > 1 ? `  ×${bar.claims.length}` : ''}`;
    const wide = shownWords.length * LETTER;
    const behind = right - known - 8;
    const before = start - left - 8;
    const isBehind = behind >= wide || behind >= before;
    const room = Math.floor((isBehind ? behind : before) / LETTER);
    const words = shownWords.length > room ? `${shownWords.slice(0, Math.max(1, room - 1))}…` : shownWords;
    const now = isSoOn(bar, at, dayNumber);
    return (
        <g
            class={`lane-row ${bar.certainty} ${isChosen ? 'is-chosen' : ''} ${now === 'no' ? 'not-now' : ''}`} data-row={number} tabindex={isActive ? 0 : -1} role="button" aria-pressed={isChosen}
            aria-description={`${stageWords(bar.stage)}: ${bar.words}, ${bar.when.words}, ${bar.certainty}${bar.inGroup > 1 ? `, one of ${bar.inGroup} alternatives` : ''}${bar.outcome ? `, ${bar.outcome}` : ''}; ${bar.claims.length} ${bar.claims.length === 1 ? 'claim' : 'claims'}`}
            onClick={onOpen} onFocus={onFocus}
        >
            <rect class="row-back" x={0} y={y - 4} width={width} height={ROW} />
            {row.state ? <text class="row-state" x={left - 14} y={middle} text-anchor="end">{row.state}</text> : null}
            {bar.certainty === 'foretold'
                ? <rect class="bar-foretold" x={start} y={y + 0.5} width={known - start} height={BAR - 1} rx={2} />
                : (
                    <>
                        <rect class="bar-pale" x={start} y={y} width={end - start} height={BAR} rx={1.5} />
                        {bar.certainty === 'disputed' ? <rect x={start} y={y} width={end - start} height={BAR} fill="url(#lane-hatch-pale)" opacity={0.32} /> : null}
                        <rect class="bar-dark" x={start} y={y} width={known - start} height={BAR} rx={1.5} fill={bar.certainty === 'disputed' ? 'url(#lane-hatch)' : undefined} />
                    </>
                )}
            <text class="row-words" x={isBehind ? known + 6 : start - 6} y={middle} text-anchor={isBehind ? 'start' : 'end'}>{words}</text>
        </g>
    );
}

function LanesTable({ lanes, onBar, chosen }: { lanes: LanesAnswer; onBar: (claim: string) => void; chosen: Bar | undefined }) {
    const rows = lanes.lanes.flatMap(lane => lane.bars.map(bar => ({ deal: lane.deal.name, bar, key: bar.claims[0]?.id ?? '' })));
    return (
        <Table name="lanes"
            caption={`Everything that is said of ${stateName(lanes.owner)}'s deals from ${lanes.from} to ${lanes.to}`} hideCaption rows={rows} rowKey={row => row.key} height="34rem"
            onChoose={row => { onBar(row.key); }} chosen={chosen?.claims[0]?.id ?? null}
            columns={[
                { id: 'deal', name: 'Deal', value: row => row.deal },
                { id: 'state', name: 'State', value: row => stageWords(row.bar.stage), width: '9rem' },
                { id: 'words', name: 'Said', value: row => row.bar.words, isHeader: true },
                { id: 'when', name: 'From', value: row => row.bar.earliest, show: row => <span class="num">{row.bar.when.words}</span> },
                { id: 'until', name: 'Until', value: row => row.bar.until ?? '', show: row => row.bar.until ?? '–' },
                { id: 'certainty', name: 'Certainty', value: row => row.bar.certainty, show: row => <Badge tone={row.bar.certainty === 'disputed' ? 'caution' : row.bar.certainty === 'foretold' ? 'note' : 'good'}>{row.bar.certainty}{row.bar.inGroup > 1 ? `, 1 of ${row.bar.inGroup}` : ''}</Badge> },
                { id: 'claims', name: 'Who says so', value: row => row.bar.claims.length, align: 'left', show: row => row.bar.claims.slice(0, 3).map((claim, at) => <span key={claim.id}>{at > 0 ? ', ' : ''}<ClaimLink id={claim.id}>{claim.document}</ClaimLink> <GradeMark grade={claim.grade} meaning={claim.gradeMeaning} /></span>) },
            ]}
        />
    );
}
