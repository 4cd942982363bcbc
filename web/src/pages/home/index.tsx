import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { get, isGivenUp, refusalFrom, type Answer, type Refusal } from '../../api/client';
import { page } from '../../shell/page';
import { go } from '../../shell/router';
import { Badge, Button, Empty, Findings, LinkButton, Loading, More, Notice, Panel, Progress, Refused } from '../../ui';
import { basisWords, timeWords } from '../../ui/times';
import { answerWords, count, lengthWords, whenWords } from '../../ui/words';
import { endings, isCutOff, isGoing, jobs, leave, readJobs, refused, resume, resumeCampaign, run, stop } from './jobs';
import { PictureLegend, ScenarioPicture } from './ScenarioPicture';
import type { Job, RecentResult, ScenarioCard } from './types';
import { durationWords } from './words';

type Scenarios = Answer<'/api/scenarios'>;
type Results = Answer<'/api/results'>;

/** What Rampart is, what can be fought, what was fought last, and what the model is not. */
export default function Home() {
    const scenarios = useSignal<Scenarios | undefined>(undefined);
    const results = useSignal<Results | undefined>(undefined);
    const fault = useSignal<Refusal | undefined>(undefined);
    const attempt = useSignal(0);
    // `/?scenario=NAME` leads to that scenario's card.
    const asked = useMemo(() => new URLSearchParams(location.search).get('scenario') ?? '', []);

    useSignalEffect(() => {
        void attempt.value;
        const gone = new AbortController();
        page.busy();
        fault.value = undefined;
        Promise.all([
            get('/api/scenarios', { signal: gone.signal }).then(answer => { scenarios.value = answer; }),
            get('/api/results', { signal: gone.signal }).then(answer => { results.value = answer; }),
            readJobs(),
        ]).then(() => { leadTo(asked); page.ready(); }, (problem: unknown) => {
            if (!isGivenUp(problem)) {
                fault.value = refusalFrom(problem);
                page.ready();
            }
        });
        return () => { gone.abort(); };
    });
    useSignalEffect(() => {
        if (endings.value > 0) {
            void get('/api/results').then(answer => { results.value = answer; }, () => undefined);
        }
    });
    useEffect(() => {
        page.onState(() => ({ scenarios: scenarios.peek()?.scenarios.map(card => card.name) ?? [], results: results.peek()?.results.map(result => result.id) ?? [], jobs: jobs.peek().map(job => `${job.id} ${job.state}`) }));
        return leave;
    }, []);

    const cards = scenarios.value?.scenarios ?? [];
    const featured = cards.find(card => card.name === 'first-look') ?? cards[0];
    const others = cards.filter(card => card !== featured);
    const benchmarks = scenarios.value?.benchmarks ?? 0;
    const inHand = useComputed(() => jobs.value.filter(job => isGoing(job) || job.state === 'interrupted' || job.state === 'failed'));
    return (
        <div class="page home">
            <section class="hero" aria-labelledby="question">
                <div class="hero-words">
                    <h1 id="question">What can this air-defence system really do, and how do we know?</h1>
                    <p class="lede">
                        A circle of 400 km on a map is a claim, not a capability. Rampart keeps the claim with its source, builds a model from it,
                        flies a raid against the model over real terrain, repeats that a thousand times, and says what comes out, how sure it is,
                        and which claim or assumption decides it.
                    </p>
                    <ul class="ways">
                        <li><a href="/coverage">What is left of the claimed ring</a><span>over real ground, at a place and heights you choose</span></li>
                        <li><a href="/evidence">How do we know: who says so</a><span>claims with their quotations, disputes and sources</span></li>
                        <li><a href="/force">Who had how many on which day</a><span>deliveries as claimed, and forecasts held against them</span></li>
                    </ul>
                    {featured ? <FeaturedActions card={featured} isAsked={featured.name === asked} /> : null}
                </div>
                <div class="hero-picture">
                    {featured
                        ? (
                            <figure>
                                <ScenarioPicture card={featured} isLarge />
                                <figcaption><PictureLegend card={featured} /></figcaption>
                            </figure>
                        )
                        : fault.value ? null : <Loading what="Reading the scenarios" />}
                </div>
            </section>

            {fault.value ? <Refused refusal={fault.value} onAgain={() => { attempt.value++; }} /> : null}
            {refused.value ? <Refused refusal={refused.value} /> : null}
            {inHand.value.length > 0 ? <InHand inHand={inHand.value} /> : null}

            <Recent results={results.value} hasFailed={fault.value !== undefined} />

            {others.length > 0 || benchmarks > 0 || (scenarios.value?.unreadable.length ?? 0) > 0
                ? (
                    <section aria-labelledby="scenarios-head" class="scenarios">
                        <h2 id="scenarios-head">{featured ? 'More scenarios' : 'Scenarios'}</h2>
                        <div class="cards">{others.map(card => <Card key={card.name} card={card} isAsked={card.name === asked} />)}</div>
                        {scenarios.value?.unreadable.map(each => (
                            <Notice key={each.name} tone="bad" title={`scenarios/${each.name} cannot be fought as it is written`}><Findings findings={each.findings} /></Notice>
                        ))}
                        {benchmarks > 0 ? <Benchmarks number={benchmarks} asked={cards.some(card => card.name === asked) ? '' : asked} /> : null}
                    </section>
                )
                : null}

            <WhatItIsNot />
        </div>
    );
}

