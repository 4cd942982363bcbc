import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type Answer, Refusal, bytes, events, get, isGivenUp, refusalFrom } from '../../api/client';
import type { MapHandle } from '../../map/types';
import { projectionAbout } from '../../map/projection';
import { page } from '../../shell/page';
import { useTitle } from '../../shell/router';
import { decode } from '../../replay/decode';
import { ReplayFault } from '../../replay/format';
import { Scene } from '../../replay/scene';
import { Button, Dialog, Empty, LinkButton, Loading, PageHead, Refused, Tabs } from '../../ui';
import { AnswerPanel, type Summary } from './AnswerPanel';
import { BatteryPanel } from './BatteryPanel';
import { EventLog } from './EventLog';
import { Player, battery, filter, layerWords, moment, outcome, run, selection, speed, tab } from './player';
import { Scoreboard, countsAt } from './Scoreboard';
import { SourcesPanel } from './SourcesPanel';
import { Stage } from './Stage';
import { TargetPanel } from './TargetPanel';
import { Transport, goToEvent } from './Transport';

interface Loaded {
    readonly id: string;
    readonly player: Player;
    readonly summary: Summary;
}

/** A battle, looked at: what was true, what was believed, what happened and why. */
export default function Replay() {
    const loaded = useSignal<Loaded | null>(null);
    const fault = useSignal<Refusal | null>(null);
    const doing = useSignal('Fetching the replay');
    const attempt = useSignal(0);
    useSignalEffect(() => {
        void attempt.value;
        const id = run.value;
        const [name, key] = id.split('/');
        const gone = new AbortController();
        loaded.value = null;
        fault.value = null;
        if (!name || !key) {
            if (id !== '') {
                fault.value = new Refusal(400, 'This is no battle’s name.', [], 'A battle is named NAME/KEY, such as first-look/7-e41ab9c2.');
                page.ready();
            }
            return undefined;
        }
        page.busy();
        doing.value = 'Fetching the replay';
        load(id, name, key, gone.signal, what => { doing.value = what; }).then(
            found => { loaded.value = found; },
            (problem: unknown) => {
                if (!isGivenUp(problem) && !gone.signal.aborted) {
                    fault.value = problem instanceof ReplayFault ? new Refusal(200, 'This replay cannot be shown.', [], problem.message) : refusalFrom(problem);
                    page.ready();
                }
            });
        return () => { gone.abort(); };
    });
    useEffect(() => () => { loaded.peek()?.player.close(); }, []);

    if (run.value === '') {
        return <Choose />;
    }
    if (fault.value) {
        return <div class="page narrow"><PageHead title="Replay" /><Refused refusal={fault.value} {...(fault.value.status === 400 || fault.value.status === 404 ? {} : { onAgain: () => { attempt.value++; } })} /><p><LinkButton href="/replay">Choose another battle</LinkButton></p></div>;
    }
    return loaded.value
        ? <Instrument key={loaded.value.id} {...loaded.value} />
        : <div class="page"><PageHead title="Replay" lede={run.value} /><Loading what={doing.value} /></div>;
}

async function load(id: string, name: string, key: string, signal: AbortSignal, say: (what: string) => void): Promise<Loaded> {
    const asked = get('/api/runs/{name}/{key}/summary', { path: { name, key }, signal });
    // It is awaited below; were the replay refused first, nobody would hear of it.
    asked.catch(() => undefined);
    const packed = await made(`/api/runs/${encodeURIComponent(name)}/${encodeURIComponent(key)}/replay`, signal, say);
    say('Reading the replay');
    const replay = await decode(packed);
    say('Laying it on the map');
    const { latitude_deg, longitude_deg } = replay.head.theatre;
    const pause = (): Promise<void> => new Promise(go => { setTimeout(go, 0); });
    const scene = await Scene.of(replay, projectionAbout({ lat_deg: latitude_deg, lon_deg: longitude_deg }), pause);
    const summary = await asked;
    signal.throwIfAborted();
    return { id, player: new Player(replay, scene), summary };
}

/** A replay that is there already comes at once; whoever waits longer is told how far the making is. */
const UNTOLD_MS = 400;
const STEPS: Readonly<Record<string, string>> = {
    waiting: 'Another replay is being made; this one is next',
    'reading-journal': 'Making the replay: reading the journal',
    'putting-together': 'Making the replay: putting it together',
    packing: 'Making the replay: packing it',
};

