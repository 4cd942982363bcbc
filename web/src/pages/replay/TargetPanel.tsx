import { useSignal, useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type Answer, get, isGivenUp } from '../../api/client';
import type { Replay } from '../../replay/format';
import { Badge, Button, type Column, Facts, More, Table, type Tone } from '../../ui';
import { capital } from '../../ui/words';
import { moverName, shotName, siteName } from './events';
import { pushAll } from '../../state/url';
import { type Player, openPanel, outcome, run, select, selection } from './player';
import { inTime } from './steps';
import { clock, heightWords, kilometres, percent, plain } from './words';
import { WhyBars } from './WhyBars';

type Why = Answer<'/api/runs/{name}/{key}/why'>;

/** What is selected: a target with what was believed of it, or a track with what stands behind it. */
export function TargetPanel({ player }: { player: Player }) {
    const { replay } = player;
    const selected = selection.value;
    if (selected.startsWith('target:')) {
        const mover = replay.names.indexOf(selected.slice(7));
        if (mover >= 0 && mover < replay.movers.rows) {
            return <OfTarget key={mover} player={player} mover={mover} />;
        }
    }
    if (selected.startsWith('track:')) {
        const row = replay.tracks.number.indexOf(Number(selected.slice(6)));
        if (row >= 0) {
            return <OfTrack key={row} player={player} row={row} />;
        }
    }
    if (selected.startsWith('missile:')) {
        const name = replay.names.indexOf(selected.slice(8));
        const shot = replay.shots.name.indexOf(name);
        if (shot >= 0) {
            return <OfMissile player={player} shot={shot} />;
        }
    }
    return (
        <div class="stack">
            <p class="soft">Nothing is selected. Select a target or a track on the map, an event, or one of these:</p>
            <TargetTable player={player} />
        </div>
    );
}

const sideTones: Readonly<Record<string, Tone>> = { hostile: 'hostile', civil: 'neutral', friendly: 'friend' };

function OfTarget({ player, mover }: { player: Player; mover: number }) {
    const { replay, scene } = player;
    void player.time.value;
    const { movers, head } = replay;
    const name = moverName(replay, mover);
    const side = head.words.sides[movers.side[mover]!]!;
    const isThere = scene.moverState[mover] === 0;
    const slots: number[] = [];
    for (let slot = 0; slot < scene.trackCount; slot++) {
        if (scene.trackMover[slot] === mover) {
            slots.push(slot);
        }
    }
    return (
        <div class="stack selected-panel">
            <header class="selected-head">
                <h3>{name}</h3>
                <p class="row"><Badge tone={sideTones[side] ?? 'unknown'}>{capital(side)}</Badge><Badge>{plain(head.words.classes[movers.class[mover]!]!)}</Badge><Badge tone={endTones[head.words.ends[movers.end[mover]!]!] ?? 'plain'}>{plain(head.words.ends[movers.end[mover]!]!)}</Badge></p>
            </header>
            <Stages player={player} mover={mover} />
            <div class="two-views">
                <section aria-label="What it is">
                    <h4>What it is <span class="faint">(truth)</span></h4>
                    <Facts facts={isThere
                        ? [['Height', heightWords(scene.moverHeight[mover]!)], ['Heading', `${scene.moverHeading[mover]!.toFixed(0)}°`], ['Aim', movers.aim[mover]! >= 0 ? siteName(replay, movers.aim[mover]!) : 'none']]
                        : [['Now', player.now < movers.appeared[mover]! ? 'not there yet' : 'no longer there'], ['Aim', movers.aim[mover]! >= 0 ? siteName(replay, movers.aim[mover]!) : 'none']]} />
                </section>
                <section aria-label="What is believed">
                    <h4>What is believed <span class="faint">(belief)</span></h4>
                    {slots.length === 0
                        ? <p class="soft small">{replay.head.belief === 'None' ? 'This journal kept outcomes only: what was believed is not known.' : 'No track of it is in the picture now.'}</p>
                        : slots.slice(0, 3).map(slot => <Believed key={slot} player={player} slot={slot} mover={mover} />)}
                </section>
            </div>
            <section aria-labelledby="why-heading">
                <h4 id="why-heading">Why not fired?</h4>
                <WhyAnswer name={name} />
                {movers.appeared[mover]! >= 0 ? <WhyBars player={player} mover={mover} /> : null}
            </section>
            <Shots player={player} mover={mover} />
            <More name="tracks" summary="All tracks that it was given"><TracksOf player={player} mover={mover} /></More>
            <p class="row"><Button kind="quiet" small onClick={() => { pushAll(() => { outcome.value = head.words.ends[movers.end[mover]!] === 'leaked' ? 'leakers' : head.words.ends[movers.end[mover]!] === 'killed' ? 'kills' : 'detections'; openPanel('sources'); }); }}>On which claims does this rest?</Button></p>
        </div>
    );
}

