import { type Replay, kind } from '../../replay/format';
import { plain } from './words';

/** What an event looks like everywhere: its shape says its kind, the colour only helps. */
export interface Mark {
    /** A path in a box of 12 by 12. */
    readonly path: string;
    readonly isFilled: boolean;
    /** A colour of tokens.css. */
    readonly colour: string;
}

const cross = 'M2 2 L10 10 M10 2 L2 10';
const ring = 'M10 6 A4 4 0 1 1 2 6 A4 4 0 1 1 10 6 Z';
const up = 'M6 1.5 L11 10.5 L1 10.5 Z';
const down = 'M6 10.5 L11 1.5 L1 1.5 Z';
const diamond = 'M6 0.5 L11.5 6 L6 11.5 L0.5 6 Z';
const square = 'M1.5 1.5 H10.5 V10.5 H1.5 Z';
const plus = 'M6 1.5 V10.5 M1.5 6 H10.5';
const minus = 'M1.5 6 H10.5';
const chevron = 'M2 9 L6 3 L10 9';
const brokenChevron = 'M2 9 L6 3 L10 9 M1.5 11 H10.5';
const warning = 'M5 1 H7 V7.5 H5 Z M5 9 H7 V11 H5 Z';
const dot = 'M8.5 6 A2.5 2.5 0 1 1 3.5 6 A2.5 2.5 0 1 1 8.5 6 Z';
const bar = 'M6 1.5 V10.5';
const twoBars = 'M3 2 H9 M3 6 H9 M3 10 H9';
const right = 'M1.5 6 H10 M6.5 2.5 L10 6 L6.5 9.5';
const corner = 'M3 2 V6 A3 3 0 0 0 6 9 H10';
const crossedSquare = 'M1.5 1.5 H10.5 V10.5 H1.5 Z M1.5 1.5 L10.5 10.5 M10.5 1.5 L1.5 10.5';

/** By the kind's number. */
export const marks: readonly Mark[] = [
    { path: bar, isFilled: false, colour: 'hostile' },
    { path: dot, isFilled: true, colour: 'series-8' },
    { path: plus, isFilled: false, colour: 'unknown' },
    { path: diamond, isFilled: false, colour: 'hostile' },
    { path: diamond, isFilled: false, colour: 'neutral' },
    { path: chevron, isFilled: false, colour: 'friend' },
    { path: brokenChevron, isFilled: false, colour: 'faint' },
    { path: up, isFilled: true, colour: 'friend' },
    { path: warning, isFilled: true, colour: 'caution' },
    { path: cross, isFilled: false, colour: 'good' },
    { path: ring, isFilled: false, colour: 'soft' },
    { path: down, isFilled: true, colour: 'hostile' },
    { path: diamond, isFilled: true, colour: 'hostile' },
    { path: square, isFilled: true, colour: 'hostile' },
    { path: crossedSquare, isFilled: false, colour: 'hostile' },
    { path: twoBars, isFilled: false, colour: 'friend' },
    { path: corner, isFilled: false, colour: 'faint' },
    { path: minus, isFilled: false, colour: 'faint' },
    { path: right, isFilled: false, colour: 'faint' },
];

/** What can be chosen in the log and stepped through. */
export interface EventFilter {
    readonly id: string;
    readonly name: string;
    readonly kinds: readonly number[];
}

export const filters: readonly EventFilter[] = [
    { id: 'decisive', name: 'What decided it', kinds: [kind.launch, kind.mistake, kind.kill, kind.miss, kind.leak, kind.assetHit, kind.assetDestroyed, kind.batteryLost] },
    { id: 'kills', name: 'Kills', kinds: [kind.kill] },
    { id: 'leaks', name: 'Leaks and hits', kinds: [kind.leak, kind.assetHit, kind.assetDestroyed, kind.batteryLost] },
    { id: 'mistakes', name: 'Mistakes', kinds: [kind.mistake] },
    { id: 'fire', name: 'Orders, launches and intercepts', kinds: [kind.order, kind.orderCancelled, kind.launch, kind.mistake, kind.kill, kind.miss, kind.reload] },
    { id: 'picture', name: 'Detections, tracks and judgements', kinds: [kind.firstDetection, kind.trackStarted, kind.judgedHostile, kind.judgedNotHostile, kind.trackMerged, kind.trackLost] },
    { id: 'all', name: 'Everything', kinds: Object.values(kind) },
];

/** The lanes of the timeline, and what stands in them. */
export const lanes: readonly { readonly name: string; readonly kinds: readonly number[] }[] = [
    { name: 'Leaks, hits, losses', kinds: [kind.leak, kind.assetHit, kind.assetDestroyed, kind.batteryLost] },
    { name: 'Kills and misses', kinds: [kind.kill, kind.miss] },
    { name: 'Launches and mistakes', kinds: [kind.launch, kind.mistake] },
];