async function made(address: string, signal: AbortSignal, say: (what: string) => void): Promise<ArrayBuffer> {
    let stop = (): void => undefined;
    const wait = setTimeout(() => {
        stop = events(`${address}/making`, {
            last: ['done'],
            onEvent: ({ type, data }) => {
                if (type === 'progress') {
                    const { step, done, all } = data as { step: string; done: number; all: number };
                    say(`${STEPS[step] ?? 'Making the replay'}${all > 0 ? `, ${Math.round((100 * done) / all)} %` : ''}`);
                }
            },
        });
    }, UNTOLD_MS);
    try {
        return await bytes(address, signal);
    } finally {
        clearTimeout(wait);
        stop();
    }
}

/** Which battle is to be seen. */
function Choose() {
    const results = useSignal<Answer<'/api/results'> | null>(null);
    const fault = useSignal<Refusal | null>(null);
    const attempt = useSignal(0);
    useSignalEffect(() => {
        void attempt.value;
        fault.value = null;
        const gone = new AbortController();
        page.busy();
        page.onState(() => ({ runs: results.peek()?.results.length ?? 0 }));
        get('/api/results', { query: { most: 40 }, signal: gone.signal }).then(
            found => { results.value = found; page.ready(); },
            (problem: unknown) => { if (!isGivenUp(problem)) { fault.value = refusalFrom(problem); page.ready(); } });
        return () => { gone.abort(); };
    });
    useTitle('Replay');
    const battles = results.value?.results.filter(result => result.kind === 'run') ?? [];
    return (
        <div class="page">
            <PageHead title="Replay" lede="Choose a battle that was fought: what was true in it, what was believed, what happened, and why nobody fired." />
            {fault.value ? <Refused refusal={fault.value} onAgain={() => { attempt.value++; }} /> : null}
            {!results.value && !fault.value ? <Loading what="Reading the results" /> : null}
            {results.value && battles.length === 0 ? <Empty title="No battle was fought yet."><p><LinkButton href="/" kind="main">Fight one from the first page</LinkButton></p></Empty> : null}
            <ul class="run-list">
                {battles.map(result => (
                    <li key={result.id}><a href={`/replay?run=${result.id}`}><strong>{result.title}</strong> <span class="faint small">{result.id}</span></a><p class="soft small">{result.answer}</p></li>
                ))}
            </ul>
        </div>
    );
}

/** The address keeps tenths of a second. */
const ADDRESS_STEP_MS = 100;

/** Which battle of which campaign it is, and the way back to it. */
function OfCampaign({ campaign }: { campaign: NonNullable<Summary['campaign']> }) {
    const battle = <>battle {campaign.battle}{campaign.battles ? ` of ${campaign.battles.toLocaleString('en')}` : ''}, drawn at point {campaign.point}{campaign.points ? ` of ${campaign.points.toLocaleString('en')}` : ''}</>;
    return (
        <p class="replay-campaign small" title="At each point of a campaign every disputed and every assumed value is drawn anew; battles and points are counted from 0.">
            {campaign.id ? <><a href={`/campaign?campaign=${campaign.id}`}>Campaign</a> </> : <>Of a campaign that is not here: </>}<span class="soft">{battle}</span>
        </p>
    );
}

const KEYS: readonly (readonly [string, string])[] = [
    ['Space', 'play or pause'],
    ['← →', 'one second back or on'],
    ['Shift ← →', 'ten seconds'],
    ['Page up, page down', 'one minute'],
    ['P, N', 'event before, next event, of those in the list (while the map or the time line has the focus)'],
    ['Home, End', 'on the time line: begin, end'],
];

