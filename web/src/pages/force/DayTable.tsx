import { ClaimLink, GradeMark } from '../../evidence/parts';
import type { DealOnDay, ForceOnDay } from '../../evidence/types';
import { claimAddress, furthestWords, stageWords, stateName } from '../../evidence/words';
import { partName } from '../../shell/choices';
import { Badge, Empty, More, Panel, type Tone } from '../../ui';
import { capital } from '../../ui/words';
import { deal } from './state';

type Reading = DealOnDay['lines'][number]['alternatives'][number];
const TONES: Record<Reading['certainty'], Tone> = { reported: 'good', possible: 'note', disputed: 'caution' };
const WORDS: Record<Reading['certainty'], string> = { reported: 'reported', possible: 'possibly', disputed: 'disputed' };

/** What was so on the day, and what was awaited: alternatives side by side, each with who says so. */
export function DayTable({ force }: { force: ForceOnDay }) {
    return (
        <Panel title={`Who says what was so on ${force.day}`} note="Alternatives that exclude each other stand side by side">
            {force.deals.length === 0 ? <Empty title="Nothing in the ledger was so or awaited on that day." /> : force.deals.map(each => <Deal key={`${each.deal.id} ${deal.value}`} deal={each} isOpen={deal.value === each.deal.id} />)}
        </Panel>
    );
}

function Deal({ deal, isOpen }: { deal: DealOnDay; isOpen: boolean }) {
    return (
        <More
            name={partName(deal.deal.id)} class="day-deal" isOpen={isOpen}
            summary={<><strong>{capital(deal.deal.name)}</strong> <span class="soft">{deal.deal.seller === deal.deal.owner ? 'own procurement' : `from ${stateName(deal.deal.seller)}`}</span> <Badge tone={deal.isDisputed ? 'caution' : deal.furthest && deal.furthest !== 'ended' ? 'good' : 'plain'}>{furthestWords(deal.state, deal.furthest)}</Badge> <span class="faint small">{deal.lines.length} {deal.lines.length === 1 ? 'statement' : 'statements'}{deal.awaited.length > 0 ? `, ${deal.awaited.length} awaited` : ''}</span></>}
        >
            <div class="table-frame">
                <table class="day-table">
                    <caption class="hidden-words">{deal.deal.name}: what was so, and what was awaited</caption>
                    <thead><tr><th scope="col" class="stage-cell">State</th><th scope="col">What is said</th></tr></thead>
                    <tbody>
                        {deal.lines.map((line, at) => (
                            <tr key={at} class={line.isDisputed ? 'is-disputed' : ''}>
                                <th scope="row" class="stage-cell">{line.stage === deal.lines[at - 1]?.stage ? <span class="hidden-words">{stageWords(line.stage)}</span> : stageWords(line.stage)}</th>
                                <td>
                                    <div class="day-alternatives">{line.alternatives.map(reading => <ReadingCell key={reading.claims[0]?.id} reading={reading} isOneOfMany={line.alternatives.length > 1} />)}</div>
                                    {line.reasons.length > 0 ? <p class="small soft why">{line.reasons.map(reason => <span key={reason}>Why apart: {reason} </span>)}</p> : null}
                                </td>
                            </tr>
                        ))}
                        {deal.awaited.map(awaited => (
                            <tr key={awaited.claim.id} class="awaited">
                                <th scope="row" class="stage-cell">{stageWords(awaited.stage)}</th>
                                <td>
                                    <Badge tone={awaited.isOverdue ? 'bad' : 'note'}>{awaited.isOverdue ? 'overdue' : 'awaited'}</Badge> {awaited.words} <a href={claimAddress(awaited.claim.id)}>{awaited.claim.value}</a>
                                    <span class="soft small"> {awaited.claim.speaker}, {awaited.claim.said.words}</span> <GradeMark grade={awaited.claim.grade} meaning={awaited.claim.gradeMeaning} />
                                    {awaited.outcome ? <span class="faint small"> Later: {awaited.outcome}</span> : null}
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </More>
    );
}

function ReadingCell({ reading, isOneOfMany }: { reading: Reading; isOneOfMany: boolean }) {
    const first = reading.claims[0];
    return (
        <div class={`reading ${reading.certainty} ${isOneOfMany ? 'one-of-many' : ''}`}>
            <p><strong>{reading.words}</strong> {reading.certainty === 'reported' ? null : <Badge tone={TONES[reading.certainty]}>{WORDS[reading.certainty]}</Badge>}</p>
            <p class="small soft">
                <span class="num">{reading.isDated ? reading.when.words : `said ${reading.when.words}`}</span>{first ? <>, {first.speaker} <GradeMark grade={first.grade} meaning={first.gradeMeaning} /></> : null}
                {reading.origins.length > 1 ? <span> {reading.origins.length} independent origins</span> : null}
            </p>
            <p class="small">{reading.claims.map((claim, at) => <span key={claim.id}>{at > 0 ? ', ' : ''}<ClaimLink id={claim.id}>{claim.document}</ClaimLink></span>)}</p>
        </div>
    );
}
