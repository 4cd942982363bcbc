import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { post, type Refusal, refusalFrom } from '../../api/client';
import type { Asked } from '../../evidence/asked';
import { draft, dropDraft, type Given, keepDraft } from '../../evidence/draft';
import { accepted, claimsOf, type Judged, lacks, nextFrom, unjudged, type Verdict } from '../../evidence/judging';
import { ClaimLine } from '../../evidence/parts';
import { linesOf, type OwnedSpan } from '../../evidence/spans';
import type { Accepted, Claim, Extracted, Properties, Property } from '../../evidence/types';
import { claimAddress } from '../../evidence/words';
import { page } from '../../shell/page';
import { Badge, Button, Dialog, Findings, Notice, Panel, Refused, Segmented, Select, type Tone, inUnits } from '../../ui';
import { EXAMPLE } from './example';
import { reading } from './state';

const NOTHING: Given = { text: '', form: 'text', publisher: '', date: '', title: '', document: '', address: '' };

/** Paste an article, judge what it may support, and let what is accepted enter the ledger. Nothing enters by itself. */
export function ArticleView({ held }: { held: Asked<Properties> }) {
    const [given, setGiven] = useState<Given>(() => draft()?.given ?? NOTHING);
    const [extracted, setExtracted] = useState<Extracted | undefined>(() => draft()?.extracted);
    const [refusal, setRefusal] = useState<Refusal | undefined>();
    const [isReading, setReading] = useState(false);
    const known = useMemo(() => new Map((held.value?.systems ?? []).flatMap(system => system.properties).map(property => [property.id, property])), [held.value]);
    useEffect(() => { page.ready(); }, []);
    useEffect(() => { if (!extracted) { reading.value = { step: 'form' }; } }, [extracted]);

    function give(next: Given): void {
        keepDraft({ given: next });
        setGiven(next);
    }

    async function read(): Promise<void> {
        setReading(true);
        setRefusal(undefined);
        page.busy();
        try {
            const found = await post('/api/evidence/extract', { text: given.text, form: given.form, publisher: given.publisher || null, date: given.date || null, title: given.title || null, document: given.document || null, address: given.address || null });
            keepDraft({ given, extracted: found });
            setExtracted(found);
        } catch (fault) {
            setRefusal(refusalFrom(fault));
        } finally {
            setReading(false);
            page.ready();
        }
    }

    return extracted
        ? <Judging extracted={extracted} known={known} given={given} onBack={() => { keepDraft({ given }); setExtracted(undefined); }} onAnother={() => { dropDraft(); setGiven(NOTHING); setExtracted(undefined); }} onWritten={held.again} />
        : <ArticleForm given={given} onGiven={give} refusal={refusal} isReading={isReading} onRead={() => { void read(); }} />;
}

function ArticleForm({ given, onGiven, refusal, isReading, onRead }: { given: Given; onGiven: (given: Given) => void; refusal: Refusal | undefined; isReading: boolean; onRead: () => void }) {
    const set = (key: keyof Given) => (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }): void => { onGiven({ ...given, [key]: event.currentTarget.value }); };
    return (
        <form class="article-form" onSubmit={event => { event.preventDefault(); onRead(); }}>
            <Panel title="Read an article" note="Paste its text, or the source of its page. Quantities, money, dates and counts are proposed with who said them; you accept or drop each. Nothing is fetched, nothing in it is run, and nothing enters the ledger by itself.">
                {refusal ? <Refused refusal={refusal} /> : null}
                <div class="article-grid">
                    <div class="field wide">
                        <label for="article-text">The article</label>
                        <textarea id="article-text" rows={18} required maxLength={1_000_000} spellcheck={false} value={given.text} onInput={set('text')} />
                    </div>
                    <div class="stack article-fields">
                        <Segmented label="It is" value={given.form} onChange={form => { onGiven({ ...given, form }); }} choices={[{ value: 'text', label: 'Text' }, { value: 'html', label: 'Page (HTML)' }]} />
                        <TextField id="article-publisher" label="Published by" value={given.publisher} onInput={set('publisher')} hint="Leave it empty where the page says so." />
                        <TextField id="article-date" label="Published on" value={given.date} onInput={set('date')} hint="Such as 2020-03-16, 2020-03 or 2020. It decides what “Monday” means; empty takes the page's or the dateline's." />
                        <TextField id="article-title" label="Headline" value={given.title} onInput={set('title')} />
                        <TextField id="article-address" label="Where it can be read" value={given.address} onInput={set('address')} />
                        <TextField id="article-document" label="Document of the ledger" value={given.document} onInput={set('document')} hint="Its id, where the ledger has it already; empty makes one of publisher and date." />
                        <div class="row">
                            <Button kind="main" type="submit" disabled={isReading || given.text.trim() === ''}>{isReading ? 'Reading …' : 'Read it'}</Button>
                            <Button kind="quiet" onClick={() => { onGiven({ ...NOTHING, text: EXAMPLE, publisher: 'Example Wire' }); }}>Try a made-up article</Button>
                        </div>
                    </div>
                </div>
            </Panel>
        </form>
    );
}

