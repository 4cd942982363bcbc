import { type Answers, answersOf, type Mark } from '../../evidence/answers';
import { ClaimLink, GradeMark, StateBadge } from '../../evidence/parts';
import type { Conflict, ConflictProperty, ConflictRow, ConflictState } from '../../evidence/types';
import { claimAddress, propertyAddress, propertyWords } from '../../evidence/words';
import { Badge, Panel, type Tone, inUnits } from '../../ui';
import { factorWords } from '../../ui/words';

export const CONFLICT_TONES: Record<ConflictState, Tone> = { open: 'caution', decided: 'good', explained: 'note', compatible: 'plain' };
const STATE_WORDS: Record<ConflictState, string> = {
    open: 'Different answers stand, and nothing in the ledger decides between them.',
    decided: 'What happened, or a later claim, has decided it.',
    explained: 'The claims speak of different things, or of one number rounded.',
    compatible: 'The dates may mean the same day.',
};

/** One conflict, readable at once: the answers side by side, why they differ, and what would settle it. */
export function ConflictCard({ conflict }: { conflict: Conflict }) {
    const disputes = conflict.reasons.filter(reason => reason.kind === 'disputes');
    const others = conflict.reasons.filter(reason => reason.kind !== 'disputes');
    return (
        <Panel
            class="conflict" title={<a class="plain-link" href={propertyAddress(conflict.lead)}>{conflict.lead}</a>}
            note={STATE_WORDS[conflict.state]}
            tools={<><Badge tone={CONFLICT_TONES[conflict.state]}>{conflict.state}</Badge>{conflict.readBy.length > 0 ? <Badge tone="note" title={conflict.readBy.map(factorWords).join('; ')}>read by {conflict.readBy.length === 1 ? factorWords(conflict.readBy[0]!) : `${conflict.readBy.length} values of models`}</Badge> : null}</>}
        >
            {conflict.properties.map(property => <PropertyAnswers key={property.id} property={property} isLead={property.id === conflict.lead} />)}
            <div class="conflict-words">
                {disputes.length > 0 || others.length > 0 ? (
                    <section>
                        <h3>Why they differ</h3>
                        <Reasons reasons={[...disputes, ...others]} />
                    </section>
                ) : null}
                {conflict.settling.length > 0 ? (
                    <section>
                        <h3>What would settle it</h3>
                        <ul class="settling">{conflict.settling.map((step, at) => <li key={at}>{step.text}</li>)}</ul>
                    </section>
                ) : null}
            </div>
        </Panel>
    );
}

function Reasons({ reasons }: { reasons: Conflict['reasons'] }) {
    return (
        <ul class="reasons">
            {reasons.map((reason, at) => (
                <li key={at} class={reason.kind}>
                    <p><ClaimLink id={reason.from}><strong>{inUnits(reason.fromValue)}</strong> <span class="soft">{documentOf(reason.from)}</span></ClaimLink> <em>{reason.words}</em> <ClaimLink id={reason.to}><strong>{inUnits(reason.toValue)}</strong> <span class="soft">{documentOf(reason.to)}</span></ClaimLink></p>
                    <p class="soft">{reason.reason}{reason.isInferred ? <span class="faint"> (inferred)</span> : null}</p>
                </li>
            ))}
        </ul>
    );
}

function documentOf(claim: string): string {
    return claim.slice(claim.indexOf('#') + 1);
}

function PropertyAnswers({ property, isLead }: { property: ConflictProperty; isLead: boolean }) {
    return (
        <section class="answers">
            {isLead ? null : <h3><a class="plain-link" href={propertyAddress(property.id)}>{propertyWords(property.id)}</a> <code class="faint">{property.id}</code></h3>}
            <p class="soft small">{property.meaning} {property.spread ? <strong class="spread-words">{inUnits(property.spread)}</strong> : null}</p>
            {answersOf(property).map(answers => <AnswersTable key={answers.unit} answers={answers} name={`${propertyWords(property.id)}${answers.unit ? ` in ${answers.unit}` : ''}`} />)}
        </section>
    );
}

