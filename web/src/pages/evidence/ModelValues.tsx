import { useEffect, useMemo, useRef } from 'preact/hooks';
import { documentOfWay, outcomesOf, sectionsOf, type Strip, stripOf } from '../../evidence/models';
import { ClaimLine, ClaimLink, GradeMark, RestsBadge, StateBadge } from '../../evidence/parts';
import type { Claim, ModelPage, ModelValue } from '../../evidence/types';
import { documentAddress, keyWords, propertyAddress } from '../../evidence/words';
import { Empty, More, Panel, Segmented } from '../../ui';
import { inUnits } from '../../ui/units';
import { RESTS, rests, type RestsShown, value as chosen } from './state';
import { OutcomeBadge } from './Verdicts';

const COLUMNS = 4;

const SHOWN: Record<RestsShown, readonly [words: string, isShown: (value: ModelValue) => boolean]> = {
    all: ['All', () => true],
    disputed: ['Disputed', value => value.isDisputed],
    claimed: ['Claimed', value => value.source === 'claimed'],
    assumed: ['Assumed', value => value.source === 'assumed'],
    defined: ['Defined', value => value.source === 'defined'],
};

/** Every value of a model: what it is, what it rests on, and where it lies in what it may as well be. Each opens the words behind it. */
export function ModelValues({ answer }: { answer: ModelPage }) {
    const claims = useMemo(() => new Map(answer.claims.map(claim => [claim.id, claim])), [answer]);
    const frame = useRef<HTMLDivElement>(null);
    const open = chosen.value;
    const [, isShown] = SHOWN[rests.value];
    const sections = sectionsOf(answer.values.filter(value => isShown(value) || value.key === open));
    const isKnown = open === '' || answer.values.some(value => value.key === open);
    useEffect(() => {
        if (open === '') {
            return undefined;
        }
        // Behind the router, which begins a view at its top and its heading.
        let frames = requestAnimationFrame(() => { frames = requestAnimationFrame(() => { show(frame.current?.querySelector<HTMLElement>('.value-row.is-open')); }); });
        return () => { cancelAnimationFrame(frames); };
    }, [open, answer.model.id]);

    function press(event: KeyboardEvent): void {
        if (!(event.target instanceof HTMLButtonElement) || !event.target.matches('.value-name')) {
            return;
        }
        const all = [...frame.current?.querySelectorAll<HTMLButtonElement>('.value-name') ?? []];
        const at = all.indexOf(event.target);
        const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
        const next = to[event.key];
        if (next !== undefined) {
            event.preventDefault();
            all[Math.max(0, Math.min(all.length - 1, next))]?.focus();
        }
    }

    return (
        <Panel
            flush title="Its values" class="model-values"
            note={<>Choose one to see the words behind it; arrows go from one to the next. <code>rampart explain {answer.model.id}</code> tells the same.</>}
            tools={<Segmented label="Which values" hideLabel value={rests.value} onChange={next => { rests.push(next); }} choices={RESTS.map(each => ({ value: each, label: `${SHOWN[each][0]} ${answer.values.filter(SHOWN[each][1]).length}` }))} />}
        >
            {isKnown ? null : <p class="soft no-value">It has no value <code>{open}</code>; these are all.</p>}
            {sections.length === 0 ? <Empty title="No value is left by this filter." /> : (
                <div class="table-frame" ref={frame} onKeyDown={press}>
                    <table class="values-table">
                        <caption class="hidden-words">Values of {answer.model.name}: each with what it rests on, where it lies in its range, and how it is read</caption>
                        <thead><tr><th scope="col" class="value-head">Value</th><th scope="col" class="reads-head"><span class="hidden-words">It is</span></th><th scope="col" class="rests-head">Rests on</th><th scope="col" class="strip-head">May as well be</th></tr></thead>
                        {sections.map(({ section, values }) => (
                            <tbody key={section === '' ? values[0]?.key : section}>
                                {section === '' ? null : <tr class="section-row"><th colSpan={COLUMNS} scope="colgroup">{keyWords(section)}</th></tr>}
                                {values.map(each => <ValueRows key={each.key} value={each} answer={answer} claims={claims} isOpen={each.key === open} isInSection={section !== ''} />)}
                            </tbody>
                        ))}
                    </table>
                </div>
            )}
            <StripLegend />
        </Panel>
    );
}

/** Brings an opened value into sight; whoever came by a link goes on from it with the next key. */
function show(row: HTMLElement | null | undefined): void {
    if (!row) {
        return;
    }
    const { top } = row.getBoundingClientRect();
    if (top < row.offsetHeight || top > innerHeight * 0.6) {
        row.scrollIntoView({ block: 'start' });
    }
    if (document.activeElement === document.body || document.activeElement?.tagName === 'H1') {
        row.querySelector<HTMLElement>('.value-name')?.focus({ preventScroll: true });
    }
}

