import { ClaimLink, ModelLink } from '../../evidence/parts';
import type { ModelPage, Verdict } from '../../evidence/types';
import { keyWords, plainWords } from '../../evidence/words';
import { Badge, More, Panel, type Tone, inUnits } from '../../ui';

const OUTCOME: Record<Verdict['outcome'], readonly [tone: Tone, words: string]> = {
    fails: ['bad', 'fails'],
    contradicts: ['bad', 'contradicts'],
    strained: ['caution', 'strained'],
    needs: ['note', 'needs'],
    holds: ['good', 'holds'],
};

/** More than these names in a sentence are not read. */
const MOST_CLAIMS = 4;

export function OutcomeBadge({ outcome }: { outcome: Verdict['outcome'] }) {
    const [tone, words] = OUTCOME[outcome];
    return <Badge tone={tone}>{words}</Badge>;
}

/** Whether what is claimed can be so: first what the model reads, the rest folded. */
export function Verdicts({ answer: { model, verdicts, subjects } }: { answer: ModelPage }) {
    const own = verdicts.filter(verdict => verdict.values.length > 0);
    const rest = verdicts.filter(verdict => verdict.values.length === 0);
    const rules = [...new Map(verdicts.map(verdict => [verdict.rule, verdict])).values()];
    return (
        <Panel
            title="Held against nature" level={3} id="nature"
            note={<>Horizon, time, energy, speed, air and units, and one claim against another; the same as {subjects.map((subject, at) => <span key={subject}>{at > 0 ? ', ' : ''}<code>rampart evidence physics {subject}</code></span>)}.</>}
        >
            {own.length === 0 ? <p class="soft">No verdict judges a claim that its values are read from.</p> : <VerdictList verdicts={own} model={model.id} />}
            {rest.length > 0 ? (
                <More name="verdicts" class="more-verdicts" summary={`${rest.length} more on claims that it does not read: ${counted(rest)}`}>
                    <VerdictList verdicts={rest} model={model.id} />
                </More>
            ) : null}
            <More name="reckoned" class="more-verdicts" summary="What was reckoned with">
                <dl class="reckoned">{rules.map(({ rule, formula, source }) => <div key={rule}><dt>{plainWords(rule)}</dt><dd>{formula}. <span class="faint">Source: {source}.</span></dd></div>)}</dl>
            </More>
        </Panel>
    );
}

function counted(verdicts: readonly Verdict[]): string {
    return (Object.keys(OUTCOME) as Verdict['outcome'][]).map(outcome => [verdicts.filter(verdict => verdict.outcome === outcome).length, OUTCOME[outcome][1]] as const)
        .filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`).join(', ');
}

function VerdictList({ verdicts, model }: { verdicts: readonly Verdict[]; model: string }) {
    return (
        <ul class="nature-verdicts">
            {verdicts.map((verdict, at) => (
                <li key={at} class={verdict.outcome}>
                    <OutcomeBadge outcome={verdict.outcome} />
                    <div>
                        <p>{inUnits(verdict.message)}</p>
                        <p class="small faint">
                            By the rule <em>{plainWords(verdict.rule)}</em>. {verdict.values.length > 0 ? <>Judges what is read as {verdict.values.map((key, each) => <span key={key}>{each > 0 ? ', ' : ''}<ModelLink id={model} value={key}>{keyWords(key)}</ModelLink></span>)}. </> : null}
                            {verdict.claims.length > 0 ? <>Claims: {verdict.claims.slice(0, MOST_CLAIMS).map((id, each) => <span key={id}>{each > 0 ? ', ' : ''}<ClaimLink id={id} /></span>)}{verdict.claims.length > MOST_CLAIMS ? ` and ${verdict.claims.length - MOST_CLAIMS} more` : ''}.</> : null}
                        </p>
                    </div>
                </li>
            ))}
        </ul>
    );
}
