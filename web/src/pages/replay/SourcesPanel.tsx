import { useSignal, useSignalEffect } from '@preact/signals';
import { type Answer, type Refusal, get, isGivenUp, refusalFrom } from '../../api/client';
import { keyWords, modelAddress } from '../../evidence/words';
import { partName } from '../../shell/choices';
import { Badge, Findings, Loading, More, Refused, Select, inUnits } from '../../ui';
import { count } from '../../ui/words';
import { outcome, run } from './player';

type Explained = Answer<'/api/runs/{name}/{key}/explain'>;
type Value = Explained['models'][number]['values'][number];
type Claim = Value['claims'][number];

const outcomes: readonly { readonly value: string; readonly label: string }[] = [
    { value: 'kills', label: 'Kills' },
    { value: 'leakers', label: 'Leakers' },
    { value: 'engagements', label: 'Engagements' },
    { value: 'mistakes', label: 'Mistakes' },
    { value: 'damage', label: 'Damage' },
    { value: 'detections', label: 'Detections' },
];

/** Walks an outcome back: the models that took part, their values, and the words of the claims behind each. */
export function SourcesPanel() {
    const answer = useSignal<Explained | null>(null);
    const fault = useSignal<Refusal | null>(null);
    useSignalEffect(() => {
        const [name, key] = run.value.split('/');
        const of = outcome.value;
        const gone = new AbortController();
        answer.value = null;
        fault.value = null;
        if (name && key) {
            get('/api/runs/{name}/{key}/explain', { path: { name, key }, query: { outcome: of }, signal: gone.signal }).then(
                found => { answer.value = found; },
                (problem: unknown) => { if (!isGivenUp(problem)) { fault.value = refusalFrom(problem); } });
        }
        return () => { gone.abort(); };
    });
    const found = answer.value;
    return (
        <div class="stack sources-panel">
            <Select label="What is to be walked back" value={outcomes.some(each => each.value === outcome.value) ? outcome.value : 'kills'} onChange={value => { outcome.push(value); }} choices={outcomes} />
            {fault.value ? <Refused refusal={fault.value} /> : null}
            {!found && !fault.value ? <Loading what="Walking back" /> : null}
            {found ? (
                <>
                    <p>{found.answer}</p>
                    <Findings findings={found.findings} />
                    {found.models.map((model, at) => (
                        <More key={model.model} name={partName(model.model)} class="model" isOpen={at === 0} summary={<><strong>{model.name}</strong> <span class="soft small">{model.took.join('; ')}</span> <span class="faint small">{count(model.values.filter(value => value.isClaimed).length, 'value')} from claims, {model.values.filter(value => !value.isClaimed).length} assumed</span></>}>
                            <p class="small"><a href={modelAddress(model.model)}>All of the model {model.name}</a></p>
                            <ul class="values">{model.values.map(value => <li key={value.key}><OneValue model={model.model} value={value} /></li>)}</ul>
                        </More>
                    ))}
                </>
            ) : null}
        </div>
    );
}

function OneValue({ model, value }: { model: string; value: Value }) {
    return (
        <>
            <p class="value-line"><a href={modelAddress(model, value.key)}>{keyWords(value.key)}</a> <strong class="num">{inUnits(value.value)}</strong> {value.isClaimed ? <Badge tone={value.against.length > 0 ? 'caution' : 'good'}>{value.against.length > 0 ? 'claimed, disputed' : 'claimed'}</Badge> : <Badge>assumed</Badge>}{value.range && isWide(value.range) ? <span class="faint small"> {inUnits(value.range)}</span> : null}</p>
            {value.claims.map(claim => <OneClaim key={claim.id} claim={claim} />)}
            {value.against.map(claim => <OneClaim key={claim.id} claim={claim} isAgainst />)}
            {value.because ? <p class="small soft">{inUnits(value.because)}</p> : null}
            {value.passedOver.length > 0 ? <p class="small faint">Passed over: {value.passedOver.map((claim, at) => <span key={claim.id}>{at > 0 ? ', ' : ''}<ClaimLink id={claim.id} /></span>)}</p> : null}
        </>
    );
}

/** A spread of one value is none. */
function isWide(range: string): boolean {
    const [low, high] = range.split(' to ');
    return low !== high;
}

function OneClaim({ claim, isAgainst = false }: { claim: Claim; isAgainst?: boolean }) {
    return (
        <blockquote class={`claim ${isAgainst ? 'against' : ''}`}>
            {isAgainst ? <p class="small"><strong>Against it: {inUnits(claim.value)}</strong></p> : null}
            <p>{claim.recorded ? <>Noted: {claim.recorded}</> : <>“<bdi>{claim.quotation}</bdi>”</>}</p>
            <p class="small soft">{claim.speaker}, in {claim.publisher}, <bdi>{claim.title}</bdi>, {claim.said}. <span title={claim.gradeMeaning}>Grade {claim.grade}.</span> <ClaimLink id={claim.id} /></p>
        </blockquote>
    );
}

function ClaimLink({ id }: { id: string }) {
    return <a href={`/evidence?claim=${encodeURIComponent(id)}`}>{id}</a>;
}