function ValueRows({ value, answer, claims, isOpen, isInSection }: { value: ModelValue; answer: ModelPage; claims: ReadonlyMap<string, Claim>; isOpen: boolean; isInSection: boolean }) {
    const strip = useMemo(() => stripOf(value, claims), [value, claims]);
    const detail = `value-${value.key}`;
    const name = isInSection ? value.key.slice(value.key.lastIndexOf('.') + 1) : value.key;
    function toggle(): void {
        chosen.push(isOpen ? '' : value.key);
    }
    return (
        <>
            <tr class={`value-row ${isOpen ? 'is-open' : ''} ${isInSection ? 'in-section' : ''}`} onClick={event => { if (!(event.target instanceof Element && event.target.closest('a,button'))) { toggle(); } }}>
                <th scope="row"><button type="button" class="value-name" aria-expanded={isOpen} aria-controls={isOpen ? detail : undefined} onClick={toggle}>{keyWords(name)}</button></th>
                <td class="value-itself num">{inUnits(value.value)}</td>
                <td><RestsBadge value={value} />{value.source === 'claimed' ? <span class="small faint reads-as"> {value.as}</span> : null}</td>
                <td class="strip-cell"><StripPicture strip={strip} value={value} />{rangeWords(value)}</td>
            </tr>
            {isOpen ? <tr class="value-detail"><td colSpan={COLUMNS} id={detail}><ValueDetail value={value} answer={answer} claims={claims} /></td></tr> : null}
        </>
    );
}

function rangeWords(value: ModelValue) {
    if (value.source === 'defined') {
        return <span class="small faint">part of what it is</span>;
    }
    if (value.among.length > 1) {
        return <span class="choices small">{value.among.map(each => <span key={each} class={each === value.value ? 'is-it' : ''}>{inUnits(each)}</span>)}</span>;
    }
    const [low, high] = value.range?.split(' to ') ?? [];
    return value.range && low !== high ? <span class="small soft num">{inUnits(value.range)}</span> : value.against.length > 0 ? <span class="small soft">{value.against.length === 1 ? '1 claim says' : `${value.against.length} claims say`} otherwise</span> : null;
}

/** The value within what it may as well be, and the claims about it. What it shows stands in words beside it, and opened in full. */
function StripPicture({ strip, value, isLarge = false }: { strip: Strip | undefined; value: ModelValue; isLarge?: boolean }) {
    if (!strip) {
        return null;
    }
    return (
        <div class={`value-strip ${isLarge ? 'is-large' : ''}`} aria-hidden="true">
            <span class="strip-line" />
            {strip.band ? <span class={`strip-band ${value.source}`} style={{ left: percent(strip.band.from), width: percent(strip.band.to - strip.band.from) }} /> : null}
            {strip.marks.map(mark => <span key={mark.id} class={`strip-claim ${mark.part}`} style={{ left: percent(mark.at) }} />)}
            <span class={`strip-value ${value.source}`} style={{ left: percent(strip.at) }} />
            {isLarge ? <><span class="strip-end low">{strip.low}</span><span class="strip-middle">{strip.isDecades ? 'in decades' : ''}</span><span class="strip-end high">{strip.high}</span></> : null}
        </div>
    );
}

function StripLegend() {
    return (
        <p class="strip-legend faint small">
            <span><span class="strip-key"><span class="strip-value claimed" /></span>the value</span>
            <span><span class="strip-key"><span class="strip-band claimed" /></span>the claims’ range</span>
            <span><span class="strip-key"><span class="strip-band assumed" /></span>an assumption’s range</span>
            <span><span class="strip-key"><span class="strip-claim read" /></span>a claim that is read</span>
            <span><span class="strip-key"><span class="strip-claim against" /></span>one against it</span>
            <span><span class="strip-key"><span class="strip-claim other" /></span>another one</span>
        </p>
    );
}

