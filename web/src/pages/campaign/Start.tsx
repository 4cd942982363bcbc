import { useSignal, useSignalEffect } from '@preact/signals';
import { useId } from 'preact/hooks';
import { get, isGivenUp, refusalFrom, type Answer, type Refusal } from '../../api/client';
import { page } from '../../shell/page';
import { number, text, urlSignals } from '../../state/url';
import { Badge, Button, Empty, Loading, NumberField, PageHead, Panel, Refused, Segmented, Select } from '../../ui';
import { basisWords, timeWords } from '../../ui/times';
import { answerWords, count, whenWords } from '../../ui/words';
import { begin, refused } from './watching';

type Scenarios = Answer<'/api/scenarios'>;
type Campaigns = Answer<'/api/campaigns'>;
type Server = Answer<'/api/server'>;
type Time = Answer<'/api/scenarios/{name}/time'>;

const urlSignal = urlSignals('/campaign');
const scenario = urlSignal('scenario', text, '');
const size = urlSignal('battles', number(0), 200);
const seed = urlSignal('seed', text, '');
/** How many battles are fought at once; 0 where it is left to the server. */
const threads = urlSignal('threads', number(0), 0);

/** How many battles, and what such a number is good for. */
const SIZES = [
    { value: '40', label: '40: a first look' },
    { value: '200', label: '200: an answer' },
    { value: '1000', label: '1,000: for print' },
] as const;