function TextField({ id, label, value, onInput, hint, list, invalid = false }: { id: string; label: string; value: string; onInput: (event: { currentTarget: HTMLInputElement }) => void; hint?: string; list?: string; invalid?: boolean }) {
    return (
        <div class="field wide">
            <label for={id}>{label}</label>
            <input id={id} type="text" value={value} maxLength={500} list={list} aria-invalid={invalid} aria-describedby={hint ? `${id}-hint` : undefined} onInput={onInput} autocomplete="off" spellcheck={false} />
            {hint ? <p class="hint" id={`${id}-hint`}>{hint}</p> : null}
        </div>
    );
}

const VERDICT_TONES: Record<Judged['proposal']['verdict'], Tone> = { new: 'note', agrees: 'good', disputes: 'caution', supersedes: 'bad' };

/** The article with its proposals side by side: by mouse, or with the arrows and one letter each. */
function Judging({ extracted, known, given, onBack, onAnother, onWritten }: { extracted: Extracted; known: ReadonlyMap<string, Property>; given: Given; onBack: () => void; onAnother: () => void; onWritten: () => void }) {
    // Held apart from the drawing: keys may come faster than it.
    const model = useRef<{ all: readonly Judged[]; active: number; isEditing: boolean } | undefined>(undefined);
    model.current ??= { all: draft()?.all ?? unjudged(extracted), active: draft()?.active ?? Math.max(0, extracted.proposals.findIndex(proposal => !proposal.isInLedger)), isEditing: false };
    const held = model.current;
    const { all, active, isEditing } = held;
    const [, draw] = useState(0);
    const [asking, setAsking] = useState(false);
    const [written, setWritten] = useState<Accepted | undefined>();
    const [article, setArticle] = useState(draft()?.article ?? { title: extracted.document.title, reliability: extracted.document.reliability ?? extracted.document.othersReliability[0] ?? '', because: '', dateKnown: extracted.document.dateKnown, address: extracted.document.address ?? given.address });
    const list = useRef<HTMLOListElement>(null);
    const compared = useMemo(() => new Map(extracted.compared.map(claim => [claim.id, claim])), [extracted]);
    const count = (verdict: Verdict): number => all.filter(each => each.verdict === verdict).length;
    // Whoever came here by the keyboard goes on at the first proposal; whoever comes back to it begins where every page begins.
    const takesFocus = useRef(draft()?.all === undefined);

    function tell(): void {
        reading.value = {
            step: written ? 'written' : asking ? 'asked' : 'judging', active: held.active, isEditing: held.isEditing, document: extracted.document.id,
            proposals: held.all.map(each => ({ property: each.property, value: each.value, stands: each.proposal.verdict, verdict: each.verdict })),
            written: written?.added.map(entry => entry.id) ?? [],
        };
    }

    function set(more: Partial<typeof held>): void {
        Object.assign(held, more);
        tell();
        draw(count => count + 1);
    }

    useEffect(tell, [asking, written]);
    useEffect(() => {
        if (!written) {
            keepDraft({ given, extracted, all, active, article });
        }
    }, [all, active, article]);
    useEffect(() => {
        const item = list.current?.querySelector<HTMLElement>(`[data-number="${active}"]`);
        item?.scrollIntoView({ block: 'nearest' });
        if (takesFocus.current) {
            takesFocus.current = false;
            item?.focus({ preventScroll: true });
        }
        document.querySelector(`.article-text [data-owner="${active}"]`)?.scrollIntoView({ block: 'nearest' });
    }, [active]);

    function change(number: number, more: Partial<Judged>): void {
        set({ all: held.all.map(each => (each.number === number ? { ...each, ...more } : each)) });
    }

    function judge(number: number, verdict: Verdict): void {
        const judged = held.all[number];
        if (!judged) {
            return;
        }
        if (verdict === 'accepted' && (judged.proposal.isInLedger || lacks(judged, known).length > 0)) {
            set({ active: number, isEditing: !judged.proposal.isInLedger });
            return;
        }
        const next = held.all.map(each => (each.number === number ? { ...each, verdict } : each));
        takesFocus.current = document.activeElement?.closest('.proposals') !== null;
        set({ all: next, isEditing: false, active: verdict === 'open' ? number : nextFrom(next, number, 1, true) });
    }

    function press(event: KeyboardEvent): void {
        if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement || event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        const act: Record<string, () => void> = {
            ArrowDown: () => { move(nextFrom(held.all, held.active, 1, false)); },
            ArrowUp: () => { move(nextFrom(held.all, held.active, -1, false)); },
            Home: () => { move(0); },
            End: () => { move(held.all.length - 1); },
            n: () => { move(nextFrom(held.all, held.active, 1, true)); },
            a: () => { judge(held.active, 'accepted'); },
            d: () => { judge(held.active, 'dropped'); },
            u: () => { judge(held.active, 'open'); },
            e: () => { set({ isEditing: !held.isEditing }); },
        };
        const doIt = act[event.key];
        if (doIt) {
            event.preventDefault();
            doIt();
        }
    }

    function move(to: number): void {
        takesFocus.current = true;
        set({ active: to, isEditing: false });
    }

    if (written) {
        return <Written answer={written} onMore={onAnother} />;
    }
    return (
        <div class="judging">
            <div class="row spread judging-head">
                <p><strong>{extracted.document.title}</strong> <span class="soft">{extracted.document.publisher}, {extracted.document.date}</span> <code class="faint small">{extracted.document.id}</code></p>
                <div class="row">
                    <span class="soft small" role="status">{all.length} proposals from {extracted.sentences} sentences: {count('accepted')} accepted, {count('dropped')} dropped, {count('open')} to judge</span>
                    <Button small onClick={onBack}>Another article</Button>
                    <Button kind="main" disabled={count('accepted') === 0} onClick={() => { setAsking(true); }}>Show what would be written …</Button>
                </div>
            </div>
            {extracted.remarks.map(remark => <p key={remark.message} class="small soft remark"><Badge tone="caution">Remark</Badge> {remark.message} {remark.remedy}</p>)}
            <div class="judging-columns">
                <ArticleText extracted={extracted} all={all} active={active} onActive={number => { set({ active: number, isEditing: false }); }} />
                <div class="stack">
                    {all.length === 0 ? <Notice title="Nothing is proposed"><p>The text holds no quantity, sum of money, date or count that could be read.</p></Notice> : (
                        <p class="small soft judge-keys"><kbd>↑</kbd> <kbd>↓</kbd> go, <kbd>n</kbd> next to judge, <kbd>a</kbd> accept, <kbd>d</kbd> drop, <kbd>e</kbd> edit, <kbd>u</kbd> undo</p>
                    )}
                    <ol class="proposals" ref={list} onKeyDown={press} aria-label="Proposals in the order of the text">
                        {all.map(judged => (
                            <ProposalCard
                                key={judged.number} judged={judged} isActive={judged.number === active} isEditing={judged.number === active && isEditing} known={known} compared={compared}
                                onActive={() => { if (judged.number !== held.active) { set({ active: judged.number, isEditing: false }); } }}
                                onJudge={verdict => { judge(judged.number, verdict); }}
                                onEdit={() => { set({ active: judged.number, isEditing: !(judged.number === held.active && held.isEditing) }); }}
                                onChange={more => { change(judged.number, more); }}
                            />
                        ))}
                    </ol>
                    {extracted.document.isInLedger ? null : (
                        <Panel title="A new document" level={3} note="It enters the ledger with the first claim from it.">
                            <div class="edit-grid">
                                <TextField id="new-title" label="Headline" value={article.title} onInput={event => { setArticle({ ...article, title: event.currentTarget.value }); }} />
                                <TextField id="new-date-known" label="How its date is known" value={article.dateKnown} onInput={event => { setArticle({ ...article, dateKnown: event.currentTarget.value }); }} />
                                <TextField id="new-address" label="Where it can be read" value={article.address} onInput={event => { setArticle({ ...article, address: event.currentTarget.value }); }} />
                                <Select label="How reliable the source is" wide value={article.reliability} onChange={reliability => { setArticle({ ...article, reliability }); }} choices={[{ value: '', label: 'not judged (grades begin with F)' }, ...['A reliable', 'B usually reliable', 'C fairly reliable', 'D not usually reliable', 'E unreliable', 'F cannot be judged'].map(words => ({ value: words.charAt(0), label: words }))]} hint={extracted.document.othersReliability.length > 0 ? `Other documents of ${extracted.document.publisher} have ${extracted.document.othersReliability.join(' or ')}.` : undefined} />
                                <TextField id="new-because" label="Why" value={article.because} onInput={event => { setArticle({ ...article, because: event.currentTarget.value }); }} />
                            </div>
                        </Panel>
                    )}
                </div>
            </div>
            <datalist id="known-properties">{[...known.keys()].map(id => <option key={id} value={id} />)}</datalist>
            {asking ? (
                <Confirm
                    request={{
                        article: extracted.document.isInLedger ? { document: extracted.document.id } : {
                            document: extracted.document.id, publisher: extracted.document.publisher, title: article.title, date: extracted.document.date, dateKnown: article.dateKnown,
                            address: article.address || null, origin: extracted.document.origin, reliability: article.reliability || null, reliabilityBecause: article.reliability ? article.because || null : null,
                        },
                        proposals: [...accepted(all, extracted.document.id, known)],
                    }}
                    isMadeUp={extracted.text.includes(EXAMPLE.trim().split('\n')[0]!)}
                    onClose={() => { setAsking(false); }}
                    onWritten={answer => { dropDraft(); setAsking(false); setWritten(answer); onWritten(); }}
                />
            ) : null}
        </div>
    );
}

