import { ClaimLink, ModelLink } from '../../evidence/parts';
import type { ModelPage, Verdict } from '../../evidence/types';
import { keyWords } from '../../evidence/words';
import { Badge, Panel, type Tone } from '../../ui';

const OUTCOME: Record<Verdict['outcome'], readonly [tone: Tone, words: string]> = {
    fails: ['bad', 'fails'],
    contradicts: ['bad', 'contradicts'],
    strained: ['caution', 'strained'],
    needs: ['note', 'needs'],
    holds: ['good', 'holds'],
};

export function OutcomeBadge({ outcome }: { outcome: Verdict['outcome'] }) {
    const [tone, words] = OUTCOME[outcome];
    return <Badge tone={tone}>{words}</Badge>;
}

/** Whether what is claimed can be so: first what the model reads, the rest folded. */
export function Verdicts({ answer: { model, verdicts, subjects } }: { answer: ModelPage }) {
    const own = verdicts.filter(verdict => verdict.values.length > 0);
    const rest = verdicts.filter(verdict => verdict.values.length === 0);
    return (
        <Panel
            title="Held against nature" level={3} id="nature"
            note={<>Horizon, time, energy, speed, air and units, and one claim against another; the same as {subjects.map((subject, at) => <span key={subject}>{at > 0 ? ', ' : ''}<code>rampart evidence physics {subject}</code></span>)}.</>}
        >
            {own.length === 0 ? <p class="soft">No verdict judges a claim that its values are read from.</p> : <VerdictList verdicts={own} model={model.id} />}
            {rest.length > 0 ? (
                <details class="more-verdicts">
                    <summary>{rest.length} more on claims that it does not read: {counted(rest)}</summary>
                    <VerdictList verdicts={rest} model={model.id} />
                </details>
            ) : null}
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
                        <p>{verdict.message}</p>
                        <p class="small faint">
                            {verdict.values.length > 0 ? <>Judges what is read as {verdict.values.map((key, each) => <span key={key}>{each > 0 ? ', ' : ''}<ModelLink id={model} value={key}>{keyWords(key)}</ModelLink></span>)}. </> : null}
                            {verdict.claims.length > 0 ? <>Claims: {verdict.claims.map((id, each) => <span key={id}>{each > 0 ? ', ' : ''}<ClaimLink id={id} /></span>)}.</> : null}
                        </p>
                        <details class="small soft"><summary>What was reckoned with</summary><p>{verdict.formula}. Source: {verdict.source}.</p></details>
                    </div>
                </li>
            ))}
        </ul>
    );
}
