import type { Claim } from './types';

/** The address of a claim's page. */
export function claimAddress(id: string): string {
    return `/evidence?claim=${encodeURIComponent(id).replaceAll('%2F', '/')}`;
}

export function documentAddress(id: string): string {
    return `/evidence?document=${encodeURIComponent(id)}`;
}

export function propertyAddress(id: string): string {
    return `/evidence?property=${encodeURIComponent(id).replaceAll('%2F', '/')}`;
}

/** A property's own word: what stands behind the last slash of its id, as a reader would say it. */
export function propertyWords(id: string): string {
    return (id.split('/').at(-1) ?? id).replaceAll(/-(?!\d)/g, ' ');
}

/** A word with hyphens as words. */
export function plainWords(word: string | null | undefined): string {
    return (word ?? '').replaceAll('-', ' ');
}

const STAGES: Readonly<Record<string, string>> = {
    'option': 'option for more',
    'production-share': 'share in production',
    'acceptance': 'accepted by its owner',
    'test': 'tested by its owner',
    'combat-duty': 'on combat duty',
};

/** A state of a deal as a reader says it; the ledger's own word (docs/formats/ledger.md) where that is one. */
export function stageWords(stage: string | null | undefined): string {
    return STAGES[stage ?? ''] ?? plainWords(stage);
}

/** How far a deal is, as the server says it ("test, disputed"), with the state told as `stageWords` tells it. */
export function furthestWords(state: string, furthest: string | null | undefined): string {
    return furthest && state.startsWith(plainWords(furthest)) ? stageWords(furthest) + state.slice(furthest.length) : state;
}

/** What a claim has: the document's words or, where these are not at hand, what was noted of it. */
export function wordsOf(claim: Pick<Claim, 'quotation' | 'recorded'>): string {
    return claim.recorded ?? claim.quotation;
}

/** An address that a reader may follow; what is no web address stays a text. Many of the ledger's begin with the host. */
export function webAddress(address: string | null | undefined): string | undefined {
    if (!address) {
        return undefined;
    }
    const whole = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}\//i.test(address) ? `https://${address}` : address;
    try {
        const parsed = new URL(whole);
        return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : undefined;
    } catch {
        return undefined;
    }
}

/** Owners stand in small letters in the ledger; a country's name has a capital. */
export function stateName(owner: string): string {
    return owner.split('-').map(word => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** The address of a model's page, or of one value on it. */
export function modelAddress(id: string, key = ''): string {
    return `/evidence?model=${encodeURIComponent(id)}${key === '' ? '' : `&value=${encodeURIComponent(key)}`}`;
}

/** The address at which a scenario's card stands on the first page. */
export function scenarioAddress(name: string): string {
    return `/?scenario=${encodeURIComponent(name)}`;
}

/** Where a result is shown; undefined where no page shows its kind. */
export function resultAddress({ id, kind }: { readonly id: string; readonly kind: string }): string | undefined {
    const name = encodeURIComponent(id).replaceAll('%2F', '/');
    return kind === 'run' ? `/replay?run=${name}` : kind === 'campaign' ? `/campaign?campaign=${name}` : undefined;
}

/** A value's name, "s-400/regiment-set.launchers", as a reader says it: "s-400: regiment set › launchers". */
export function readingWords(name: string): string {
    const at = name.indexOf('/');
    return at < 0 ? name : `${name.slice(0, at).replaceAll(/-(?!\d)/g, ' ')}: ${keyWords(name.slice(at + 1)).toLowerCase()}`;
}

/** A value's key as a reader says it: "Reference detection › range". */
export function keyWords(key: string): string {
    const words = key.replaceAll(/-(?!\d)/g, ' ').split('.').join(' › ');
    return words.charAt(0).toUpperCase() + words.slice(1);
}