/** The rows of the events of some kinds, by time. */
export function rowsOf(replay: Replay, kinds: readonly number[]): Int32Array {
    const wanted = new Uint8Array(replay.head.words.events.length);
    for (const each of kinds) {
        wanted[each] = 1;
    }
    const { kind: kindOf, rows } = replay.events;
    let size = 0;
    for (let row = 0; row < rows; row++) {
        size += wanted[kindOf[row]!]!;
    }
    const found = new Int32Array(size);
    let at = 0;
    for (let row = 0; row < rows; row++) {
        if (wanted[kindOf[row]!] === 1) {
            found[at++] = row;
        }
    }
    return found;
}

export function moverName(replay: Replay, mover: number): string {
    return mover < 0 ? 'nobody' : replay.names[replay.movers.name[mover]!]!;
}

export function shotName(replay: Replay, shot: number): string {
    return shot < 0 ? 'a missile' : replay.names[replay.shots.name[shot]!]!;
}

/** A battery by its number, or an asset by its number after the last battery's. */
export function siteName(replay: Replay, site: number): string {
    const { batteries, assets } = replay.head;
    return site < 0 ? 'nothing' : (batteries[site] ?? assets[site - batteries.length])?.name ?? 'nothing';
}

/** Whose an event is about, for the log's second column. */
export function subjectOf(replay: Replay, row: number): string {
    const { mover, track, site } = replay.events;
    if (mover[row]! >= 0) {
        return moverName(replay, mover[row]!);
    }
    return track[row]! >= 0 ? `track ${track[row]}` : site[row]! >= 0 ? siteName(replay, site[row]!) : '';
}

/** What happened, in words. */
export function wordsOf(replay: Replay, row: number): string {
    const { kind: kindOf, track, site, value } = replay.events;
    const { results, reasonNames } = replay.head.words;
    const battery = siteName(replay, site[row]!);
    switch (kindOf[row]) {
        case kind.appeared: return 'appears';
        case kind.firstDetection: return `first detected by ${replay.head.radars[value[row]!]?.name ?? 'a radar'}`;
        case kind.trackStarted: return `track ${track[row]} begins${replay.events.mover[row]! < 0 ? ' (of false plots)' : ''}`;
        case kind.judgedHostile: return `track ${track[row]} judged hostile (${(value[row]! / 10).toFixed(0)} %)`;
        case kind.judgedNotHostile: return `track ${track[row]} judged not hostile (${(value[row]! / 10).toFixed(0)} %)`;
        case kind.order: return `${battery} ordered to fire ${value[row]} at track ${track[row]}`;
        case kind.orderCancelled: return `order to ${battery} cancelled: ${reasonNames[value[row]!] ?? ''}`;
        case kind.launch: return `${battery} fires at track ${track[row]}`;
        case kind.mistake: return `${battery} fires at it by mistake`;
        case kind.kill: return `killed by ${battery}`;
        case kind.miss: return `${battery}’s missile: ${plain(results[value[row]!] ?? 'miss')}`;
        case kind.leak: return `reaches ${battery}`;
        case kind.assetHit: return `hits ${battery} (${value[row]})`;
        case kind.assetDestroyed: return `${battery} destroyed`;
        case kind.batteryLost: return `${battery} out of action`;
        case kind.reload: return `a launcher of ${battery} is full again (${value[row]})`;
        case kind.trackMerged: return `track ${track[row]} goes on as track ${value[row]}`;
        case kind.trackLost: return `track ${track[row]} forgotten`;
        case kind.routeFlown: return 'leaves the scene';
        default: return '';
    }
}

/** What is selected when an event is chosen. */
export function selectionOf(replay: Replay, row: number): string | null {
    const { mover, track, site } = replay.events;
    return mover[row]! >= 0 ? `target:${moverName(replay, mover[row]!)}`
        : track[row]! >= 0 ? `track:${track[row]}`
            : site[row]! >= 0 && site[row]! < replay.head.batteries.length ? `battery:${siteName(replay, site[row]!)}` : null;
}

/** The place in a list of rows of the last event not after a moment; −1 before the first. */
export function lastBefore(replay: Replay, rows: Int32Array, time: number): number {
    let low = -1;
    let high = rows.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (replay.events.time[rows[middle]!]! <= time) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

/** All events as comma-separated values; a field that a table program would take for a formula is only words to it. */
export function eventsAsCsv(replay: Replay): string {
    const field = (words: string): string => {
        const safe = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
        return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    };
    const lines = ['time_s,kind,who,what'];
    for (let row = 0; row < replay.events.rows; row++) {
        const kindWord = replay.head.words.events[replay.events.kind[row]!] ?? '';
        lines.push(`${replay.events.time[row]! / 1000},${kindWord},${field(subjectOf(replay, row))},${field(wordsOf(replay, row))}`);
    }
    return `${lines.join('\n')}\n`;
}

/** A name that fits: what is left out is left out of its middle, because names differ in their ends. */
export function shortName(name: string, most = 19): string {
    return name.length <= most ? name : `${name.slice(0, most - 9)}…${name.slice(-8)}`;
}
