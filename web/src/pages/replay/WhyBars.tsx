import { useMemo } from 'preact/hooks';
import type { Replay } from '../../replay/format';
import { type Column, More, Table } from '../../ui';
import { capital } from '../../ui/words';
import type { Player } from './player';
import { looks, unknownLook } from './reasons';
import { clock, percent } from './words';

interface Stretch {
    readonly row: number;
    readonly battery: number;
    readonly reason: number;
    readonly from: number;
    readonly until: number;
}

const WIDTH = 380;
const BAR = 22;

/** Why each battery did not fire at a target: reason after reason from its appearance to its end, and what they add up to. */
export function WhyBars({ player, mover }: { player: Player; mover: number }) {
    const { replay } = player;
    const stretches = useMemo(() => stretchesOf(replay, mover), [replay, mover]);
    const { words, batteries } = { words: replay.head.words, batteries: replay.head.batteries };
    const appeared = replay.movers.appeared[mover]!;
    const ended = replay.movers.ended[mover]!;
    const life = Math.max(1, ended - appeared);
    const time = player.time.value;
    const x = (at: number): number => ((at - appeared) / life) * WIDTH;
    const groups = batteries.map((battery, number) => ({ battery, number, all: stretches.filter(stretch => stretch.battery === number) })).filter(group => group.all.length > 0);
    const used = [...new Set(stretches.map(stretch => stretch.reason))].sort((one, other) => one - other);
    const columns = useMemo<readonly Column<Stretch>[]>(() => [
        { id: 'battery', name: 'Battery', value: stretch => batteries[stretch.battery]!.name, isHeader: true },
        { id: 'reason', name: 'Reason', value: stretch => words.reasonNames[stretch.reason]! },
        { id: 'from', name: 'From', value: stretch => stretch.from, show: stretch => clock(stretch.from) },
        { id: 'for', name: 'For', unit: 's', value: stretch => (stretch.until - stretch.from) / 1000, show: stretch => ((stretch.until - stretch.from) / 1000).toFixed(0) },
    ], [replay]);
    const now = groups.map(({ battery, all }) => ({ battery, stretch: all.find(stretch => time >= stretch.from && time < stretch.until) }));
    return (
        <div class="why">
            <svg class="why-patterns" width="0" height="0" aria-hidden="true"><WhyPatterns /></svg>
            {time >= appeared && time < ended
                ? <ul class="why-now">{now.map(({ battery, stretch }) => <li key={battery.name}><strong>{battery.name}</strong> now: {stretch ? words.reasonNames[stretch.reason] : '–'}</li>)}</ul>
                : <p class="faint small">It is not there at {clock(time)}: it appears at {clock(appeared)} and its part ends at {clock(ended)}.</p>}
            {groups.map(({ battery, number, all }) => (
                <figure key={number} class="why-battery">
                    <figcaption class="small"><strong>{battery.name}</strong> <span class="faint">{totals(all, words.reasons, life)}</span></figcaption>
                    <svg viewBox={`0 0 ${WIDTH} ${BAR + 4}`} class="why-bar" role="img" aria-label={`${battery.name}: ${all.map(stretch => `${words.reasonNames[stretch.reason]} from ${clock(stretch.from)}`).join(', ')}`}
                        onClick={event => { const { left, width } = event.currentTarget.getBoundingClientRect(); player.seek(appeared + ((event.clientX - left) / width) * life); }}>
                        {all.map(stretch => {
                            const look = looks[words.reasons[stretch.reason]!] ?? unknownLook;
                            const width = x(stretch.until) - x(stretch.from);
                            return (
                                <g key={stretch.row}>
                                    <title>{`${clock(stretch.from)}–${clock(stretch.until)} ${words.reasonNames[stretch.reason]}`}</title>
                                    <rect x={x(stretch.from)} y={2} width={Math.max(0.75, width)} height={BAR} fill={`var(--${look.colour})`} />
                                    {look.pattern === 'plain' ? null : <rect x={x(stretch.from)} y={2} width={Math.max(0.75, width)} height={BAR} fill={`url(#why-${look.pattern})`} />}
                                    {width > look.brief.length * 5.4 + 6 ? <text class={look.colour === 'line' ? 'on-light' : ''} stroke={`var(--${look.colour})`} x={x(stretch.from) + 4} y={BAR / 2 + 5.5}>{look.brief}</text> : null}
                                </g>
                            );
                        })}
                        {time >= appeared && time <= ended ? <line class="why-clock" x1={x(time)} x2={x(time)} y1={0} y2={BAR + 4} /> : null}
                    </svg>
                </figure>
            ))}
            <p class="row spread faint small why-axis"><span>{clock(appeared)} appears</span><span>{clock(ended)} {replay.head.words.ends[replay.movers.end[mover]!]?.replaceAll('-', ' ')}</span></p>
            <ul class="why-legend small">
                {used.map(reason => {
                    const look = looks[words.reasons[reason]!] ?? unknownLook;
                    return <li key={reason}><svg viewBox="0 0 14 10" width="14" height="10" aria-hidden="true"><rect width="14" height="10" fill={`var(--${look.colour})`} />{look.pattern === 'plain' ? null : <rect width="14" height="10" fill={`url(#why-${look.pattern})`} />}</svg> {capital(words.reasonNames[reason]!)}</li>;
                })}
            </ul>
            <More name="reasons" summary={`As a table (${stretches.length})`}>
                <Table name="reasons" caption="Reasons for not firing" hideCaption columns={columns} rows={stretches} rowKey={stretch => stretch.row} height="16rem" onChoose={stretch => { player.seek(stretch.from); }} />
            </More>
        </div>
    );
}

function WhyPatterns() {
    return (
        <defs>
            <pattern id="why-rising" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M-1 6 L6 -1" class="why-pattern" /></pattern>
            <pattern id="why-falling" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M-1 -1 L6 6" class="why-pattern" /></pattern>
            <pattern id="why-level" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 2.5 H5" class="why-pattern" /></pattern>
            <pattern id="why-cross" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M-1 6 L6 -1 M-1 -1 L6 6" class="why-pattern" /></pattern>
            <pattern id="why-dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="1" class="why-pattern-dot" /></pattern>
        </defs>
    );
}

function stretchesOf(replay: Replay, mover: number): Stretch[] {
    const { reasons, firstReason } = replay;
    const found: Stretch[] = [];
    for (let row = firstReason[mover]!; row < firstReason[mover + 1]!; row++) {
        found.push({ row, battery: reasons.battery[row]!, reason: reasons.reason[row]!, from: reasons.from[row]!, until: reasons.until[row]! });
    }
    return found;
}

/** The two reasons that held longest, as shares of its life. */
function totals(all: readonly Stretch[], words: readonly string[], life: number): string {
    const sums = new Map<number, number>();
    for (const stretch of all) {
        sums.set(stretch.reason, (sums.get(stretch.reason) ?? 0) + stretch.until - stretch.from);
    }
    return [...sums].sort((one, other) => other[1] - one[1]).slice(0, 3).map(([reason, sum]) => `${(looks[words[reason]!] ?? unknownLook).brief} ${percent(sum / life)}`).join(' · ');
}