/** Brings the card of a scenario into sight and moves the focus to its name; an unknown name does nothing. */
function leadTo(scenario: string): void {
    if (scenario !== '') {
        // After the drawing, and after the router's own jump to the top.
        requestAnimationFrame(() => requestAnimationFrame(() => {
            const name = document.getElementById(`scenario-${scenario}`);
            name?.closest('article, .featured')?.scrollIntoView({ block: 'center' });
            name?.focus({ preventScroll: true });
        }));
    }
}

function FeaturedActions({ card, isAsked }: { card: ScenarioCard; isAsked: boolean }) {
    const time = useSignal<Answer<'/api/scenarios/{name}/time'> | undefined>(undefined);
    useEffect(() => {
        const gone = new AbortController();
        // Where it cannot be told, nothing is said of it.
        get('/api/scenarios/{name}/time', { path: { name: card.name }, signal: gone.signal }).then(answer => { time.value = answer; }, () => undefined);
        return () => { gone.abort(); };
    }, [card.name]);
    return (
        <div class={`featured ${isAsked ? 'is-asked' : ''}`}>
            <p class="featured-title"><strong id={`scenario-${card.name}`} tabIndex={-1}>{card.title}</strong><span class="soft"> – {sizeWords(card)}</span></p>
            <p class="soft featured-about">{card.about}</p>
            <div class="row">
                <FightButton card={card} kind="main" words="Fight this battle" />
                <LinkButton href={`/campaign?scenario=${encodeURIComponent(card.name)}`}>Fight it hundreds of times</LinkButton>
                <a class="more" href={`/coverage?scenario=${encodeURIComponent(card.name)}`}>{card.batteries.length === 1 ? 'What its battery covers' : 'What its batteries cover'}</a>
            </div>
            {time.value && time.value.basis !== 'nothing' ? <p class="small faint featured-time">One battle: {timeWords(time.value).toLowerCase()}. {basisWords(time.value, false)}</p> : null}
        </div>
    );
}

function Card({ card, isAsked = false }: { card: ScenarioCard; isAsked?: boolean }) {
    return (
        <article class={`card ${isAsked ? 'is-asked' : ''}`} aria-labelledby={`scenario-${card.name}`} aria-current={isAsked ? 'true' : undefined}>
            <ScenarioPicture card={card} />
            <div class="card-words">
                <h3 id={`scenario-${card.name}`} tabIndex={-1}>{card.title}</h3>
                <p class="card-size">{sizeWords(card)}</p>
                <p class="soft card-about">{card.about}</p>
                <p class="faint small">{count(card.claimed, 'value')} read from claims, {card.assumed.toLocaleString('en')} assumed · {card.terrain}</p>
                <div class="row card-actions">
                    <FightButton card={card} small words="Fight it" />
                    <LinkButton small href={`/campaign?scenario=${encodeURIComponent(card.name)}`} aria-label={`Campaign of ${card.title}`}>Campaign</LinkButton>
                    {card.asksForCoverage ? <LinkButton small href={`/coverage?scenario=${encodeURIComponent(card.name)}`} aria-label={`Coverage of ${card.title}`}>Coverage</LinkButton> : null}
                </div>
            </div>
        </article>
    );
}

/** Fights a scenario once; while it is fought, it says how far that is. */
function FightButton({ card, words, kind = 'plain', small = false }: { card: ScenarioCard; words: string; kind?: 'main' | 'plain'; small?: boolean }) {
    const going = jobs.value.find(job => job.scenario === card.name && job.kind === 'run' && isGoing(job));
    if (!going) {
        return <Button kind={kind} small={small} onClick={() => { void fight(card.name); }} aria-label={words === 'Fight it' ? `Fight it: ${card.title}` : undefined}>{words}</Button>;
    }
    const share = going.all ? ` ${Math.round((100 * (going.done ?? 0)) / going.all)} %` : '';
    // It keeps the focus, and cannot be pressed twice.
    return <Button kind={kind} small={small} aria-disabled="true"><span role="status">Being fought …</span><span class="num" aria-hidden="true">{share}</span></Button>;
}

