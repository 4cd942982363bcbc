import { get } from '../../api/client';
import { useAsked } from '../../evidence/asked';
import { ClaimLine, ClaimLink, Shown, StateBadge } from '../../evidence/parts';
import type { ClaimPage, Family, FamilyMember } from '../../evidence/types';
import { documentAddress, plainWords, propertyAddress, propertyWords, wordsOf } from '../../evidence/words';
import { Badge, Facts, More, Notice, Panel, inUnits } from '../../ui';
import { ClaimsTable } from './ClaimsTable';
import { DocumentFacts } from './DocumentViews';
import { UsedByPanel } from './UsedByPanel';
import { WorthPanel } from './WorthPanel';

/** One claim: the end of the walk from a number. Its words first, then who said them, how far they are trusted and why, and what they became. */
export function ClaimView({ id }: { id: string }) {
    const asked = useAsked(`claim ${id}`, signal => get('/api/evidence/claim', { query: { id }, signal }));
    const family = useAsked(`family ${id}`, signal => get('/api/evidence/family', { query: { claim: id }, signal }));
    return (
        <Shown asked={asked} what="Fetching the claim">
            {answer => (
                <div class="two-columns claim-page">
                    <section class="stack">
                        <ClaimHead answer={answer} />
                        <Trust answer={answer} />
                        {answer.relations.length > 0 ? <Relations answer={answer} /> : null}
                        {family.value && family.value.asked === answer.claim.id ? <FamilyPanel family={family.value} /> : null}
                        {answer.others.length > 0 ? (
                            <Panel flush title="What else is said of it" note={answer.agreement}>
                                <ClaimsTable caption={`Other claims on ${answer.property.id}`} claims={answer.others} height="26rem" />
                            </Panel>
                        ) : null}
                    </section>
                    <aside class="stack">
                        <UsedByPanel claim={answer.claim.id} />
                        <WorthPanel claim={answer.claim.id} />
                        <Panel title="The document" level={3}>
                            <p><a href={documentAddress(answer.document.id)}>{answer.document.title}</a></p>
                            <DocumentFacts document={answer.document} />
                        </Panel>
                    </aside>
                </div>
            )}
        </Shown>
    );
}

function ClaimHead({ answer: { claim, property, document, foretold } }: { answer: ClaimPage }) {
    return (
        <article class={`claim-head ${claim.state}`}>
            <p class="crumb"><a href="/evidence?view=systems">By system</a> / <a href={propertyAddress(property.id)}>{property.id}</a> / <code>{document.id}</code></p>
            <h2 class="claim-value">{propertyWords(property.id)}: <strong>{inUnits(claim.value)}</strong> <StateBadge state={claim.state} /></h2>
            <p class="soft claim-meaning">{property.meaning}</p>
            {claim.recorded === null
                ? <blockquote class="quotation in-large">{claim.quotation}</blockquote>
                : <p class="noted in-large"><span class="faint">Noted of the document; its words are not at hand: </span>{claim.recorded}</p>}
            <p class="said-by">
                <strong>{claim.speaker}</strong>, {claim.said.words}{claim.event && claim.kind !== 'date' ? <>, of {claim.event.words}</> : null}
                <span class="soft"> in <a href={documentAddress(document.id)}>{document.publisher}</a>, {document.date.words}</span>
            </p>
            {foretold ? <p class="foretold">{foretold}</p> : null}
        </article>
    );
}

function Trust({ answer }: { answer: ClaimPage }) {
    const { claim, document } = answer;
    return (
        <>
            {answer.because ? <Notice tone={claim.state === 'rejected' ? 'bad' : 'caution'} title={`It does not stand: ${plainWords(claim.state)}`}><p>{answer.because}</p></Notice> : null}
            <Panel title="How far it is trusted" level={3}>
                <div class="trust">
                    <span class="grade-large" aria-hidden="true">{claim.grade}</span>
                    <div>
                        <p><strong>{claim.grade}: {claim.gradeMeaning}.</strong> {answer.gradeIsByRule ? 'Set by the rule.' : 'Graded by hand.'}</p>
                        {answer.gradeBecause ? <p class="soft">{answer.gradeBecause}</p> : null}
                    </div>
                </div>
                <Facts facts={[
                    ['Origin', <>{claim.origin}{claim.originIsKnown ? null : <span class="faint"> (no further voice: it is not known)</span>}</>],
                    ['Said', <>{claim.said.words}{claim.said.isUncertain ? <span class="faint"> (uncertain)</span> : null}</>],
                    ...(claim.event ? [['What it speaks of', <>{claim.event.words}{claim.isForecast ? <span class="faint"> (foretold)</span> : null}</>] as const] : []),
                    ['Date of the document', <>{document.date.words} <span class="faint">({document.dateKnown})</span></>],
                    ...(answer.converted ? [['Converted by the keeper', inUnits(answer.converted)] as const] : []),
                    ...(answer.readAs ? [['Read as', inUnits(answer.readAs)] as const] : []),
                    ...(answer.bundle ? [['Believed together with', answer.bundle] as const] : []),
                    ...(answer.note ? [['Note', answer.note] as const] : []),
                    ['Id', <code>{claim.id}</code>],
                ]} />
            </Panel>
        </>
    );
}