/** The answers as a table whose second column is the picture: each row is a bar on the scale below. */
function AnswersTable({ answers, name }: { answers: Answers; name: string }) {
    const hasPicture = answers.kind !== 'words';
    return (
        <div class="table-frame">
            <table class={`answers-table of-${answers.kind}`}>
                <caption class="hidden-words">What is said of {name}, each answer with its speaker, origin and grade</caption>
                <thead>
                    <tr>
                        <th scope="col" class="says">Says</th>
                        {hasPicture ? <th scope="col" class="picture"><span class="hidden-words">Drawn</span>{answers.unit ? <span class="unit">{inUnits(answers.unit)}{answers.isDecades ? ', in decades' : ''}</span> : null}</th> : null}
                        <th scope="col">Who said it, when</th>
                        <th scope="col">Origin</th>
                        <th scope="col" class="grade">Grade</th>
                    </tr>
                </thead>
                <tbody>{answers.rows.map(({ row, mark }) => <AnswerRow key={row.claim.id} row={row} mark={mark} ticks={answers.ticks} hasPicture={hasPicture} />)}</tbody>
                {hasPicture ? (
                    <tfoot aria-hidden="true"><tr><td /><td class="picture"><div class="track axis">{answers.ticks.map(tick => <span key={tick.words} class="tick-words" style={{ left: percent(tick.at) }}>{tick.words}</span>)}</div></td><td colSpan={3} /></tr></tfoot>
                ) : null}
            </table>
        </div>
    );
}

function AnswerRow({ row, mark, ticks, hasPicture }: { row: ConflictRow; mark: Mark | undefined; ticks: Answers['ticks']; hasPicture: boolean }) {
    const { claim } = row;
    const echoes = [...row.repeated, ...row.alsoSaid];
    return (
        <tr class={`voice-row ${claim.state}`}>
            <th scope="row" class="says"><a href={claimAddress(claim.id)}>{inUnits(claim.value)}</a> <StateBadge state={claim.state} /></th>
            {hasPicture ? (
                <td class="picture" aria-hidden="true">
                    <div class="track">
                        {ticks.map(tick => <span key={tick.words} class="axis-tick" style={{ left: percent(tick.at) }} />)}
                        {mark ? <Drawn mark={mark} isForecast={claim.isForecast} grade={claim.grade} /> : null}
                    </div>
                </td>
            ) : null}
            <td>
                {claim.speaker}, <span class="num">{claim.said.words}</span>{claim.isForecast ? <span class="faint"> forecast{claim.outcome ? `: ${claim.outcome}` : ''}</span> : null}
                {echoes.length > 0 ? (
                    <p class="small faint echoes">
                        {row.repeated.length > 0 ? <>repeated by {row.repeated.map((echo, at) => <span key={echo.id}>{at > 0 ? ', ' : ''}<a href={claimAddress(echo.id)}>{echo.document}</a>{echo.value === claim.value ? '' : ` as ${inUnits(echo.value)}`}</span>)}. </> : null}
                        {row.alsoSaid.length > 0 ? <>also said, of unknown origin, by {row.alsoSaid.map((echo, at) => <span key={echo.id}>{at > 0 ? ', ' : ''}<a href={claimAddress(echo.id)}>{echo.document}</a></span>)}.</> : null}
                    </p>
                ) : null}
            </td>
            <td class={claim.originIsKnown ? '' : 'faint'}>{claim.origin}</td>
            <td class="grade"><GradeMark grade={claim.grade} meaning={claim.gradeMeaning} /></td>
        </tr>
    );
}

/** A bar to the stated value; hatched where only a bound is stated, fading where an end is open, dashed for a forecast. */
function Drawn({ mark, isForecast, grade }: { mark: Mark; isForecast: boolean; grade: string }) {
    const weak = ['4', '5', '6'].includes(grade[1] ?? '') ? 'weak' : '';
    const length = Math.max(0, mark.to - mark.from);
    return (
        <>
            {length > 0 ? <span class={`bar ${mark.kind} ${weak} ${mark.isBar ? '' : 'thin'} ${isForecast ? 'forecast' : ''} ${mark.opensLeft ? 'opens-left' : ''} ${mark.opensRight ? 'opens-right' : ''}`} style={{ left: percent(mark.from), width: percent(length) }} /> : null}
            {mark.kind === 'days' && length > 0.012 ? null : <span class={`point ${mark.kind} ${weak} ${isForecast ? 'forecast' : ''}`} style={{ left: percent(mark.at) }} />}
        </>
    );
}

function percent(part: number): string {
    return `${(Math.max(0, Math.min(1, part)) * 100).toFixed(3)}%`;
}