/** The text with its spans; where several proposals share words, a click goes from one to the next. */
function ArticleText({ extracted, all, active, onActive }: { extracted: Extracted; all: readonly Judged[]; active: number; onActive: (number: number) => void }) {
    const lines = useMemo(() => {
        const spans: OwnedSpan[] = extracted.proposals.flatMap((proposal, owner) => [proposal.at, ...proposal.alsoAt].map(span => ({ start: span.start, length: span.length, owner })));
        return linesOf(extracted.text, spans);
    }, [extracted]);
    const text = extracted.text;
    return (
        <article class="article-text panel" aria-label="The article, with what was found marked" tabIndex={0}>
            {lines.map(line => (line.pieces.length === 0 ? null : (
                <p key={line.start}>
                    {line.pieces.map(piece => {
                        const words = text.slice(piece.start, piece.end);
                        const first = piece.owners[0];
                        if (first === undefined) {
                            return words;
                        }
                        const isActive = piece.owners.includes(active);
                        const owner = isActive ? active : first;
                        const judged = all[owner];
                        return (
                            <mark
                                key={piece.start} data-owner={owner}
                                class={`${judged?.proposal.verdict ?? ''} ${judged?.verdict ?? ''} ${piece.owners.length > 1 ? 'many' : ''} ${isActive ? 'is-active' : ''}`}
                                title={piece.owners.map(each => { const own = all[each]; return own ? `${own.property}: ${own.value} (${own.proposal.verdict})` : ''; }).join('\n')}
                                onClick={() => { onActive(piece.owners[(piece.owners.indexOf(active) + 1) % piece.owners.length] ?? first); }}
                            >{words}</mark>
                        );
                    })}
                </p>
            )))}
        </article>
    );
}