const endTones: Readonly<Record<string, Tone>> = { killed: 'good', leaked: 'bad' };

function Believed({ player, slot, mover }: { player: Player; slot: number; mover: number }) {
    const { scene, replay } = player;
    const verdict = scene.trackVerdict[slot]!;
    const number = replay.tracks.number[scene.trackRow[slot]!]!;
    return (
        <Facts facts={[
            [<button type="button" class="link" onClick={() => { select(`track:${number}`); }}>Track {number}</button>, <Badge tone={verdict < 0 ? 'unknown' : verdict === 1 ? 'hostile' : 'neutral'}>{verdict < 0 ? 'not judged' : verdict === 1 ? 'judged hostile' : 'judged not hostile'}</Badge>],
            ['Off the truth by', scene.moverState[mover] === 0 ? kilometres(scene.distance_m(slot, mover)) : '–'],
            ['Deviation (1 σ)', kilometres(scene.trackDeviation[slot]!)],
        ]} />
    );
}

/** The way of a target from stage to stage; each is a place in time. */
function Stages({ player, mover }: { player: Player; mover: number }) {
    const { movers } = player.replay;
    const ended = player.replay.head.words.ends[movers.end[mover]!]!;
    const stages = inTime([
        ['appears', movers.appeared[mover]!], ['detected', movers.detected[mover]!], ['confirmed', movers.confirmed[mover]!], ['judged hostile', movers.identified[mover]!],
        ['ordered', movers.ordered[mover]!], ['fired at', movers.firedAt[mover]!], [plain(ended), movers.ended[mover]!],
    ]);
    return (
        <ol class="stages">
            {stages.map(([name, time], at) => (
                <li key={name} class={time < 0 ? 'never' : time <= player.now ? 'past' : ''}>
                    {time < 0
                        ? <span class="stage"><span>{name}</span><span class="faint">never</span></span>
                        : <button type="button" class="stage" onClick={() => { player.pause(); player.seek(time); }}><span>{name}</span><span class="num">{clock(time)}</span></button>}
                    {at < stages.length - 1 ? <span class="stage-arrow" aria-hidden="true">›</span> : null}
                </li>
            ))}
        </ol>
    );
}

function WhyAnswer({ name }: { name: string }) {
    const answer = useSignal<Why | null>(null);
    useSignalEffect(() => {
        const [scenario, key] = run.value.split('/');
        const gone = new AbortController();
        answer.value = null;
        if (scenario && key) {
            get('/api/runs/{name}/{key}/why', { path: { name: scenario, key }, query: { target: name }, signal: gone.signal }).then(
                found => { answer.value = found; },
                (fault: unknown) => { if (!isGivenUp(fault)) { answer.value = null; } });
        }
        return () => { gone.abort(); };
    });
    return answer.value ? <p class="small why-answer">{answer.value.answer}</p> : null;
}

interface ShotRow { readonly shot: number }

function Shots({ player, mover }: { player: Player; mover: number }) {
    const { replay } = player;
    const rows = useMemo<readonly ShotRow[]>(() => Array.from({ length: replay.shots.rows }, (_, shot) => ({ shot })).filter(({ shot }) => replay.shots.aimedAt[shot] === mover || replay.shots.met[shot] === mover), [replay, mover]);
    const { shots, head } = replay;
    const columns: readonly Column<ShotRow>[] = [
        { id: 'battery', name: 'Fired by', value: row => head.batteries[shots.battery[row.shot]!]!.name, isHeader: true, title: 'Choosing one selects the missile' },
        { id: 'launch', name: 'Launch', value: row => shots.launched[row.shot]!, show: row => clock(shots.launched[row.shot]!) },
        { id: 'end', name: 'End', value: row => shots.ended[row.shot]!, show: row => clock(shots.ended[row.shot]!) },
        { id: 'result', name: 'Result', value: row => plain(head.words.results[shots.result[row.shot]!]!) },
        { id: 'p', name: 'P(kill)', value: row => shots.probability[row.shot]!, show: row => (shots.probability[row.shot]! >= 0 ? percent(shots.probability[row.shot]! / 1000) : '–'), title: 'Probability of the kill that was drawn for' },
    ];
    return rows.length === 0 ? null : (
        <section aria-label="Missiles fired at it">
            <h4>Missiles fired at it</h4>
            <Table name="shots" caption="Missiles fired at it" hideCaption columns={columns} rows={rows} rowKey={row => row.shot} onChoose={row => { player.pause(); player.seek(shots.launched[row.shot]!); select(`missile:${shotName(replay, row.shot)}`); }} />
        </section>
    );
}

