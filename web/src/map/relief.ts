/** Heights of the project's own terrain about a place, and their shade. */
import type { Place } from './types';

/** Heights on a square about the origin, rows from the north; `UNKNOWN` where nobody knows. */
export interface ReliefHeights {
    readonly size: number;
    readonly halfWidth_km: number;
    readonly heights_m: Int16Array;
    readonly ground: string;
}

/** How far apart the source's posts stand where that is not told: then nothing is smoothed. */
const NO_POSTS = 0;

export const UNKNOWN = -32768;
const SIZE = 640;
/** The server gives no more. */
const MOST_RADIUS_KM = 1500;
/** Half of a window that is 2.3 times as wide as high: in wider ones the edges of the relief come into sight. */
const PARTS_OF_SPAN = 1.15;
const kept = new Map<string, Promise<ReliefHeights>>();
const MOST_KEPT = 6;

/** How far out relief is asked for, for a map that shows so much from north to south. */
export function reliefAbout_km(span_km: number): number {
    return Math.min(MOST_RADIUS_KM, Math.round(span_km * PARTS_OF_SPAN));
}

/** Asks the server once for each place. The answer: little-endian Int16, and in its headers what they stand on. */
export function loadRelief(origin: Place, radius_km: number, query = '', stop?: AbortSignal): Promise<ReliefHeights> {
    const address = `/api/terrain/relief?lat_deg=${origin.lat_deg.toFixed(5)}&lon_deg=${origin.lon_deg.toFixed(5)}&radius_km=${Math.round(radius_km)}&size=${SIZE}${query === '' ? '' : `&${query}`}`;
    const known = kept.get(address);
    if (known) {
        return known;
    }
    const loading = read(address, stop);
    kept.set(address, loading);
    loading.catch(() => kept.delete(address));
    if (kept.size > MOST_KEPT) {
        kept.delete(kept.keys().next().value!);
    }
    return loading;
}

async function read(address: string, stop?: AbortSignal): Promise<ReliefHeights> {
    const answer = await fetch(address, stop ? { signal: stop } : {});
    if (!answer.ok) {
        throw new Error(`No relief: ${answer.status}.`);
    }
    const heights_m = new Int16Array(await answer.arrayBuffer());
    const size = Math.round(Math.sqrt(heights_m.length)), halfWidth_km = Number(answer.headers.get('x-half-width-km'));
    const posts = Number(answer.headers.get('x-post-m') ?? NO_POSTS) / (2000 * halfWidth_km / size);
    return { size, halfWidth_km, heights_m: smoothed(heights_m, size, Math.round(posts / 2)), ground: decodeURIComponent(answer.headers.get('x-ground') ?? '') };
}

/** Heights between posts go in straight lines, whose edges a shade would show as facets: a mean over a post's width rounds them. Nothing is reckoned from it. */
export function smoothed(heights_m: Int16Array, size: number, reach: number): Int16Array {
    if (reach < 1) {
        return heights_m;
    }
    let from = heights_m;
    for (let pass = 0; pass < 2; pass++) {
        from = meanAlong(meanAlong(from, size, reach, 1, size), size, reach, size, 1);
    }
    return from;
}

function meanAlong(from: Int16Array, size: number, reach: number, step: number, line: number): Int16Array {
    const to = new Int16Array(from.length);
    for (let start = 0; start < size; start++) {
        let sum = 0, count = 0;
        const add = (at: number, sign: number) => {
            if (at >= 0 && at < size && from[start * line + at * step] !== UNKNOWN) {
                sum += sign * from[start * line + at * step]!;
                count += sign;
            }
        };
        for (let at = -reach; at < reach; at++) {
            add(at, 1);
        }
        for (let at = 0; at < size; at++) {
            add(at + reach, 1);
            const here = start * line + at * step, own = from[here]!;
            // The coast stays where it is: land and sea are told apart by their own height.
            to[here] = own === UNKNOWN ? UNKNOWN : own <= 0 ? Math.min(0, Math.round(sum / count)) : Math.max(1, Math.round(sum / count));
            add(at - reach, -1);
        }
    }
    return to;
}

/** How heights become colours. */
export interface ReliefColours {
    /** From low to high, red, green and blue each. */
    readonly land: readonly (readonly [number, number, number])[];
    readonly sea: readonly [number, number, number];
    /** How strongly light and shadow show. */
    readonly contrast: number;
}

/** Light from the north-west at 45°, as maps are shaded; what nobody knows stays clear. */
export function shaded(relief: ReliefHeights, colours: ReliefColours): ImageData {
    const { size, heights_m } = relief, image = new ImageData(size, size);
    const step_m = 2000 * relief.halfWidth_km / size;
    const steepness = exaggeration(relief, step_m);
    const [red, green, blue] = colours.sea;
    const bands = colours.land.length - 1;
    for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
            const at = row * size + column, height = heights_m[at]!;
            if (height === UNKNOWN) {
                continue;
            }
            const east = heightAt(relief, row, column + 1, height) - heightAt(relief, row, column - 1, height);
            const north = heightAt(relief, row - 1, column, height) - heightAt(relief, row + 1, column, height);
            const light = lightOf(steepness * east / (2 * step_m), steepness * north / (2 * step_m)) * colours.contrast;
            let [r, g, b] = [red, green, blue];
            if (height > 0) {
                const place = Math.min(bands, Math.sqrt(height / 3500) * bands), below = Math.min(bands - 1, Math.floor(place)), share = place - below;
                const [from, to] = [colours.land[below]!, colours.land[below + 1]!];
                r = from[0] + (to[0] - from[0]) * share;
                g = from[1] + (to[1] - from[1]) * share;
                b = from[2] + (to[2] - from[2]) * share;
            }
            image.data[4 * at] = r + light;
            image.data[4 * at + 1] = g + light;
            image.data[4 * at + 2] = b + light;
            image.data[4 * at + 3] = 255;
        }
    }
    return image;
}

/** From -1, in shadow, over 0, flat, to 1. */
export function lightOf(east: number, north: number): number {
    const flat = Math.SQRT1_2;
    const light = (0.5 * (east - north) + flat) / Math.sqrt(1 + east * east + north * north);
    return light < flat ? (Math.max(0, light) - flat) / flat : (light - flat) / (1 - flat);
}

// Flat country is shaded more strongly than mountains: the relief is there to tell one place from another.
function exaggeration(relief: ReliefHeights, step_m: number): number {
    let sum = 0, count = 0;
    for (let row = 2; row < relief.size - 2; row += 5) {
        for (let column = 2; column < relief.size - 2; column += 5) {
            const here = relief.heights_m[row * relief.size + column]!;
            const there = relief.heights_m[row * relief.size + column + 1]!;
            if (here !== UNKNOWN && there !== UNKNOWN && (here > 0 || there > 0)) {
                sum += ((there - here) / step_m) ** 2;
                count++;
            }
        }
    }
    const typical = count === 0 ? 0 : Math.sqrt(sum / count);
    return typical <= 0 ? 1 : Math.max(1, Math.min(25, 0.2 / typical));
}

function heightAt(relief: ReliefHeights, row: number, column: number, instead: number): number {
    const { size } = relief;
    if (row < 0 || column < 0 || row >= size || column >= size) {
        return instead;
    }
    const height = relief.heights_m[row * size + column]!;
    return height === UNKNOWN ? instead : Math.max(0, height);
}