/** Scenarios that teach nothing are read only when somebody wants to see them. */
function Benchmarks({ number, asked }: { number: number; asked: string }) {
    const cards = useSignal<readonly ScenarioCard[] | undefined>(undefined);
    const fault = useSignal<Refusal | undefined>(undefined);
    const holdsAsked = useSignal(false);
    async function read(): Promise<void> {
        if (!cards.peek()) {
            try {
                cards.value = (await get('/api/scenarios', { query: { benchmarks: true } })).scenarios;
            } catch (problem) {
                fault.value = refusalFrom(problem);
            }
        }
    }
    // One of them may be the scenario that the address names.
    useEffect(() => {
        if (asked !== '') {
            void read().then(() => {
                if (cards.peek()?.some(card => card.name === asked)) {
                    holdsAsked.value = true;
                    leadTo(asked);
                }
            });
        }
    }, [asked]);
    return (
        <More name="benchmarks" class="benchmarks" isOpen={holdsAsked.value} onOpen={() => { void read(); }} summary={`${count(number, 'scenario')} made to measure the program’s speed; ${number === 1 ? 'it teaches' : 'they teach'} nothing else`}>
            {fault.value ? <Refused refusal={fault.value} /> : cards.value ? <div class="cards">{cards.value.map(card => <Card key={card.name} card={card} isAsked={card.name === asked} />)}</div> : <Loading what="Reading them" />}
        </More>
    );
}

/** Asks for a battle; when it is done and the reader is still here, its replay opens. */
async function fight(scenario: string): Promise<void> {
    const job = await run(scenario);
    if (!job) {
        document.querySelector('.notice.bad')?.scrollIntoView({ block: 'center' });
        return;
    }
    if (job.state === 'done') {
        go(`/replay?run=${job.result}`);
        return;
    }
    const end = jobs.subscribe(all => {
        const now = all.find(each => each.id === job.id);
        if (now && !isGoing(now)) {
            queueMicrotask(() => {
                end();
                if (now.state === 'done' && location.pathname === '/') {
                    go(`/replay?run=${now.result}`);
                }
            });
        }
    });
}

function InHand({ inHand }: { inHand: readonly Job[] }) {
    const isInterrupted = inHand.some(job => job.state === 'interrupted');
    return (
        <Panel title="In hand" note={isCutOff.value ? 'The connection to the server is lost for the moment; what is being fought goes on there.' : isInterrupted ? 'The server ended while some of these were going. What a campaign had finished is kept.' : 'You may leave this page: what is being fought goes on.'}>
            <ul class="in-hand">{inHand.map(job => <JobLine key={job.id} job={job} />)}</ul>
        </Panel>
    );
}

function JobLine({ job }: { job: Job }) {
    const what = job.kind === 'run' ? 'one battle' : `a campaign of ${count(job.campaign?.battles ?? job.all ?? 0, 'battle')}`;
    return (
        <li>
            <div class="in-hand-words">
                {isGoing(job)
                    ? <Progress label={`${job.title}: ${what}`} done={job.state === 'queued' || !job.all ? undefined : job.done} all={job.all} note={job.state === 'queued' ? 'waits until others are through' : leftWords(job)} />
                    : <p><strong>{job.title}</strong>: {what} <StateBadge state={job.state} /></p>}
                {!isGoing(job) && job.message ? <p class="soft">{job.message} {job.remedy}</p> : null}
                {job.state === 'failed' ? <Findings findings={job.findings ?? []} /> : null}
            </div>
            <div class="row">
                {isGoing(job) ? <Button small onClick={() => { void stop(job); }} aria-label={`Stop ${job.title}`}>Stop</Button> : null}
                {job.canResume ? <Button small kind="main" onClick={() => { void resume(job); }} aria-label={`${job.kind === 'campaign' ? 'Go on' : 'Begin again'}: ${job.title}`}>{job.kind === 'campaign' ? 'Go on' : 'Begin again'}</Button> : null}
                {job.kind === 'campaign' ? <LinkButton small kind="quiet" href={`/campaign?campaign=${job.result}`}>Watch</LinkButton> : null}
            </div>
        </li>
    );
}

