import type { Replay } from './format';

/** Between places and the map's plane; the map's own projection fits. */
export interface Plane {
    toPlane(place: { readonly lat_deg: number; readonly lon_deg: number }): { readonly x_km: number; readonly y_km: number };
}

const METRES_PER_UNIT = 1.1132;
const UNIT_DEG = 1e-5;

/** How many points a trail has, and how far apart they are in time. */
export const TRAIL_POINTS = 9;
export const TRAIL_STEP_MS = 10_000;

/**
 * Where everything is, and is believed to be, at one moment: columns that are overwritten for each moment. Nothing is
 * allocated after it was made. Each mover and track has a cursor into its samples: time that runs on moves it by a step,
 * a jump looks it up by halving.
 */
export class Scene {
    readonly replay: Replay;
    readonly plane: Plane;
    /** The moment shown, in milliseconds. */
    time = -1;

    /** Movers: one for each target, not a number where it is not there. */
    readonly moverX: Float32Array;
    readonly moverY: Float32Array;
    readonly moverHeight: Float32Array;
    readonly moverHeading: Float32Array;
    /** 0 there, 2 not there. */
    readonly moverState: Uint8Array;
    readonly moverTrail: Float32Array;
    readonly #moverCursor: Int32Array;

    /** Tracks that are in the picture now: `trackRow` says which, and the others where. */
    trackCount = 0;
    readonly trackRow: Int32Array;
    readonly trackX: Float32Array;
    readonly trackY: Float32Array;
    readonly trackHeight: Float32Array;
    readonly trackHeading: Float32Array;
    readonly trackDeviation: Float32Array;
    /** When it was last known anew, ms. */
    readonly trackSeen: Int32Array;
    /** The latest verdict: −1 none yet, 0 not hostile, 1 hostile. */
    readonly trackVerdict: Int8Array;
    /** The target behind it now, or −1. */
    readonly trackMover: Int32Array;
    /** Where a track stands in the columns above; −1 where it is not in the picture now. */
    readonly trackSlot: Int32Array;
    readonly #trackCursor: Int32Array;
    readonly #verdictCursor: Int32Array;
    readonly #behindCursor: Int32Array;

    /** Missiles in flight now: `shotRow` says which. */
    shotCount = 0;
    readonly shotRow: Int32Array;
    readonly shotX: Float32Array;
    readonly shotY: Float32Array;
    readonly shotHeading: Float32Array;

    /** Places in the plane, km. */
    readonly placeX: Float32Array;
    readonly placeY: Float32Array;
    readonly beliefX: Float32Array;
    readonly beliefY: Float32Array;
    readonly shotEndX: Float32Array;
    readonly shotEndY: Float32Array;
    readonly batteryX: Float32Array;
    readonly batteryY: Float32Array;
    readonly assetX: Float32Array;
    readonly assetY: Float32Array;

