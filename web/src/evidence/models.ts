import { plain } from './scale';
import type { Claim, ModelRow, ModelValue } from './types';
import { unitWords } from './words';

/** What a value rests on, in the words of its badge. */
export type Rests = 'claimed' | 'disputed' | 'assumed' | 'passed-over' | 'defined';

export function restsOf(value: Pick<ModelValue, 'source' | 'isDisputed' | 'notRead'>): Rests {
    return value.source === 'defined' ? 'defined'
        : value.source === 'assumed' ? value.notRead.length > 0 ? 'passed-over' : 'assumed'
        : value.isDisputed ? 'disputed' : 'claimed';
}

/** A claim's mark on the strip of a value. */
export interface StripMark {
    readonly id: string;
    readonly at: number;
    readonly part: 'read' | 'against' | 'other';
    readonly bound: Claim['bound'];
}

/** A value within what it may as well be, and the claims about it: places from 0 to 1. */
export interface Strip {
    readonly at: number;
    readonly band: { readonly from: number; readonly to: number } | undefined;
    readonly marks: readonly StripMark[];
    /** What stands at the two ends. */
    readonly low: string;
    readonly high: string;
    readonly isDecades: boolean;
}

/** From this ratio on, between the greatest and the least, a strip goes in decades. */
const DECADES_FROM = 10;
const ROOM = 0.06;

/** The strip of a number; undefined for words, and where nothing lies beside the value. */
export function stripOf(value: ModelValue, claims: ReadonlyMap<string, Claim>): Strip | undefined {
    const { si, scale } = value;
    // Single choices have no range to lie in, unless claims say them.
    if (si === null || scale === null || value.source === 'defined' || (value.source === 'assumed' && value.among.length > 0)) {
        return undefined;
    }
    // A claim on something else has a scale of its own.
    const properties = value.property === null ? value.beside : [value.property];
    const told = [...new Set([...value.claims, ...value.against, ...value.notRead])]
        .map(id => claims.get(id))
        .filter((claim): claim is Claim & { si: number } => claim !== undefined && claim.si !== null && claim.state === 'standing' && properties.includes(claim.property));
    const all = [si, value.lowSi, value.highSi, ...told.map(claim => claim.si)].filter(each => each !== null);
    const least = Math.min(...all);
    const most = Math.max(...all);
    if (!(least < most)) {
        return undefined;
    }
    const isDecades = least > 0 && most / least >= DECADES_FROM && scale.unit !== 'dB';
    const place = (number: number): number => (isDecades ? Math.log(number / least) / Math.log(most / least) : (number - least) / (most - least));
    const at = (number: number): number => ROOM + (1 - 2 * ROOM) * place(number);
    return {
        at: at(si),
        band: value.among.length === 0 && value.lowSi !== null && value.highSi !== null && value.lowSi < value.highSi ? { from: at(value.lowSi), to: at(value.highSi) } : undefined,
        marks: told.map(claim => ({
            id: claim.id, at: at(claim.si), bound: claim.bound,
            part: value.claims.includes(claim.id) ? 'read' as const : value.against.includes(claim.id) ? 'against' as const : 'other' as const,
        })),
        low: withUnit(least / scale.si, scale.unit),
        high: withUnit(most / scale.si, scale.unit),
        isDecades,
    };
}

function withUnit(number: number, unit: string): string {
    return unit === '' ? plain(number) : `${plain(number)} ${unitWords(unit)}`;
}

/** What one or several ways of reading would give. */
export interface Outcome {
    readonly value: string;
    readonly si: number | null;
    /** The ways that give it, as a model writes them. */
    readonly ways: readonly string[];
    /** What a campaign would draw it from. */
    readonly range: string | null;
    readonly isWritten: boolean;
    /** How it lies to what is read today: "−37 %". */
    readonly change: string;
}

/** Every way to read a value's property: single claims that say the same are one line, by their number; then the ways that take all claims together. */
export function outcomesOf(value: Pick<ModelValue, 'si' | 'ways'>): readonly Outcome[] {
    const alone = new Map<string, { value: string; si: number | null; ways: string[]; isWritten: boolean }>();
    const together: Outcome[] = [];
    for (const way of value.ways) {
        if (way.value === null) {
            continue;
        }
        if (!way.as.startsWith('one(')) {
            together.push({ value: way.value, si: way.si, ways: [way.as], range: way.range, isWritten: way.isWritten, change: change(value.si, way.si) });
            continue;
        }
        const key = way.si === null ? way.value : String(way.si);
        const known = alone.get(key) ?? { value: way.value, si: way.si, ways: [], isWritten: false };
        // The words of the claim that is read stand for its line.
        alone.set(key, { ...known, value: way.isWritten ? way.value : known.value, ways: [...known.ways, way.as], isWritten: known.isWritten || way.isWritten });
    }
    return [
        ...[...alone.values()].sort((one, other) => (one.si ?? 0) - (other.si ?? 0) || one.value.localeCompare(other.value)).map(each => ({ ...each, range: null, change: change(value.si, each.si) })),
        ...together,
    ];
}

function change(today: number | null, then: number | null): string {
    if (today === null || then === null) {
        return '';
    }
    const part = today === 0 ? (then === 0 ? 0 : Number.NaN) : (then - today) / Math.abs(today);
    return Number.isNaN(part) ? 'other' : Math.abs(part) < 0.0005 ? 'the same' : `${part > 0 ? '+' : '−'}${(Math.abs(part) * 100).toLocaleString('en', { maximumSignificantDigits: 2, useGrouping: false })} %`;
}

/** The document that `one(…)` names; undefined for the ways that take all claims. */
export function documentOfWay(as: string): string | undefined {
    return /^one\((.+)\)$/.exec(as)?.[1];
}

/** Values under the sections of their file, in its order. */
export function sectionsOf(values: readonly ModelValue[]): readonly { readonly section: string; readonly values: readonly ModelValue[] }[] {
    const sections: { section: string; values: ModelValue[] }[] = [];
    for (const value of [...values].sort((one, other) => one.line - other.line || one.key.localeCompare(other.key))) {
        const section = value.key.includes('.') ? value.key.slice(0, value.key.lastIndexOf('.')) : '';
        const last = sections.at(-1);
        if (last?.section === section) {
            last.values.push(value);
        } else {
            sections.push({ section, values: [value] });
        }
    }
    return sections;
}

/** In which order models stand: what has nothing in doubt, such as a set for measuring, behind what has; kinds: the whole first, then its parts as they come to act, then what flies against it. */
const KINDS = ['system', 'command-post', 'surveillance-radar', 'engagement-radar', 'launcher', 'interceptor', 'target'];

export function byKind(one: ModelRow, other: ModelRow): number {
    return rank(one.kind) - rank(other.kind) || one.kind.localeCompare(other.kind) || Number(isCertain(one)) - Number(isCertain(other)) || one.id.localeCompare(other.id);
}

function isCertain(model: ModelRow): boolean {
    return model.claimed + model.assumed === 0;
}

function rank(kind: string): number {
    const at = KINDS.indexOf(kind);
    return at < 0 ? KINDS.length : at;
}