function StateBadge({ state }: { state: Job['state'] }) {
    switch (state) {
        case 'interrupted': return <Badge tone="caution">interrupted</Badge>;
        case 'failed': return <Badge tone="bad">failed</Badge>;
        case 'stopped': return <Badge>stopped</Badge>;
        default: return <Badge tone="note">{state}</Badge>;
    }
}

function leftWords(job: Job): string {
    const left = job.left_s === null || job.left_s === undefined ? '' : `, about ${lengthWords(job.left_s)} left`;
    return `${job.counted}${left}`;
}

function Recent({ results, hasFailed }: { results: Results | undefined; hasFailed: boolean }) {
    if (results === undefined) {
        return hasFailed ? null : <Panel title="Fought last"><Loading what="Looking for results" /></Panel>;
    }
    if (results.results.length === 0) {
        return (
            <Panel title="Fought last">
                <Empty title="Nothing has been fought here yet.">
                    <p>Fight the battle above: when it is through, its replay opens by itself.</p>
                </Empty>
            </Panel>
        );
    }
    return (
        <Panel title="Fought last" note={results.all > results.results.length ? `The newest ${results.results.length} of ${results.all.toLocaleString('en')}` : count(results.all, 'result')}>
            <ul class="recent">{results.results.map(result => <ResultLine key={result.id} result={result} />)}</ul>
        </Panel>
    );
}

function ResultLine({ result }: { result: RecentResult }) {
    const [name = '', key = ''] = result.id.split('/');
    const address = result.kind === 'run' ? `/replay?run=${result.id}` : `/campaign?campaign=${result.id}`;
    return (
        <li>
            <div class="recent-kind">
                <Badge tone={result.kind === 'run' ? 'plain' : 'note'}>{result.kind === 'run' ? 'one battle' : count(result.battles, 'battle')}</Badge>
                <time class="faint small" dateTime={result.written}>{whenWords(result.written)}</time>
            </div>
            <div class="recent-words">
                <p><a class="recent-title" href={address}>{result.title}</a> <span class="faint small">seed {result.seed ?? '?'}{result.replication ? `, replication ${result.replication}` : ''}</span></p>
                {result.fault ? <p class="soft">{result.fault}</p> : null}
                {result.answer ? <p class="answer">{answerWords(result.answer)}</p> : null}
                {result.banner ? <p class="soft small">{answerWords(result.banner)}</p> : null}
                {!result.isWhole && !result.fault ? <p class="soft">Not all of its battles are fought. What is finished is kept.</p> : null}
            </div>
            <div class="row">
                {!result.isWhole && !result.fault
                    ? <Button small onClick={() => { void resumeCampaign(name, key).then(job => { if (job) { go(address); } }); }} aria-label={`Go on with ${result.title}`}>Go on</Button>
                    : <LinkButton small kind="quiet" href={address} aria-label={`${result.kind === 'run' ? 'Replay' : 'Open'} ${result.title}, ${result.id}`}>{result.kind === 'run' ? 'Replay' : 'Open'}</LinkButton>}
            </div>
        </li>
    );
}

function WhatItIsNot() {
    return (
        <section class="is-not" aria-labelledby="is-not-head">
            <h2 id="is-not-head">What it is not</h2>
            <div class="is-not-list">
                <div><h3>No forecast</h3><p>What comes out holds under the stated readings of public claims. A real battle has crews, maintenance, deception and luck that nobody has published.</p></div>
                <div><h3>No secrets</h3><p>Every number is a claim that somebody made in public, with its quotation, or an assumption with a range and a reason. Most values are assumed, and each answer says how many.</p></div>
                <div><h3>No targeting aid</h3><p>Raids are drawn by hand and never optimised. Sites and assets are invented, no attacker is named, and nothing says where to get through.</p></div>
                <div><h3>Not connected</h3><p>No sensor, no weapon, no live feed, no network: the pages speak with this machine alone.</p></div>
                <div><h3>Not detailed physics</h3><p>Textbook fidelity, as in commercial wargames: waves bend but are not reflected, jamming is noise, missiles fly straight to where they should meet.</p></div>
                <div><h3>Coarse ground, unless you bring finer</h3><p>The grid that comes with it has a post every 9 km. What flies below 3 km over it is marked <em>not supported</em>.</p></div>
            </div>
            <p><a href="/method">Method and limits, with the formulas held against published values</a></p>
        </section>
    );
}

function sizeWords(card: ScenarioCard): string {
    const others = card.friendly + card.civil;
    return `${card.hostile.toLocaleString('en')} hostile${others > 0 ? `, ${others} friendly or civil` : ''} · ${count(card.batteries.length, 'battery', 'batteries')} · ${durationWords(card.duration_s)}`;
}