/** What stands behind one value: the claims with their words, how they became the value, and what other ways would give. */
function ValueDetail({ value, answer, claims }: { value: ModelValue; answer: ModelPage; claims: ReadonlyMap<string, Claim> }) {
    const strip = stripOf(value, claims);
    const of = (ids: readonly string[]): readonly Claim[] => ids.map(id => claims.get(id)).filter(claim => claim !== undefined);
    const against = value.against.filter(id => !value.claims.includes(id));
    const rest = value.notRead.filter(id => !against.includes(id));
    const weights = new Map(value.weights.map(weight => [weight.claim, weight.words]));
    const verdicts = answer.verdicts.filter(verdict => verdict.values.includes(value.key));
    return (
        <div class="value-behind">
            <section>
                {value.because ? <><h3>Why it is assumed so</h3><p class="because">{inUnits(value.because)}</p>{value.notRead.length === 0 ? <p class="soft small">No public claim speaks of it.</p> : null}</> : null}
                <Cards title={value.claims.length > 1 ? `Read from ${value.claims.length} claims` : 'Read from'} claims={of(value.claims)} weights={weights} disputed={new Set(value.against)} property={value.property} />
                <Cards title={against.length > 1 ? `${against.length} claims against it` : 'Against it'} claims={of(against)} weights={weights} property={value.property} isAgainst />
                {value.source === 'claimed'
                    ? rest.length > 0 ? (
                        <More name="not-read" class="not-read small" summary={`${rest.length} more ${rest.length === 1 ? 'claim that is' : 'claims that are'} not read: repetitions, claims that no longer stand, and others`}>
                            <ul>{of(rest).map(claim => <li key={claim.id}><ClaimLine claim={claim} /> <span class="faint">{claim.document}</span></li>)}</ul>
                        </More>
                    ) : null
                    : <Cards title={rest.length > 1 ? `${rest.length} claims that are passed over` : 'The claim that is passed over'} claims={of(rest)} weights={weights} property={null} />}
            </section>
            <section>
                {strip ? <StripPicture strip={strip} value={value} isLarge /> : null}
                <h3>How it is read</h3>
                <p class="soft">{inUnits(value.how)}</p>
                {value.together ? <p class="soft">{inUnits(value.together)}</p> : null}
                {value.meaning ? <p class="soft">{value.meaning}</p> : null}
                {value.property ? <p><a href={propertyAddress(value.property)}>All that is said of {value.property}</a></p> : null}
                {value.beside.map(property => <p key={property}><a href={propertyAddress(property)}>All that is said of {property}</a></p>)}
                {value.ways.length > 1 ? <Ways value={value} model={answer.model.id} /> : null}
                {verdicts.length > 0 ? (
                    <>
                        <h3>Held against nature</h3>
                        <ul class="nature-verdicts small">{verdicts.map((verdict, at) => <li key={at} class={verdict.outcome}><OutcomeBadge outcome={verdict.outcome} /><p>{inUnits(verdict.message)}</p></li>)}</ul>
                    </>
                ) : null}
                <p class="faint small">{answer.file}:{value.line}, <code>{value.key}</code></p>
            </section>
        </div>
    );
}

function Cards({ title, claims, weights, disputed, isAgainst = false, property }: { title: string; claims: readonly Claim[]; weights: ReadonlyMap<string, string>; disputed?: ReadonlySet<string>; isAgainst?: boolean; property: string | null }) {
    return claims.length === 0 ? null : (
        <>
            <h3>{title}</h3>
            {claims.map(claim => (
                <article key={claim.id} class={`claim-card ${isAgainst ? 'against' : property === null ? 'passed' : ''} ${claim.state}`}>
                    <p class="card-head">
                        <ClaimLink id={claim.id}><strong>{inUnits(claim.value)}</strong></ClaimLink> <GradeMark grade={claim.grade} meaning={claim.gradeMeaning} /> <StateBadge state={claim.state} />
                        {claim.property === property ? null : <a class="small soft" href={propertyAddress(claim.property)}>{claim.property}</a>}
                        {disputed?.has(claim.id) ? <span class="small faint"> others that are read say otherwise</span> : null}
                    </p>
                    {claim.recorded === null ? <blockquote class="quotation">{claim.quotation}</blockquote> : <p class="noted"><span class="faint">Noted; the words are not at hand: </span>{claim.recorded}</p>}
                    <p class="small soft">{claim.speaker}, <span class="num">{claim.said.words}</span>, in <a href={documentAddress(claim.document)}>{claim.publisher}</a>. Origin: {claim.origin}.</p>
                    {weights.has(claim.id) ? <p class="small faint">{weights.get(claim.id)}</p> : null}
                </article>
            ))}
        </>
    );
}

function Ways({ value, model }: { value: ModelValue; model: string }) {
    const outcomes = outcomesOf(value);
    return (
        <>
            <h3>Read otherwise it would be</h3>
            <div class="table-frame">
                <table class="other-ways">
                    <caption class="hidden-words">What other ways of reading would give</caption>
                    <thead><tr><th scope="col">It would be</th><th scope="col">Against today</th><th scope="col">Read as</th></tr></thead>
                    <tbody>
                        {outcomes.map(outcome => (
                            <tr key={outcome.ways[0]} class={outcome.isWritten ? 'is-written' : ''}>
                                <th scope="row" class="num">{inUnits(outcome.value)}</th>
                                <td class="num">{outcome.isWritten ? <span class="faint">as read</span> : outcome.change}</td>
                                <td>{outcome.ways.map((way, at) => <span key={way}>{at > 0 ? ', ' : ''}<WayWords way={way} property={value.property ?? ''} /></span>)}{outcome.range ? <span class="small soft">, drawn from {inUnits(outcome.range)}</span> : null}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            <p class="faint small">For one battle: <code>--reading "{model}/{value.key}=…"</code></p>
        </>
    );
}

function WayWords({ way, property }: { way: string; property: string }) {
    const document = documentOfWay(way);
    return document === undefined ? <code>{way}</code> : <ClaimLink id={`${property}#${document}`}>{document}</ClaimLink>;
}

function percent(part: number): string {
    return `${(Math.max(0, Math.min(1, part)) * 100).toFixed(2)}%`;
}
