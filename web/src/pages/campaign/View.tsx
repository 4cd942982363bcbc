import { useTitle } from '../../shell/router';
import { text, urlSignals } from '../../state/url';
import { Badge, Button, Download, Findings, LinkButton, Loading, Notice, PageHead, Panel, Progress, Refused, Stamp } from '../../ui';
import { answerWords, count, lengthWords } from '../../ui/words';
import { battles, campaign, isCutOff, isGoing, job, openBattle, opening, refused, resume, show, stop } from './watching';
import { Ribbons } from './Ribbons';
import { Drivers } from './Drivers';
import { Outcomes } from './Outcomes';
import type { Campaign, Job, Summary } from './types';
import { Uncertainty } from './Uncertainty';
import { betweenOf, digitsOf, fixed } from './words';

const urlSignal = urlSignals('/campaign');
/** The measure whose pictures are shown. */
const measured = urlSignal('measure', text, 'leaked');

/** A campaign: its answer, how sure it is, and what decides it; while it is fought, how far it is. */
export function View({ id }: { id: string }) {
    const now = campaign.value;
    const at = job.value;
    const title = now?.title ?? at?.title ?? 'Campaign';
    const worst = battles.value?.worst ?? null;
    useTitle(now ? `${title}, ${count(now.battles, 'battle')} – Campaign` : undefined);
    return (
        <div class="page campaign">
            <PageHead
                title={now ? `${title}: ${count(now.battles, 'battle')}` : title}
                lede={now ? <>{count(now.points, 'point')}, {count(now.battlesPerPoint, 'battle')} at each: a point is one reading of the sources, in which every disputed and every assumed value is drawn anew. Seed&nbsp;{now.seed}. <a href={`/?scenario=${encodeURIComponent(now.scenario)}`}>The&nbsp;scenario</a></> : undefined}
            >
                {worst !== null ? <Button disabled={isGoing(opening.value)} onClick={() => { void openBattle(worst); }} title="The battle in which most leaked">Open the worst battle</Button> : null}
                <LinkButton kind="quiet" href="/campaign">All campaigns</LinkButton>
            </PageHead>
            {refused.value ? <Refused refusal={refused.value} onAgain={() => { void show(id); }} /> : null}
            <Standing now={now} at={at} />
            <Opening />
            {now?.summary ? <Told now={now} summary={now.summary} /> : now || isGoing(at) ? <Nothing at={at} /> : refused.value ? null : <Loading what="Reading the campaign" />}
        </div>
    );
}

function Told({ now, summary }: { now: Campaign; summary: Summary }) {
    const measure = summary.measures.find(each => each.id === measured.value) ?? summary.measures[0];
    const leaked = summary.measures.find(each => each.id === 'leaked') ?? summary.measures[0];
    if (!measure || !leaked) {
        return null;
    }
    const digits = digitsOf(leaked.monteCarlo);
    return (
        <>
            <section class="campaign-answer panel" aria-label="The answer">
                <div class="campaign-figure">
                    <p class="num"><span class="campaign-number">{fixed(leaked.mean, digits)}</span>{leaked.outOf ? <span class="campaign-of"> of {Math.round(leaked.outOf * 10) / 10}</span> : null}</p>
                    <p class="soft">{leaked.words}, mean of a battle</p>
                    <p class="soft campaign-across"><strong class="num">{betweenOf(leaked, leaked.monteCarlo)}</strong> for want of more battles</p>
                    {leaked.readings && leaked.readings.high > leaked.readings.low ? <p class="soft campaign-across"><strong class="num">{betweenOf(leaked, leaked.readings)}</strong> across readings of the sources</p> : null}
                    {summary.battles < summary.battlesPlanned ? <p class="campaign-across"><Badge tone="caution">so far: {summary.battles.toLocaleString('en')} of {count(summary.battlesPlanned, 'battle')}</Badge></p> : null}
                </div>
                <div>
                    <p class="campaign-sentence">{answerWords(summary.answer)}</p>
                    {summary.banner ? <p class="caution-words"><strong>{answerWords(summary.banner)}</strong></p> : null}
                    {summary.unsupported ? <p class="caution-words">{summary.unsupported}</p> : null}
                    {summary.changes.length > 0 ? <p class="soft">Read otherwise than written: {summary.changes.join('; ')}.</p> : null}
                </div>
            </section>
            <Uncertainty summary={summary} />
            <Outcomes summary={summary} measure={measure} onMeasure={id => { measured.push(id); }} />
            <Drivers summary={summary} factors={now.factors} measure={measure} />
            <Ribbons summary={summary} />
            <Panel title="Stamp" note="What this answer rests on" class="campaign-stamp">
                <Stamp items={[
                    { name: 'Terrain', value: summary.terrain },
                    { name: 'Reference detections, before draws', value: summary.references },
                    { name: 'Seed', value: String(summary.seed) },
                    { name: 'Battles behind the figures', value: `${summary.battles.toLocaleString('en')} of ${summary.battlesPlanned.toLocaleString('en')}` },
                    { name: 'Model values', value: `${summary.claimed} read from claims, ${summary.assumed} assumed` },
                    { name: 'Ledger', value: <code>{summary.ledgerHash.slice(0, 12)}</code>, title: summary.ledgerHash },
                    { name: 'Rows', value: <code>{summary.hash.slice(0, 12)}</code>, title: summary.hash },
                    { name: 'Engine', value: summary.engine },
                ]}
                />
                <div class="row spread">
                    <p class="faint small">The same in a terminal: <code>rampart campaign report results/{now.id}</code></p>
                    <Download offers={[
                        { name: 'Battles (CSV)', file: `${now.id.replace('/', '-')}-battles.csv`, make: csv },
                        { name: 'Summary (JSON)', file: `${now.id.replace('/', '-')}.json`, make: () => `${JSON.stringify(summary, null, 2)}\n` },
                    ]}
                    />
                </div>
            </Panel>
        </>
    );
}