function Instrument({ player, summary }: Loaded) {
    const map = useRef<MapHandle | null>(null);
    const explains = useSignal(false);
    const settled = useSignal(false);
    useEffect(() => {
        page.onSeek(seconds => { player.pause(); player.seek(seconds * 1000); });
        page.onState(() => ({
            run: run.peek(), time_s: player.now / 1000, isPlaying: player.isPlaying.peek(), speed: speed.peek(), selection: selection.peek(), battery: battery.peek(), layers: layerWords.peek(), outcome: outcome.peek(), tab: tab.peek(), events: filter.peek(),
            alive: countsAt(player).alive, tracks: player.scene.trackCount, missilesInFlight: player.scene.shotCount, mapFrames: map.current?.frames() ?? 0, lastFrame_ms: map.current?.lastFrame_ms() ?? 0,
        }));
        player.seek(moment.peek() * 1000);
        return () => { player.close(); };
    }, [player]);
    // The battle can be worked before land and relief have come; the page is what it should be when they are there.
    useSignalEffect(() => {
        if (settled.value) {
            page.ready();
        }
    });

    // Keys that no field, map or panel wants: a panel scrolls with them. Letters work only on the map and the time line, so that none is pressed unawares.
    useEffect(() => {
        const press = (event: KeyboardEvent): void => {
            const target = event.target instanceof Element ? event.target : null;
            if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || target?.closest('input, select, textarea, dialog, [role="spinbutton"], .replay-side')) {
                return;
            }
            const onButton = target?.closest('button, a, summary') !== null && target !== null;
            const acts: Record<string, (() => void) | undefined> = {
                ' ': onButton ? undefined : () => { player.toggle(); },
                ArrowLeft: () => { player.step(event.shiftKey ? -10_000 : -1_000); },
                ArrowRight: () => { player.step(event.shiftKey ? 10_000 : 1_000); },
                PageUp: () => { player.step(60_000); },
                PageDown: () => { player.step(-60_000); },
                ...(target?.closest('.map, .transport') ? { n: () => { goToEvent(player, 1); }, p: () => { goToEvent(player, -1); }, N: () => { goToEvent(player, 1); }, P: () => { goToEvent(player, -1); } } : {}),
            };
            const act = acts[event.key];
            if (act) {
                event.preventDefault();
                act();
            }
        };
        addEventListener('keydown', press);
        return () => { removeEventListener('keydown', press); };
    }, [player]);

    // The browser's Back may bring another moment; while the clock runs, the address follows the clock.
    useSignalEffect(() => {
        const asked = moment.value * 1000;
        if (Math.abs(asked - player.now) > ADDRESS_STEP_MS) {
            player.pause();
            player.seek(asked);
        }
    });
    const { head } = player.replay;
    useTitle(`${head.title} – Replay`);
    return (
        <div class="page full replay">
            <header class="replay-head">
                <h1>{head.title}</h1>
                <Scoreboard player={player} appeared={summary.appeared} />
                {summary.campaign ? <OfCampaign campaign={summary.campaign} /> : null}
                <div class="row replay-tools">
                    {head.belief === 'Estimates' ? null : <span class="badge caution" title="The journal kept less than everything: docs/formats/replay.md says what belief is drawn from.">{head.belief === 'Plots' ? 'Belief: plots only' : 'Belief was not kept'}</span>}
                    <Button kind="quiet" small onClick={() => { explains.value = true; }}>Keys</Button>
                    <LinkButton kind="quiet" small href="/replay">Other battles</LinkButton>
                </div>
            </header>
            <div class="replay-body">
                <div class="replay-stage">
                    <Stage player={player} settled={settled} handle={given => { map.current = given; }} />
                    <Transport player={player} />
                </div>
                <aside class="replay-side" aria-label="About the battle">
                    <Tabs label="About the battle" selected={tab.value} onSelect={id => { tab.push(id); }} tabs={[
                        { id: 'answer', name: 'Answer', show: () => <AnswerPanel player={player} summary={summary} picture={() => map.current?.toBlob() ?? Promise.reject(new Error('There is no map.'))} /> },
                        { id: 'events', name: 'Events', show: () => <EventLog player={player} /> },
                        { id: 'target', name: 'Target', show: () => <TargetPanel player={player} /> },
                        { id: 'battery', name: 'Battery', show: () => <BatteryPanel player={player} /> },
                        { id: 'sources', name: 'Sources', show: () => <SourcesPanel /> },
                    ]} />
                </aside>
            </div>
            <Dialog title="Keys" open={explains.value} onClose={() => { explains.value = false; }}>
                <dl class="keys">{KEYS.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}</dl>
                <p class="soft small">Everything on the map stands in the tables beside it. In the panels, keys scroll as everywhere; lists are worked by the arrow keys, and Enter chooses. On the map, arrow keys pan.</p>
            </Dialog>
        </div>
    );
}
