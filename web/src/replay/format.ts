/** A battle to be looked at, as docs/formats/replay.md has it: whole numbers in columns. −1 is nobody or never. */

export interface HeadPlace {
    readonly latitude_deg: number;
    readonly longitude_deg: number;
    readonly height_m: number;
}

export interface Battery {
    readonly name: string;
    readonly place: HeadPlace;
    readonly range_km: number;
    readonly targetChannels: number;
    readonly missileChannels: number;
}

export interface Radar {
    readonly name: string;
    readonly battery: number;
    readonly engages: boolean;
    readonly place: HeadPlace;
    readonly range_km: number;
    readonly sector_deg: number;
    readonly facing_deg: number;
    readonly slew_degps: number;
}

export interface Launcher {
    readonly name: string;
    readonly battery: number;
    readonly missile: string;
    readonly missiles: number;
    readonly reloads: number;
    readonly reload_s: number;
    readonly range_km: number;
}

export interface Asset {
    readonly name: string;
    readonly place: HeadPlace;
    readonly withstands: number;
}

export interface Words {
    readonly classes: readonly string[];
    readonly sides: readonly string[];
    readonly ends: readonly string[];
    readonly results: readonly string[];
    readonly reasons: readonly string[];
    readonly reasonNames: readonly string[];
    readonly events: readonly string[];
    readonly steps: readonly string[];
}

export interface Head {
    readonly scenario: string;
    readonly title: string;
    readonly seed: string;
    readonly replication: string;
    readonly hash: string;
    readonly duration_ms: number;
    readonly belief: 'None' | 'Plots' | 'Estimates';
    readonly tolerance_m: number;
    readonly theatre: HeadPlace;
    readonly batteries: readonly Battery[];
    readonly radars: readonly Radar[];
    readonly launchers: readonly Launcher[];
    readonly assets: readonly Asset[];
    readonly post: { readonly name: string; readonly place: HeadPlace | null };
    readonly words: Words;
}

/** The sections in their order; a section's number is its place counted from one. */
export const sections = ['head', 'names', 'movers', 'places', 'tracks', 'beliefs', 'verdicts', 'behind', 'shots', 'events', 'steps', 'reasons', 'turns'] as const;

/** The columns of each table, in their order. */
export const tables = {
    movers: ['name', 'class', 'side', 'aim', 'appeared', 'ended', 'end', 'detected', 'confirmed', 'identified', 'ordered', 'firedAt', 'killed', 'detections', 'missilesFired', 'places'],
    places: ['time', 'latitude', 'longitude', 'height'],
    tracks: ['number', 'started', 'ended', 'mergedInto', 'beliefs', 'verdicts', 'behind'],
    beliefs: ['time', 'latitude', 'longitude', 'height', 'deviation', 'east', 'north', 'radar'],
    verdicts: ['time', 'hostile', 'probability'],
    behind: ['time', 'mover'],
    shots: ['name', 'battery', 'launcher', 'track', 'aimedAt', 'met', 'launched', 'ended', 'latitude', 'longitude', 'height', 'result', 'probability', 'assessed', 'judgedKill', 'mistake'],
    events: ['time', 'kind', 'mover', 'track', 'site', 'shot', 'value'],
    steps: ['kind', 'subject', 'time', 'value'],
    reasons: ['mover', 'battery', 'reason', 'from', 'until'],
    turns: ['radar', 'time', 'from', 'to'],
} as const;

export type TableName = keyof typeof tables;
export type Table<N extends TableName> = { readonly rows: number } & { readonly [C in (typeof tables)[N][number]]: Int32Array };

export interface Replay {
    readonly head: Head;
    readonly names: readonly string[];
    readonly movers: Table<'movers'>;
    readonly places: Table<'places'>;
    readonly tracks: Table<'tracks'>;
    readonly beliefs: Table<'beliefs'>;
    readonly verdicts: Table<'verdicts'>;
    readonly behind: Table<'behind'>;
    readonly shots: Table<'shots'>;
    readonly events: Table<'events'>;
    readonly steps: Table<'steps'>;
    readonly reasons: Table<'reasons'>;
    readonly turns: Table<'turns'>;
    /** Where the places of each mover begin, and behind the last one where they end; so for the others. */
    readonly firstPlace: Int32Array;
    readonly firstBelief: Int32Array;
    readonly firstVerdict: Int32Array;
    readonly firstBehind: Int32Array;
    readonly firstReason: Int32Array;
}

/** Kinds of events by their numbers. */
export const kind = {
    appeared: 0,
    firstDetection: 1,
    trackStarted: 2,
    judgedHostile: 3,
    judgedNotHostile: 4,
    order: 5,
    orderCancelled: 6,
    launch: 7,
    mistake: 8,
    kill: 9,
    miss: 10,
    leak: 11,
    assetHit: 12,
    assetDestroyed: 13,
    batteryLost: 14,
    reload: 15,
    trackMerged: 16,
    trackLost: 17,
    routeFlown: 18,
} as const;

/** Kinds of steps by their numbers. */
export const step = { followed: 0, guided: 1, loaded: 2, inReserve: 3 } as const;

/** These bytes are no whole replay of this version. */
export class ReplayFault extends Error {
    override readonly name = 'ReplayFault';
}