function csv(): string {
    const all = battles.peek();
    if (!all) {
        return '';
    }
    const head = ['replication', 'point', ...all.measures.map(each => each.id)].join(',');
    return `${[head, ...all.replication.map((number, at) => [number, all.point[at], ...all.measures.map(each => each.values[at])].join(','))].join('\n')}\n`;
}

/** How far it is, and how to stop it or to go on. */
function Standing({ now, at }: { now: Campaign | undefined; at: Job | undefined }) {
    if (at && isGoing(at)) {
        const rate = at.rate_per_s ? `${at.rate_per_s.toFixed(at.rate_per_s < 10 ? 1 : 0)} battles a second` : '';
        const left = at.left_s === null || at.left_s === undefined ? '' : `about ${lengthWords(at.left_s)} left${at.counted === 'points read' ? ' of this step' : ''}`;
        const label = at.state === 'queued' ? 'Waits until another campaign is through' : at.counted === 'points read' ? 'First step of two: points read, what each draws' : at.counted === 'battles' ? 'Battles fought' : 'Beginning';
        return (
            <Panel title="Being fought" tools={<Button onClick={() => { void stop(); }}>Stop</Button>} class="campaign-going">
                <Progress label={label} done={at.all > 0 ? at.done : undefined} all={at.all} note={[isCutOff.value ? 'The connection is lost for the moment; the battles go on' : '', at.counted === 'battles' ? rate : '', left].filter(each => each !== '').join(' · ') || 'You may leave this page: it goes on.'} />
            </Panel>
        );
    }
    if (now && !now.isWhole) {
        const why = at?.state === 'interrupted' ? 'The server ended while this was going.' : at?.state === 'stopped' ? at.message : at?.state === 'failed' ? at.message : '';
        return (
            <Notice
                tone="caution" title={<>{now.finished.toLocaleString('en')} of {count(now.battles, 'battle')} are finished and kept {at && at.state !== 'done' ? <Badge tone="caution">{at.state}</Badge> : null}</>}
                tools={<Button kind="main" onClick={() => { void resume(); }}>Go on</Button>}
            >
                <p>{why} The figures rest on points whose battles are all fought; they may move when the rest is.</p>
                {at?.state === 'failed' ? <Findings findings={at.findings} /> : null}
            </Notice>
        );
    }
    return at && at.state === 'failed'
        ? <Notice tone="bad" title={at.message} tools={<Button onClick={() => { void resume(); }}>Try again</Button>}><p>{at.remedy}</p><Findings findings={at.findings} /></Notice>
        : at && (at.state === 'stopped' || at.state === 'interrupted') && !now
            ? <Notice tone="caution" title={at.message} tools={<Button kind="main" onClick={() => { void resume(); }}>Go on</Button>} />
            : null;
}

/** The battle that was asked for is fought again, with everything kept. */
function Opening() {
    const now = opening.value;
    if (!now) {
        return null;
    }
    return isGoing(now)
        ? <Panel title={`Battle ${now.run?.replication ?? ''}`} note="is fought again, with everything kept; its replay opens by itself"><Progress label={now.state === 'queued' ? 'Waits' : 'Fighting'} done={now.all > 0 ? now.done : undefined} all={now.all} /></Panel>
        : now.state === 'failed' ? <Notice tone="bad" title={now.message}><p>{now.remedy}</p><Findings findings={now.findings} /></Notice> : null;
}

function Nothing({ at }: { at: Job | undefined }) {
    return <p class="soft campaign-nothing">{isGoing(at) ? 'The first figures come when the battles of two points are fought.' : 'Too few battles are finished to say anything.'}</p>;
}