interface TrackRow { readonly row: number }

function TracksOf({ player, mover }: { player: Player; mover: number }) {
    const { replay } = player;
    const rows = useMemo<readonly TrackRow[]>(() => {
        const found: TrackRow[] = [];
        for (let row = 0; row < replay.tracks.rows; row++) {
            for (let at = replay.firstBehind[row]!; at < replay.firstBehind[row + 1]!; at++) {
                if (replay.behind.mover[at] === mover) {
                    found.push({ row });
                    break;
                }
            }
        }
        return found;
    }, [replay, mover]);
    return <TrackTable replay={replay} rows={rows} onChoose={row => { select(`track:${replay.tracks.number[row]}`); }} />;
}

function TrackTable({ replay, rows, onChoose }: { replay: Replay; rows: readonly TrackRow[]; onChoose: (row: number) => void }) {
    const { tracks, verdicts, firstVerdict } = replay;
    const last = (row: number): string => {
        const at = firstVerdict[row + 1]! - 1;
        return at < firstVerdict[row]! ? 'not judged' : `${verdicts.hostile[at] === 1 ? 'hostile' : 'not hostile'} (${(verdicts.probability[at]! / 10).toFixed(0)} %)`;
    };
    const columns: readonly Column<TrackRow>[] = [
        { id: 'number', name: 'Track', value: ({ row }) => tracks.number[row]!, isHeader: true, align: 'left' },
        { id: 'from', name: 'From', value: ({ row }) => tracks.started[row]!, show: ({ row }) => clock(tracks.started[row]!) },
        { id: 'until', name: 'Until', value: ({ row }) => tracks.ended[row]!, show: ({ row }) => clock(tracks.ended[row]!) },
        { id: 'verdict', name: 'Last verdict', value: ({ row }) => last(row) },
        { id: 'into', name: 'Goes on as', value: ({ row }) => tracks.mergedInto[row]!, show: ({ row }) => (tracks.mergedInto[row]! >= 0 ? `track ${tracks.mergedInto[row]}` : '') },
    ];
    return <Table name="tracks" caption="Tracks" hideCaption columns={columns} rows={rows} rowKey={({ row }) => row} height="14rem" onChoose={({ row }) => { onChoose(row); }} empty={<p class="soft">None.</p>} />;
}

function OfTrack({ player, row }: { player: Player; row: number }) {
    const { replay, scene } = player;
    void player.time.value;
    const { tracks } = replay;
    const slot = scene.trackSlot[row]!;
    const mover = slot >= 0 ? scene.trackMover[slot]! : replay.firstBehind[row + 1]! > replay.firstBehind[row]! ? replay.behind.mover[replay.firstBehind[row]!]! : -1;
    const verdict = slot >= 0 ? scene.trackVerdict[slot]! : -1;
    const verdictRows = Array.from({ length: replay.firstVerdict[row + 1]! - replay.firstVerdict[row]! }, (_, at) => replay.firstVerdict[row]! + at);
    return (
        <div class="stack selected-panel">
            <header class="selected-head">
                <h3>Track {tracks.number[row]}</h3>
                <p class="row"><Badge tone={verdict < 0 ? 'unknown' : verdict === 1 ? 'hostile' : 'neutral'}>{slot < 0 ? 'not in the picture now' : verdict < 0 ? 'not judged yet' : verdict === 1 ? 'judged hostile' : 'judged not hostile'}</Badge></p>
            </header>
            <div class="two-views">
                <section aria-label="What is believed">
                    <h4>What is believed <span class="faint">(belief)</span></h4>
                    <Facts facts={slot < 0 ? [['In the picture', `${clock(tracks.started[row]!)} to ${clock(tracks.ended[row]!)}`]] : [
                        ['Height', heightWords(scene.trackHeight[slot]!)],
                        ['Heading', Number.isNaN(scene.trackHeading[slot]!) ? 'not kept' : `${scene.trackHeading[slot]!.toFixed(0)}°`],
                        ['Deviation (1 σ)', kilometres(scene.trackDeviation[slot]!)],
                        [<span title="Estimates that say nothing new are left out, for 20 s at most">Estimate of</span>, `${((player.now - scene.trackSeen[slot]!) / 1000).toFixed(0)} s ago`],
                        ['In the picture', `${clock(tracks.started[row]!)} to ${clock(tracks.ended[row]!)}`],
                    ]} />
                </section>
                <section aria-label="What it is">
                    <h4>What it is <span class="faint">(truth)</span></h4>
                    {mover < 0 ? <p class="soft small">No target: its plots were false ones, as far as the journal tells.</p> : <Facts facts={[
                        ['Target', <button type="button" class="link" onClick={() => { select(`target:${moverName(replay, mover)}`); }}>{moverName(replay, mover)}</button>],
                        ['Is', `${replay.head.words.sides[replay.movers.side[mover]!]} ${plain(replay.head.words.classes[replay.movers.class[mover]!]!)}`],
                        ['Off by', slot >= 0 && scene.moverState[mover] === 0 ? kilometres(scene.distance_m(slot, mover)) : '–'],
                    ]} />}
                </section>
            </div>
            {mover >= 0 && slot >= 0 && verdict >= 0 && (verdict === 1) !== (replay.head.words.sides[replay.movers.side[mover]!] === 'hostile')
                ? <p class="misjudged"><strong>Misjudged:</strong> it is {replay.head.words.sides[replay.movers.side[mover]!]} and was judged {verdict === 1 ? 'hostile' : 'not hostile'}.</p> : null}
            {verdictRows.length === 0 ? null : (
                <section aria-label="Judgements">
                    <h4>Judgements</h4>
                    <ul class="verdicts">{verdictRows.slice(0, 12).map(at => <li key={at}><button type="button" class="link num" onClick={() => { player.seek(replay.verdicts.time[at]!); }}>{clock(replay.verdicts.time[at]!)}</button> {replay.verdicts.hostile[at] === 1 ? 'hostile' : 'not hostile'} (probability of being hostile {(replay.verdicts.probability[at]! / 10).toFixed(0)} %)</li>)}</ul>
                </section>
            )}
            {mover >= 0 ? <section aria-label="Why not fired?"><h4>Why not fired at {moverName(replay, mover)}?</h4><WhyBars player={player} mover={mover} /></section> : null}
        </div>
    );
}