function ProposalCard({ judged, isActive, isEditing, known, compared, onActive, onJudge, onEdit, onChange }: {
    judged: Judged;
    isActive: boolean;
    isEditing: boolean;
    known: ReadonlyMap<string, Property>;
    compared: ReadonlyMap<string, Claim>;
    onActive: () => void;
    onJudge: (verdict: Verdict) => void;
    onEdit: () => void;
    onChange: (more: Partial<Judged>) => void;
}) {
    const { proposal } = judged;
    const missing = lacks(judged, known);
    const against = claimsOf(proposal, compared);
    return (
        <li class={`proposal ${judged.verdict} ${isActive ? 'is-active' : ''}`} data-number={judged.number} tabIndex={isActive ? 0 : -1} aria-current={isActive ? 'true' : undefined} onFocus={onActive} onClick={onActive}>
            <div class="row spread">
                <p class="proposal-head"><strong>{inUnits(judged.value)}</strong>{judged.bound === 'exact' ? null : <span class="soft"> {judged.bound.replace('-', ' ')}</span>} <code class={judged.property.startsWith('unnamed/') ? 'fault' : 'soft'}>{judged.property}</code></p>
                <span class="row"><Badge tone={VERDICT_TONES[proposal.verdict]}>{proposal.isInLedger ? 'in the ledger' : proposal.verdict}</Badge>{judged.verdict === 'open' ? null : <Badge tone={judged.verdict === 'accepted' ? 'good' : 'plain'}>{judged.verdict}</Badge>}</span>
            </div>
            <p class="small soft">{judged.speaker}, {judged.said}{judged.event ? `, of ${judged.event}` : ''}{judged.isForecast ? ', a forecast' : ''}</p>
            {isActive ? (
                <>
                    <p class="quoted small">{proposal.quotation}</p>
                    {proposal.note ? <p class="small faint">{proposal.note}</p> : null}
                    {against.length > 0 ? <ul class="small compared" aria-label="Compared with">{against.map(claim => <li key={claim.id}><ClaimLine claim={claim} /> <span class="faint">{claim.document}</span></li>)}</ul> : null}
                    {isEditing ? <Edit judged={judged} known={known} against={against} onChange={onChange} /> : null}
                    {missing.length > 0 && judged.verdict !== 'dropped' ? <p class="small fault" role={isEditing ? 'status' : undefined}>To accept it, say {missing.join('; ')}.</p> : null}
                    <div class="row">
                        <Button small kind={judged.verdict === 'accepted' ? 'plain' : 'main'} disabled={proposal.isInLedger} onClick={() => { onJudge('accepted'); }}>Accept</Button>
                        <Button small onClick={() => { onJudge('dropped'); }}>Drop</Button>
                        <Button small kind="quiet" aria-expanded={isEditing} onClick={onEdit}>{isEditing ? 'Close' : 'Edit'}</Button>
                        {judged.verdict === 'open' ? null : <Button small kind="quiet" onClick={() => { onJudge('open'); }}>Undo</Button>}
                    </div>
                </>
            ) : null}
        </li>
    );
}

