import type { AcceptProposal, Claim, Extracted, Property, Proposal } from './types';

export type Verdict = 'open' | 'accepted' | 'dropped';

/** A proposal as a person judges it: what he decided, and what he corrected. */
export interface Judged {
    readonly number: number;
    readonly proposal: Proposal;
    readonly verdict: Verdict;
    readonly property: string;
    readonly value: string;
    readonly bound: Proposal['bound'];
    readonly speaker: string;
    readonly said: string;
    readonly event: string;
    readonly isForecast: boolean;
    readonly note: string;
    /** What a property means that the ledger lacks. */
    readonly meaning: string;
    /** The claim to which it is related, and how; empty where it is to none. */
    readonly relationTo: string;
    readonly relationKind: 'disputes' | 'supersedes' | 'same-as' | 'different-instrument';
    readonly relationReason: string;
}

/** A proposal whose property is not named yet begins so. */
const UNNAMED = 'unnamed/';
const TO_BE_NAMED = 'To be named';

/** Every proposal as nobody has judged it yet; what the ledger has already is dropped from the first. */
export function unjudged(extracted: Extracted): readonly Judged[] {
    return extracted.proposals.map((proposal, number) => ({
        number,
        proposal,
        verdict: proposal.isInLedger ? 'dropped' : 'open',
        property: proposal.property,
        value: proposal.value,
        bound: proposal.bound,
        speaker: proposal.speaker,
        said: proposal.said,
        event: proposal.event ?? '',
        isForecast: proposal.isForecast,
        note: '',
        meaning: proposal.newProperty && !proposal.newProperty.meaning.startsWith(TO_BE_NAMED) ? proposal.newProperty.meaning : '',
        relationTo: '',
        relationKind: proposal.verdict === 'supersedes' ? 'supersedes' : 'disputes',
        relationReason: '',
    }));
}

/** The claims of the ledger with which a proposal was compared. */
export function claimsOf(proposal: Proposal, compared: ReadonlyMap<string, Claim>): readonly Claim[] {
    return proposal.with.flatMap(id => compared.get(id) ?? []);
}

/** What must still be said before a proposal can be accepted; empty where nothing. */
export function lacks(judged: Judged, known: ReadonlyMap<string, Property>): readonly string[] {
    const missing: string[] = [];
    if (!/^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)+$/.test(judged.property)) {
        missing.push('the property: subject and name, such as s-400/engagement-range');
    } else if (judged.property.startsWith(UNNAMED)) {
        missing.push('which property it is');
    } else if (!known.has(judged.property) && judged.meaning.trim() === '') {
        missing.push('what the new property means');
    }
    if (judged.value.trim() === '') {
        missing.push('the value');
    }
    if (judged.speaker.trim() === '') {
        missing.push('who said it');
    }
    if (judged.said.trim() === '') {
        missing.push('when it was said');
    }
    if (judged.relationTo !== '' && judged.relationReason.trim() === '') {
        missing.push('why it stands so to the other claim');
    }
    return missing;
}

/** The accepted ones as the server takes them: numbered in the order of the text where a document says something of one property twice. */
export function accepted(all: readonly Judged[], document: string, known: ReadonlyMap<string, Property>): readonly AcceptProposal[] {
    const counts = new Map<string, number>();
    return all.filter(each => each.verdict === 'accepted').map(judged => {
        const number = (counts.get(judged.property) ?? 0) + 1;
        counts.set(judged.property, number);
        const property = known.get(judged.property);
        const suggested = judged.proposal.newProperty;
        const before = known.get(judged.proposal.property);
        return {
            claim: `${judged.property}#${document}${number > 1 ? `/${number}` : ''}`,
            value: judged.value.trim(),
            quotation: judged.proposal.quotation,
            speaker: judged.speaker.trim(),
            said: judged.said.trim(),
            bound: judged.bound,
            event: orNull(judged.event),
            isForecast: judged.isForecast,
            note: orNull(judged.note),
            newProperty: property ? null : {
                kind: suggested?.kind ?? before?.kind ?? 'text',
                meaning: judged.meaning.trim(),
                unit: suggested?.unit ?? before?.unit ?? null,
                per: suggested?.per ?? null,
                deal: suggested?.deal ?? null,
                stage: suggested?.stage ?? null,
            },
            relation: judged.relationTo === '' ? null : { kind: judged.relationKind, to: judged.relationTo, reason: judged.relationReason.trim(), isInferred: true },
        };
    });
}

function orNull(words: string): string | null {
    return words.trim() === '' ? null : words.trim();
}

/** The next proposal from one, in a direction, that is still open; the neighbour where none is. */
export function nextFrom(all: readonly Judged[], at: number, step: 1 | -1, onlyOpen: boolean): number {
    if (all.length === 0) {
        return 0;
    }
    if (onlyOpen) {
        for (let away = 1; away <= all.length; away++) {
            const candidate = (at + step * away + all.length * away) % all.length;
            if (all[candidate]?.verdict === 'open') {
                return candidate;
            }
        }
        return at;
    }
    return Math.max(0, Math.min(all.length - 1, at + step));
}