/** What a new campaign is to be, and the campaigns that are there. */
export function Start() {
    const scenarios = useSignal<Scenarios | undefined>(undefined);
    const campaigns = useSignal<Campaigns | undefined>(undefined);
    const server = useSignal<Server | undefined>(undefined);
    const fault = useSignal<Refusal | undefined>(undefined);
    const attempt = useSignal(0);
    const isAsking = useSignal(false);
    const time = useSignal<Time | undefined>(undefined);

    useSignalEffect(() => {
        void attempt.value;
        const gone = new AbortController();
        fault.value = undefined;
        Promise.all([
            get('/api/scenarios', { signal: gone.signal }).then(answer => { scenarios.value = answer; }),
            get('/api/server', { signal: gone.signal }).then(answer => { server.value = answer; }),
            get('/api/campaigns', { query: { most: 30 }, signal: gone.signal }).then(answer => { campaigns.value = answer; }),
        ]).then(() => { page.ready(); }, (problem: unknown) => {
            if (!isGivenUp(problem)) {
                fault.value = refusalFrom(problem);
                page.ready();
            }
        });
        return () => { gone.abort(); };
    });

    const cards = scenarios.value?.scenarios ?? [];
    const chosen = cards.find(card => card.name === scenario.value) ?? cards.find(card => card.name === 'first-look') ?? cards[0];
    useSignalEffect(() => {
        const listed = scenarios.value?.scenarios ?? [];
        const name = (listed.find(card => card.name === scenario.value) ?? listed.find(card => card.name === 'first-look') ?? listed[0])?.name;
        const query = { battles: size.value, ...(threads.value > 0 ? { threads: threads.value } : {}) };
        const gone = new AbortController();
        if (name !== undefined) {
            // Where it cannot be told nothing is: what is wrong with the form is said when it is sent.
            get('/api/scenarios/{name}/time', { path: { name }, query, signal: gone.signal }).then(answer => { time.value = answer; }, (problem: unknown) => {
                if (!isGivenUp(problem)) {
                    time.value = undefined;
                }
            });
        }
        return () => { gone.abort(); };
    });

    const limits = server.value;
    const isSized = SIZES.some(each => each.value === String(size.value));
    async function start(): Promise<void> {
        if (chosen && !isAsking.peek()) {
            isAsking.value = true;
            await begin({ scenario: chosen.name, battles: size.value, ...(seed.value === '' ? {} : { seed: Number(seed.value) }), ...(threads.value > 0 ? { threads: threads.value } : {}) });
            isAsking.value = false;
        }
    }
    return (
        <div class="page campaign">
            <PageHead
                title="Campaign: many battles, one answer"
                lede="One battle is one throw of the dice under one reading of the sources. A campaign fights many: it draws every disputed and every assumed value anew, throws the dice anew, and says what comes out, how sure that is, and which value decides it."
            />
            {fault.value ? <Refused refusal={fault.value} onAgain={() => { attempt.value++; }} /> : null}
            <div class="campaign-start">
                <Panel title="A new campaign">
                    {chosen
                        ? (
                            <form class="campaign-form" onSubmit={event => { event.preventDefault(); void start(); }}>
                                <Select label="Scenario" wide value={chosen.name} choices={cards.map(card => ({ value: card.name, label: card.title }))} onChange={name => { scenario.push(name); }} />
                                {scenario.value !== '' && scenario.value !== chosen.name ? <p class="small fault" role="status">There is no scenario {scenario.value} that can be fought; this is {chosen.title}.</p> : null}
                                <p class="soft small">{chosen.about}</p>
                                <Segmented label="How many battles" value={isSized ? String(size.value) : 'other'} onChange={value => { if (value !== 'other') { size.push(Number(value)); } }} choices={isSized ? SIZES : [...SIZES, { value: 'other', label: size.value.toLocaleString('en') }]} />
                                <div class="row">
                                    <NumberField label="Or exactly" value={size.value} min={2} max={20_000} decimals={0} onChange={value => { size.value = Math.max(2, Math.round(value / 2) * 2); }} />
                                    <Seed />
                                    {limits && limits.mostThreads > 1 ? <NumberField label="Fought at once" value={threads.value || limits.usualThreads} min={1} max={limits.mostThreads} decimals={0} onChange={value => { threads.value = Math.round(value) === limits.usualThreads ? 0 : Math.round(value); }} /> : null}
                                </div>
                                <div class="row">
                                    <Button kind="main" type="submit" disabled={isAsking.value || (seed.value !== '' && !isSeed(seed.value))}>{isAsking.value ? 'Reading the scenario …' : `Fight ${count(size.value, 'battle')}`}</Button>
                                    <span class="small campaign-time" role="status">{time.value ? timeWords(time.value) : null}</span>
                                </div>
                                {refused.value ? <Refused refusal={refused.value} /> : null}
                                {time.value ? <p class="faint small">{basisWords(time.value, true)}</p> : null}
                                <p class="faint small">{count(size.value / 2, 'point')}, two battles at each. A point is one reading of the sources, with every disputed and every assumed value drawn anew; its two battles tell the dice from the unknown values. The campaign goes on when you leave the page, and can be stopped and resumed.{limits && limits.mostThreads > 1 ? ` ${count(threads.value || limits.usualThreads, 'processor')} of ${limits.mostThreads} ${(threads.value || limits.usualThreads) === 1 ? 'fights' : 'fight'}${(threads.value || limits.usualThreads) >= limits.mostThreads ? '; the pages are slower meanwhile' : ''}. What comes out does not depend on it.` : ''}</p>
                            </form>
                        )
                        : fault.value ? null : <Loading what="Reading the scenarios" />}
                </Panel>
                <Panel title="Campaigns fought here" note={campaigns.value && campaigns.value.all > 0 ? count(campaigns.value.all, 'campaign') : undefined}>
                    {campaigns.value === undefined
                        ? fault.value ? null : <Loading what="Looking for campaigns" />
                        : campaigns.value.results.length === 0
                            ? <Empty title="None yet."><p>Fight the first: as soon as some of its battles are through, this page tells how long the rest takes.</p></Empty>
                            : (
                                <ul class="campaign-list">
                                    {campaigns.value.results.map(each => (
                                        <li key={each.id}>
                                            <p class="row">
                                                <a href={`/campaign?campaign=${each.id}`}><strong>{each.title}</strong></a>
                                                {each.isWhole ? null : <Badge tone="caution">not finished</Badge>}
                                            </p>
                                            <p>{(each.answer === null ? null : answerWords(each.answer)) ?? each.fault ?? 'Some of its battles are still to be fought: open it to watch it or to go on.'}</p>
                                            <p class="faint small">{count(each.battles, 'battle')} · seed {each.seed ?? '–'} · {whenWords(each.written)}</p>
                                        </li>
                                    ))}
                                </ul>
                            )}
                </Panel>
            </div>
        </div>
    );
}

/** What decides all chance; left empty it is the scenario's own. */
function Seed() {
    const id = useId();
    const isWrong = seed.value !== '' && !isSeed(seed.value);
    return (
        <div class="field">
            <label for={id}>Seed</label>
            <input id={id} type="text" inputMode="numeric" class="num" size={12} placeholder="the scenario’s" value={seed.value} aria-invalid={isWrong} aria-describedby={isWrong ? `${id}-fault` : undefined} onInput={event => { seed.value = event.currentTarget.value.trim(); }} />
            {isWrong ? <p class="hint fault" id={`${id}-fault`} role="alert">A whole number from 0 is expected.</p> : null}
        </div>
    );
}

function isSeed(words: string): boolean {
    return /^\d{1,16}$/.test(words) && Number.isSafeInteger(Number(words));
}