const BOUNDS = [['exact', 'exactly'], ['about', 'about'], ['at-least', 'at least'], ['more-than', 'more than'], ['at-most', 'at most'], ['less-than', 'less than']] as const;

function Edit({ judged, known, against, onChange }: { judged: Judged; known: ReadonlyMap<string, Property>; against: readonly Claim[]; onChange: (more: Partial<Judged>) => void }) {
    const id = (name: string): string => `proposal-${judged.number}-${name}`;
    const property = known.get(judged.property);
    const first = useRef<HTMLDivElement>(null);
    useEffect(() => { first.current?.querySelector('input')?.focus(); }, []);
    return (
        <div class="edit-grid" ref={first}>
            <TextField id={id('property')} label="Property" list="known-properties" value={judged.property} onInput={event => { onChange({ property: event.currentTarget.value.trim() }); }} hint={property ? property.meaning : 'The ledger has none of this name: it would be a new one.'} />
            {property ? null : <TextField id={id('meaning')} label="What the new property means" value={judged.meaning} onInput={event => { onChange({ meaning: event.currentTarget.value }); }} />}
            <TextField id={id('value')} label="Value" value={judged.value} onInput={event => { onChange({ value: event.currentTarget.value }); }} />
            <Select label="Bound" wide value={judged.bound} onChange={bound => { onChange({ bound }); }} choices={BOUNDS.map(([value, label]) => ({ value, label }))} />
            <TextField id={id('speaker')} label="Who said it" value={judged.speaker} onInput={event => { onChange({ speaker: event.currentTarget.value }); }} />
            <TextField id={id('said')} label="When it was said" value={judged.said} onInput={event => { onChange({ said: event.currentTarget.value }); }} />
            <TextField id={id('event')} label="When it happened or shall happen" value={judged.event} onInput={event => { onChange({ event: event.currentTarget.value }); }} />
            <TextField id={id('note')} label="Note" value={judged.note} onInput={event => { onChange({ note: event.currentTarget.value }); }} />
            <label class="toggle"><input type="checkbox" checked={judged.isForecast} onChange={event => { onChange({ isForecast: event.currentTarget.checked }); }} /><span>It foretells</span></label>
            {against.length > 0 ? (
                <>
                    <Select label="How it stands to a claim of the ledger" wide value={judged.relationTo} onChange={relationTo => { onChange({ relationTo }); }} choices={[{ value: '', label: 'no relation' }, ...against.map(claim => ({ value: claim.id, label: `${claim.value} (${claim.document})` }))]} />
                    {judged.relationTo === '' ? null : (
                        <>
                            <Select label="It" wide value={judged.relationKind} onChange={relationKind => { onChange({ relationKind }); }} choices={[{ value: 'disputes', label: 'disputes it' }, { value: 'supersedes', label: 'takes its place' }, { value: 'same-as', label: 'repeats it' }, { value: 'different-instrument', label: 'speaks of something else' }]} />
                            <TextField id={id('reason')} label="Because" value={judged.relationReason} onInput={event => { onChange({ relationReason: event.currentTarget.value }); }} />
                        </>
                    )}
                </>
            ) : null}
        </div>
    );
}