function OfMissile({ player, shot }: { player: Player; shot: number }) {
    const { replay } = player;
    const { shots, head } = replay;
    const target = (mover: number) => (mover < 0 ? 'nothing' : <button type="button" class="link" onClick={() => { select(`target:${moverName(replay, mover)}`); }}>{moverName(replay, mover)}</button>);
    return (
        <div class="stack selected-panel">
            <header class="selected-head"><h3>{shotName(replay, shot)}</h3></header>
            <Facts facts={[
                ['Fired by', head.batteries[shots.battery[shot]!]!.name],
                ['Launched', <button type="button" class="link num" onClick={() => { player.seek(shots.launched[shot]!); }}>{clock(shots.launched[shot]!)}</button>],
                ['At track', String(shots.track[shot])],
                ['Behind it', target(shots.aimedAt[shot]!)],
                ['Met', target(shots.met[shot]!)],
                ['Result', `${plain(head.words.results[shots.result[shot]!]!)} at ${clock(shots.ended[shot]!)}`],
                ['P(kill) drawn for', shots.probability[shot]! >= 0 ? percent(shots.probability[shot]! / 1000) : 'no draw'],
                ['Judged', shots.assessed[shot]! >= 0 ? `${shots.judgedKill[shot] === 1 ? 'a kill' : 'no kill'} at ${clock(shots.assessed[shot]!)}` : 'never'],
            ]} />
            {shots.mistake[shot] === 1 ? <p class="misjudged"><strong>A mistake:</strong> what it was fired at, or met, was not hostile.</p> : null}
        </div>
    );
}

interface MoverRow { readonly mover: number }

/** All targets: where the map shows dots, this says the same. */
export function TargetTable({ player }: { player: Player }) {
    const { replay } = player;
    const { movers, head } = replay;
    const rows = useMemo<readonly MoverRow[]>(() => Array.from({ length: movers.rows }, (_, mover) => ({ mover })), [replay]);
    const columns = useMemo<readonly Column<MoverRow>[]>(() => [
        { id: 'name', name: 'Target', value: ({ mover }) => moverName(replay, mover), isHeader: true },
        { id: 'side', name: 'Side', value: ({ mover }) => head.words.sides[movers.side[mover]!]!, show: ({ mover }) => <span class={sideTones[head.words.sides[movers.side[mover]!]!] ?? 'unknown'}>{head.words.sides[movers.side[mover]!]}</span> },
        { id: 'appears', name: 'Appears', value: ({ mover }) => movers.appeared[mover]!, show: ({ mover }) => (movers.appeared[mover]! < 0 ? 'never' : clock(movers.appeared[mover]!)) },
        { id: 'end', name: 'End', value: ({ mover }) => plain(head.words.ends[movers.end[mover]!]!) },
    ], [replay]);
    return <Table name="targets" caption="Targets" hideCaption columns={columns} rows={rows} rowKey={({ mover }) => mover} height="32rem" onChoose={({ mover }) => { select(`target:${moverName(replay, mover)}`); }} />;
}
