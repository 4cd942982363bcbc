import { useMemo } from 'preact/hooks';
import type { AlignedData } from 'uplot';
import { Badge, type Column, Facts, More, Select, Table } from '../../ui';
import { TimeChart, type TimeSeries } from '../../ui/charts/TimeChart';
import { kind } from '../../replay/format';
import { pushAll } from '../../state/url';
import { count } from '../../ui/words';
import { type Player, battery as kept, openPanel, outcome, select, selection } from './player';
import { type Steps, facingAt, stepsOf, valueAt } from './steps';
import { clock } from './words';
import { selectedBattery } from './Stage';

const channelSeries: readonly TimeSeries[] = [
    { name: 'tracks followed', colour: 'series-1', stepped: true },
    { name: 'missiles guided', colour: 'series-2', stepped: true, dash: [5, 3] },
];
const missileSeries: readonly TimeSeries[] = [
    { name: 'ready on launchers', colour: 'series-3', stepped: true, fill: true },
    { name: 'beside them', colour: 'series-8', stepped: true, dash: [5, 3] },
];

/** The charts’ times are minutes, so that their axis has round ones. */
const MINUTE = 60_000;

interface StepRow {
    readonly time: number;
    readonly followed: number;
    readonly guided: number;
    readonly loaded: number;
    readonly inReserve: number;
}

/** A battery over time: channels taken, missiles left, reloads. */
export function BatteryPanel({ player }: { player: Player }) {
    const { replay } = player;
    const { batteries, radars, launchers } = replay.head;
    const selected = selectedBattery(replay, selection.value);
    const number = Math.max(0, selected >= 0 ? selected : batteries.findIndex(each => each.name === kept.value));
    const battery = batteries[number];
    const steps = useMemo(() => stepsOf(replay, number), [replay, number]);
    const channels = useMemo(() => aligned([steps.followed, steps.guided], player.duration), [steps]);
    const missiles = useMemo(() => aligned([steps.loaded, steps.inReserve], player.duration), [steps]);
    const rows = useMemo<readonly StepRow[]>(() => [...new Set([steps.followed, steps.guided, steps.loaded, steps.inReserve].flatMap(each => each.times))].sort((one, other) => one - other).map(time => ({
        time, followed: valueAt(steps.followed, time), guided: valueAt(steps.guided, time), loaded: valueAt(steps.loaded, time), inReserve: valueAt(steps.inReserve, time),
    })), [steps]);
    if (!battery) {
        return <p class="soft">This battle has no battery.</p>;
    }
    const time = player.time.value;
    const radar = radars.findIndex(each => each.battery === number && each.engages);
    const own = launchers.filter(launcher => launcher.battery === number);
    const isLost = lostAt(player, number) <= time;
    const columns: readonly Column<StepRow>[] = [
        { id: 'time', name: 'Time', value: row => row.time, show: row => clock(row.time), isHeader: true, align: 'left' },
        { id: 'followed', name: 'Followed', value: row => row.followed },
        { id: 'guided', name: 'Guided', value: row => row.guided },
        { id: 'loaded', name: 'Ready', value: row => row.loaded },
        { id: 'reserve', name: 'Beside', value: row => row.inReserve },
    ];
    return (
        <div class="stack selected-panel">
            <header class="row spread">
                <Select label="Battery" hideLabel value={battery.name} onChange={name => { select(`battery:${name}`); }} choices={batteries.map(each => ({ value: each.name, label: each.name }))} />
                {isLost ? <Badge tone="bad">out of action</Badge> : <Badge tone="good">in action</Badge>}
            </header>
            <Facts facts={[
                ['Tracks followed now', <><strong>{valueAt(steps.followed, time)}</strong> of {count(battery.targetChannels, 'target channel')}</>],
                ['Missiles guided now', <><strong>{valueAt(steps.guided, time)}</strong> of {count(battery.missileChannels, 'missile channel')}</>],
                ['Missiles', <><strong>{valueAt(steps.loaded, time)}</strong> ready, {valueAt(steps.inReserve, time)} beside the launchers</>],
                ['Launchers', `${own.length}: ${[...new Set(own.map(launcher => launcher.missile))].join(', ')}`],
                ...(radar >= 0 ? [['Its radar faces', `${facingAt(replay, radar, time).toFixed(0)}°, ${radars[radar]!.sector_deg.toFixed(0)}° wide`] as const] : []),
            ]} />
            <section aria-label="Channels over time">
                <h4>Channels</h4>
                <TimeChart label={`Channels of ${battery.name} over time; the table below says the same`} data={channels} series={channelSeries} height={130} showTime={minutes => clock(minutes * MINUTE)} range={[0, Math.max(1, battery.targetChannels, battery.missileChannels)]} at={time / MINUTE} onSeek={minutes => { player.seek(minutes * MINUTE); }} />
            </section>
            <section aria-label="Missiles over time">
                <h4>Missiles</h4>
                <TimeChart label={`Missiles of ${battery.name} over time; the table below says the same`} data={missiles} series={missileSeries} height={130} showTime={minutes => clock(minutes * MINUTE)} range={[0, Math.max(1, ...steps.loaded.values, ...steps.inReserve.values)]} at={time / MINUTE} onSeek={minutes => { player.seek(minutes * MINUTE); }} />
            </section>
            <More name="changes" summary={`As a table (${rows.length} changes)`}>
                <Table name="changes" caption={`Channels and missiles of ${battery.name}`} hideCaption columns={columns} rows={rows} rowKey={row => row.time} height="16rem" onChoose={row => { player.seek(row.time); }} />
            </More>
            <p class="faint small">Followed are tracks of which its radar has plots; a channel that waits for its first plot is in no journal. <button type="button" class="link" onClick={() => { pushAll(() => { outcome.value = 'engagements'; openPanel('sources'); }); }}>On which claims do these numbers rest?</button></p>
        </div>
    );
}

function lostAt({ replay }: Player, battery: number): number {
    for (let row = 0; row < replay.events.rows; row++) {
        if (replay.events.kind[row] === kind.batteryLost && replay.events.site[row] === battery) {
            return replay.events.time[row]!;
        }
    }
    return Infinity;
}

/** Step functions with one list of times, as the chart takes them. */
function aligned(all: readonly Steps[], end: number): AlignedData {
    const times = [...new Set([0, ...all.flatMap(each => each.times), end])].sort((one, other) => one - other);
    return [times.map(time => time / MINUTE), ...all.map(each => times.map(time => valueAt(each, time)))] as AlignedData;
}