type AcceptBody = Parameters<typeof post<'/api/evidence/accept'>>[1];

/** Shows exactly what would be written, and writes that and nothing else. */
function Confirm({ request, isMadeUp, onClose, onWritten }: { request: AcceptBody; isMadeUp: boolean; onClose: () => void; onWritten: (answer: Accepted) => void }) {
    const [plan, setPlan] = useState<Accepted | undefined>();
    const [refusal, setRefusal] = useState<Refusal | undefined>();
    const [isWriting, setWriting] = useState(false);
    const asked = useRef(request);

    async function ask(agreed: string | null): Promise<void> {
        setRefusal(undefined);
        try {
            const answer = await post('/api/evidence/accept', { ...asked.current, agreed });
            if (answer.isWritten) {
                onWritten(answer);
            } else {
                setPlan(answer);
            }
        } catch (fault) {
            setPlan(undefined);
            setRefusal(refusalFrom(fault));
        } finally {
            setWriting(false);
        }
    }

    useEffect(() => { void ask(null); }, []);
    return (
        <Dialog
            title="What would be written" open onClose={onClose}
            actions={<><Button onClick={onClose}>Back</Button><Button kind="main" disabled={!plan || isWriting || isMadeUp} onClick={() => { setWriting(true); void ask(plan?.mark ?? null); }}>{isWriting ? 'Writing …' : 'Write it into the ledger'}</Button></>}
        >
            {isMadeUp ? <Notice tone="caution" title="This article is made up"><p>Nothing of it can enter the ledger, which holds what somebody really said. What follows shows how it would look.</p></Notice> : null}
            {refusal ? <Refused refusal={refusal} {...(refusal.status === 409 ? { onAgain: () => { void ask(null); } } : {})} /> : null}
            {plan ? (
                <>
                    <Entries answer={plan} />
                    <Findings findings={plan.remarks} />
                    <h3>Line by line</h3>
                    <Diff text={plan.diff} />
                </>
            ) : refusal ? null : <p class="soft" role="status">Checking it against the whole ledger …</p>}
        </Dialog>
    );
}

function Entries({ answer }: { answer: Accepted }) {
    return (
        <ul class="entries">
            {answer.added.map(entry => <li key={`${entry.entry} ${entry.id}`}><Badge tone="good">{entry.entry}</Badge> <code>{entry.id}</code> <span class="faint small">{entry.file}:{entry.line}</span></li>)}
            {answer.superseded.map(entry => <li key={`old ${entry.id}`}><Badge tone="caution">superseded</Badge> <code>{entry.id}</code> <span class="faint small">{entry.file}:{entry.line}</span></li>)}
        </ul>
    );
}

function Diff({ text }: { text: string }) {
    return (
        <pre class="diff" tabIndex={0} aria-label="The change of the ledger's files, line by line"><code>{text.split('\n').map((line, at) => (
            <span key={at} class={line.startsWith('+++') || line.startsWith('---') ? 'file' : line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : line.startsWith('@@') ? 'place' : ''}>{line}{'\n'}</span>
        ))}</code></pre>
    );
}

function Written({ answer, onMore }: { answer: Accepted; onMore: () => void }) {
    const claims = answer.added.filter(entry => entry.entry === 'claim');
    const heading = useRef<HTMLDivElement>(null);
    useEffect(() => { heading.current?.focus(); }, []);
    return (
        <div class="stack" ref={heading} tabIndex={-1}>
            <Notice tone="good" title={claims.length === 1 ? '1 claim is in the ledger' : `${claims.length} claims are in the ledger`} tools={<Button onClick={onMore}>Read another article</Button>}>
                <ul>{claims.map(claim => <li key={claim.id}><a href={claimAddress(claim.id)}>{claim.id}</a> <span class="faint small">{claim.file}:{claim.line}</span></li>)}</ul>
            </Notice>
            <Findings findings={answer.remarks} title="Worth knowing" />
            <Panel title="What was written"><Entries answer={answer} /><Diff text={answer.diff} /></Panel>
        </div>
    );
}