function Relations({ answer }: { answer: ClaimPage }) {
    return (
        <Panel title="How it stands to other claims" level={3}>
            <ul class="relations">
                {answer.relations.map((relation, at) => (
                    <li key={at} class={relation.kind}>
                        <p><Badge tone={relation.kind === 'disputes' ? 'caution' : 'plain'}>{relation.words}</Badge> <ClaimLine claim={relation.other} showProperty={relation.other.property !== answer.claim.property} /></p>
                        {wordsOf(relation.other) ? <p class="small quoted soft">{wordsOf(relation.other)}</p> : null}
                        <p class="soft reason">{relation.reason}{relation.isInferred ? <span class="faint"> (concluded by the ledger's keeper; no document says so)</span> : null}</p>
                    </li>
                ))}
            </ul>
        </Panel>
    );
}

function FamilyPanel({ family }: { family: Family }) {
    const isAlone = family.roots.length === 1 && family.roots[0]?.children.length === 0;
    if (isAlone && family.conversions.length === 0 && family.alsoSaid.length === 0) {
        return null;
    }
    return (
        <Panel title="Where the statement comes from, and where it went" level={3} note={isAlone ? 'No claim repeats it, and it repeats none.' : 'From the original down: who repeats it, in which numbers, and what took its place.'}>
            <ul class="family">{family.roots.map(root => <Member key={root.claim.id} member={root} asked={family.asked} />)}</ul>
            {family.conversions.map(conversion => (
                <p key={conversion.claim} class="soft small"><Badge tone="note">Converted in print</Badge> <ClaimLink id={conversion.claim} /> has “{conversion.own}” and “{conversion.other}” in one sentence{conversion.became.length > 0 ? <>; the second is what {conversion.became.map((became, at) => <span key={became}>{at > 0 ? ', ' : ''}<ClaimLink id={became} /></span>)} print{conversion.became.length === 1 ? 's' : ''}</> : null}.</p>
            ))}
            {family.roundTrips.map(words => <p key={words} class="soft small"><Badge tone="note">Round trip</Badge> {words}</p>)}
            {family.alsoSaid.length > 0 ? (
                <More name="also-said" class="small soft" summary={`${family.alsoSaid.length} more ${family.alsoSaid.length === 1 ? 'claim says' : 'claims say'} the same, and no relation ties ${family.alsoSaid.length === 1 ? 'it' : 'them'} to it`}>
                    <ul>{family.alsoSaid.map(claim => <li key={claim.id}><ClaimLine claim={claim} /> <span class="faint">{claim.document}</span></li>)}</ul>
                </More>
            ) : null}
        </Panel>
    );
}

function Member({ member, asked }: { member: FamilyMember; asked: string }) {
    const { claim } = member;
    return (
        <li>
            <div class={`member ${claim.id === asked ? 'is-asked' : ''}`} aria-current={claim.id === asked ? 'true' : undefined}>
                <p>
                    {member.relation ? <Badge tone={member.relation === 'supersedes' ? 'caution' : member.isConverted ? 'note' : 'plain'}>{member.relation === 'supersedes' ? 'took its place' : member.isConverted ? 'repeats it in other numbers' : 'repeats it'}</Badge> : <Badge tone="good">first</Badge>}
                    {' '}<ClaimLine claim={claim} /> <span class="faint">{claim.document}</span>
                </p>
                <p class={`small ${claim.recorded === null ? 'quoted' : ''} soft`}>{wordsOf(claim)}</p>
                {member.reason ? <p class="small faint">Because{member.isInferred ? ' (inferred)' : ''}: {member.reason}</p> : null}
            </div>
            {member.children.length > 0 ? <ul>{member.children.map(child => <Member key={child.claim.id} member={child} asked={asked} />)}</ul> : null}
        </li>
    );
}