    private constructor(replay: Replay, plane: Plane) {
        this.replay = replay;
        this.plane = plane;
        const movers = replay.movers.rows;
        const tracks = replay.tracks.rows;
        const together = mostTogether(replay.tracks.started, replay.tracks.ended);
        this.moverX = new Float32Array(movers).fill(NaN);
        this.moverY = new Float32Array(movers).fill(NaN);
        this.moverHeight = new Float32Array(movers);
        this.moverHeading = new Float32Array(movers);
        this.moverState = new Uint8Array(movers).fill(2);
        this.moverTrail = new Float32Array(movers * TRAIL_POINTS * 2).fill(NaN);
        this.#moverCursor = replay.firstPlace.slice(0, movers);
        this.trackRow = new Int32Array(together);
        this.trackX = new Float32Array(together);
        this.trackY = new Float32Array(together);
        this.trackHeight = new Float32Array(together);
        this.trackHeading = new Float32Array(together);
        this.trackDeviation = new Float32Array(together);
        this.trackSeen = new Int32Array(together);
        this.trackVerdict = new Int8Array(together);
        this.trackMover = new Int32Array(together);
        this.trackSlot = new Int32Array(tracks).fill(-1);
        this.#trackCursor = replay.firstBelief.slice(0, tracks);
        this.#verdictCursor = replay.firstVerdict.slice(0, tracks);
        this.#behindCursor = replay.firstBehind.slice(0, tracks);
        const flying = mostTogether(replay.shots.launched, replay.shots.ended);
        this.shotRow = new Int32Array(flying);
        this.shotX = new Float32Array(flying);
        this.shotY = new Float32Array(flying);
        this.shotHeading = new Float32Array(flying);
        this.placeX = new Float32Array(replay.places.rows);
        this.placeY = new Float32Array(replay.places.rows);
        this.beliefX = new Float32Array(replay.beliefs.rows);
        this.beliefY = new Float32Array(replay.beliefs.rows);
        this.shotEndX = new Float32Array(replay.shots.rows);
        this.shotEndY = new Float32Array(replay.shots.rows);
        this.batteryX = new Float32Array(replay.head.batteries.length);
        this.batteryY = new Float32Array(replay.head.batteries.length);
        this.assetX = new Float32Array(replay.head.assets.length);
        this.assetY = new Float32Array(replay.head.assets.length);
    }

    /** Puts all places into the plane, a part at a time. */
    static async of(replay: Replay, plane: Plane, pause: () => Promise<void> = async () => Promise.resolve()): Promise<Scene> {
        const scene = new Scene(replay, plane);
        const PART = 20_000;
        const project = async (latitude: Int32Array, longitude: Int32Array, x: Float32Array, y: Float32Array): Promise<void> => {
            for (let i = 0; i < latitude.length; i++) {
                const point = plane.toPlane({ lat_deg: latitude[i]! * UNIT_DEG, lon_deg: longitude[i]! * UNIT_DEG });
                x[i] = point.x_km;
                y[i] = point.y_km;
                if (i % PART === PART - 1) {
                    await pause();
                }
            }
        };
        await project(replay.places.latitude, replay.places.longitude, scene.placeX, scene.placeY);
        await project(replay.beliefs.latitude, replay.beliefs.longitude, scene.beliefX, scene.beliefY);
        await project(replay.shots.latitude, replay.shots.longitude, scene.shotEndX, scene.shotEndY);
        const put = (things: readonly { readonly place: { readonly latitude_deg: number; readonly longitude_deg: number } }[], x: Float32Array, y: Float32Array): void => {
            for (const [i, thing] of things.entries()) {
                const point = plane.toPlane({ lat_deg: thing.place.latitude_deg, lon_deg: thing.place.longitude_deg });
                x[i] = point.x_km;
                y[i] = point.y_km;
            }
        };
        put(replay.head.batteries, scene.batteryX, scene.batteryY);
        put(replay.head.assets, scene.assetX, scene.assetY);
        return scene;
    }

    /** Shows a moment, in milliseconds since the start. */
    stateAt(time: number): void {
        this.#movers(time);
        this.#tracks(time);
        this.#shots(time);
        this.time = time;
    }

    #movers(time: number): void {
        const { movers, places, firstPlace } = this.replay;
        for (let i = 0; i < movers.rows; i++) {
            const begin = movers.appeared[i]!;
            const from = firstPlace[i]!;
            const until = firstPlace[i + 1]!;
            if (begin < 0 || time < begin || time >= movers.ended[i]! || until - from < 2) {
                if (this.moverState[i] !== 2) {
                    this.moverState[i] = 2;
                    this.moverX[i] = NaN;
                    this.moverY[i] = NaN;
                    this.moverTrail.fill(NaN, i * TRAIL_POINTS * 2, (i + 1) * TRAIL_POINTS * 2);
                }
                continue;
            }
            const at = follow(places.time, from, until - 2, this.#moverCursor[i]!, time);
            this.#moverCursor[i] = at;
            const began = places.time[at]!;
            const share = (time - began) / (places.time[at + 1]! - began);
            const x0 = this.placeX[at]!;
            const y0 = this.placeY[at]!;
            const x1 = this.placeX[at + 1]!;
            const y1 = this.placeY[at + 1]!;
            this.moverState[i] = 0;
            this.moverX[i] = x0 + share * (x1 - x0);
            this.moverY[i] = y0 + share * (y1 - y0);
            this.moverHeight[i] = places.height[at]! + share * (places.height[at + 1]! - places.height[at]!);
            this.moverHeading[i] = bearing(x1 - x0, y1 - y0);
            this.#trail(i, at, from, begin, time);
        }
    }

