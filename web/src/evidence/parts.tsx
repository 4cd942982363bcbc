import type { ComponentChildren } from 'preact';
import type { Refusal } from '../api/client';
import { Badge, Loading, Refused, type Tone, inUnits } from '../ui';
import type { Asked } from './asked';
import { restsOf, type Rests } from './models';
import type { Claim, ModelRow, ModelValue } from './types';
import { claimAddress, modelAddress, plainWords } from './words';

/** How far a claim is trusted: the two marks, in words for whoever rests on them or hears them. */
export function GradeMark({ grade, meaning }: { grade: string; meaning?: string }) {
    const tone = ['1', '2'].includes(grade[1] ?? '') ? 'firm' : ['4', '5'].includes(grade[1] ?? '') ? 'weak' : 'middling';
    return <span class={`grade-mark ${tone}`} title={meaning}>{grade}{meaning ? <span class="hidden-words"> ({meaning})</span> : null}</span>;
}

const STATE_TONES: Record<Claim['state'], Tone> = { standing: 'good', superseded: 'caution', rejected: 'bad', 'out-of-scope': 'plain' };

/** Whether a claim may be read; a standing one needs no word. */
export function StateBadge({ state, always = false }: { state: Claim['state']; always?: boolean }) {
    return state === 'standing' && !always ? null : <Badge tone={STATE_TONES[state]}>{plainWords(state)}</Badge>;
}

/** A link to a claim's page. */
export function ClaimLink({ id, children }: { id: string; children?: ComponentChildren }) {
    return <a href={claimAddress(id)} class="claim-link">{children ?? id}</a>;
}

/** A claim in two lines: what it says, and who says so. */
export function ClaimLine({ claim, showProperty = false }: { claim: Claim; showProperty?: boolean }) {
    return (
        <span class={`claim-line ${claim.state}`}>
            <ClaimLink id={claim.id}><strong>{inUnits(claim.value)}</strong></ClaimLink>
            {showProperty ? <span class="soft"> {claim.property}</span> : null}
            <span class="soft"> {claim.speaker}, {claim.said.words}</span> <GradeMark grade={claim.grade} meaning={claim.gradeMeaning} /> <StateBadge state={claim.state} />
        </span>
    );
}

/** What was asked, once it is there; else that it is fetched, or why it is not. */
export function Shown<T>({ asked, what, children }: { asked: Asked<T>; what: string; children: (value: T) => ComponentChildren }) {
    if (asked.refusal) {
        return <Refused refusal={asked.refusal as Refusal} onAgain={asked.again} />;
    }
    if (asked.value === undefined) {
        return <Loading what={what} />;
    }
    return <div class={asked.isAsking ? 'is-asking' : ''}>{children(asked.value)}</div>;
}

/** A link to a model's page, or to one of its values. */
export function ModelLink({ id, value, children }: { id: string; value?: string; children?: ComponentChildren }) {
    return <a href={modelAddress(id, value)} class="model-link">{children ?? id}</a>;
}

const RESTS_BADGE: Record<Rests, readonly [tone: Tone, words: string]> = {
    claimed: ['good', 'claimed'],
    disputed: ['caution', 'claimed, disputed'],
    assumed: ['plain', 'assumed'],
    'passed-over': ['caution', 'assumed, passing claims over'],
    defined: ['plain', 'defined'],
};

/** What a value rests on, in a word. */
export function RestsBadge({ value }: { value: Pick<ModelValue, 'source' | 'isDisputed' | 'notRead'> }) {
    const rests = restsOf(value);
    const [tone, words] = RESTS_BADGE[rests];
    return <span class={`rests-badge ${rests}`}><Badge tone={tone}>{words}</Badge></span>;
}

/** How much of a model rests on claims, on disputed ones, on assumptions: each part with a pattern of its own. */
export function RestsBar({ model }: { model: Pick<ModelRow, 'values' | 'claimed' | 'disputed' | 'assumed' | 'defined'> }) {
    const parts = [['claimed', model.claimed - model.disputed], ['disputed', model.disputed], ['assumed', model.assumed], ['defined', model.defined]] as const;
    const words = `${model.claimed} read from claims, ${model.disputed} of them disputed; ${model.assumed} assumed; ${model.defined} defined`;
    return (
        <span class="rests-bar" role="img" aria-label={words} title={words}>
            {parts.map(([name, count]) => (count > 0 ? <span key={name} class={name} style={{ flexGrow: count }} /> : null))}
        </span>
    );
}