    /** Points of the way behind a mover, oldest first, the last one where it is. */
    #trail(mover: number, cursor: number, from: number, begin: number, time: number): void {
        const { places } = this.replay;
        let at = cursor;
        let write = (mover * TRAIL_POINTS + TRAIL_POINTS - 1) * 2;
        this.moverTrail[write] = this.moverX[mover]!;
        this.moverTrail[write + 1] = this.moverY[mover]!;
        // Steps of the clock, so that the points stay where they are while the mover goes on.
        let moment = Math.floor((time - 1) / TRAIL_STEP_MS) * TRAIL_STEP_MS;
        for (let point = TRAIL_POINTS - 2; point >= 0; point--) {
            write -= 2;
            if (moment < begin) {
                this.moverTrail[write] = NaN;
                this.moverTrail[write + 1] = NaN;
                continue;
            }
            while (at > from && places.time[at]! > moment) {
                at--;
            }
            const began = places.time[at]!;
            const share = (moment - began) / (places.time[at + 1]! - began);
            this.moverTrail[write] = this.placeX[at]! + share * (this.placeX[at + 1]! - this.placeX[at]!);
            this.moverTrail[write + 1] = this.placeY[at]! + share * (this.placeY[at + 1]! - this.placeY[at]!);
            moment -= TRAIL_STEP_MS;
        }
    }

    #tracks(time: number): void {
        const { tracks, beliefs, verdicts, behind, firstBelief, firstVerdict, firstBehind } = this.replay;
        for (let slot = 0; slot < this.trackCount; slot++) {
            this.trackSlot[this.trackRow[slot]!] = -1;
        }
        let slot = 0;
        for (let i = 0; i < tracks.rows; i++) {
            const from = firstBelief[i]!;
            const until = firstBelief[i + 1]!;
            if (time < tracks.started[i]! || time >= tracks.ended[i]! || until === from || time < beliefs.time[from]!) {
                continue;
            }
            const at = follow(beliefs.time, from, until - 1, this.#trackCursor[i]!, time);
            this.#trackCursor[i] = at;
            const seconds = (time - beliefs.time[at]!) / 1000;
            const east = beliefs.east[at]!;
            const north = beliefs.north[at]!;
            this.trackRow[slot] = i;
            this.trackSlot[i] = slot;
            // Carried on with the believed speed: a few km at most, where the plane's north is the track's to a pixel.
            this.trackX[slot] = this.beliefX[at]! + (east * seconds) / 1000;
            this.trackY[slot] = this.beliefY[at]! + (north * seconds) / 1000;
            this.trackHeight[slot] = beliefs.height[at]!;
            this.trackHeading[slot] = east === 0 && north === 0 ? NaN : bearing(east, north);
            this.trackDeviation[slot] = beliefs.deviation[at]!;
            this.trackSeen[slot] = beliefs.time[at]!;
            this.trackVerdict[slot] = -1;
            this.trackMover[slot] = -1;
            const verdictFrom = firstVerdict[i]!;
            const verdictUntil = firstVerdict[i + 1]!;
            if (verdictUntil > verdictFrom && verdicts.time[verdictFrom]! <= time) {
                const verdict = follow(verdicts.time, verdictFrom, verdictUntil - 1, this.#verdictCursor[i]!, time);
                this.#verdictCursor[i] = verdict;
                this.trackVerdict[slot] = verdicts.hostile[verdict]!;
            }
            const behindFrom = firstBehind[i]!;
            const behindUntil = firstBehind[i + 1]!;
            if (behindUntil > behindFrom) {
                const one = follow(behind.time, behindFrom, behindUntil - 1, this.#behindCursor[i]!, time);
                this.#behindCursor[i] = one;
                this.trackMover[slot] = behind.mover[one]!;
            }
            slot++;
        }
        this.trackCount = slot;
    }

    #shots(time: number): void {
        const { shots } = this.replay;
        let slot = 0;
        for (let i = 0; i < shots.rows; i++) {
            const from = shots.launched[i]!;
            const until = shots.ended[i]!;
            if (time < from || time >= until) {
                continue;
            }
            const battery = shots.battery[i]!;
            const share = (time - from) / (until - from);
            const x0 = this.batteryX[battery]!;
            const y0 = this.batteryY[battery]!;
            this.shotRow[slot] = i;
            this.shotX[slot] = x0 + share * (this.shotEndX[i]! - x0);
            this.shotY[slot] = y0 + share * (this.shotEndY[i]! - y0);
            this.shotHeading[slot] = bearing(this.shotEndX[i]! - x0, this.shotEndY[i]! - y0);
            slot++;
        }
        this.shotCount = slot;
    }

    /** Where a mover truly is now: 10⁻⁵ degrees and metres, as the format has it. Null where it is not there. */
    trueAt(mover: number, time: number): { lat_deg: number; lon_deg: number; height_m: number } | null {
        const { movers, places, firstPlace } = this.replay;
        const from = firstPlace[mover]!;
        const until = firstPlace[mover + 1]!;
        if (movers.appeared[mover]! < 0 || time < movers.appeared[mover]! || time > movers.ended[mover]! || until - from < 2) {
            return null;
        }
        const at = follow(places.time, from, until - 2, from, time);
        const share = (time - places.time[at]!) / (places.time[at + 1]! - places.time[at]!);
        const between = (column: Int32Array): number => column[at]! + share * (column[at + 1]! - column[at]!);
        return { lat_deg: between(places.latitude) * UNIT_DEG, lon_deg: between(places.longitude) * UNIT_DEG, height_m: between(places.height) };
    }

    /** Metres over the ground between what is true of a target and what is believed of it by the track in a slot. */
    distance_m(slot: number, mover: number): number {
        return 1000 * Math.hypot(this.trackX[slot]! - this.moverX[mover]!, this.trackY[slot]! - this.moverY[mover]!);
    }
}

/** The last row from `from` to `last` whose time is not after the moment, begun where it was last: a few steps on, else by halving. */
export function follow(times: Int32Array, from: number, last: number, cursor: number, time: number): number {
    let at = cursor < from ? from : cursor > last ? last : cursor;
    if (times[at]! <= time) {
        for (let steps = 0; steps < 4; steps++) {
            if (at >= last || times[at + 1]! > time) {
                return at;
            }
            at++;
        }
    }
    let low = times[at]! <= time ? at : from;
    let high = times[at]! <= time ? last : at;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (times[middle]! <= time) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

/** Clockwise from north, degrees. */
function bearing(east: number, north: number): number {
    const degrees = (Math.atan2(east, north) * 180) / Math.PI;
    return degrees < 0 ? degrees + 360 : degrees;
}

/** How many stretches of time there are at once at most. */
function mostTogether(from: Int32Array, until: Int32Array): number {
    const begins = from.slice().sort();
    const ends = until.slice().sort();
    let most = 0;
    let now = 0;
    let ended = 0;
    for (let i = 0; i < begins.length; i++) {
        while (ended < ends.length && ends[ended]! <= begins[i]!) {
            ended++;
            now--;
        }
        now++;
        most = Math.max(most, now);
    }
    return most;
}

export { METRES_PER_UNIT, UNIT_DEG };
