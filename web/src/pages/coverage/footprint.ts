/** A defended footprint in numbers and words: cells by direction, its rows, and what a range looks like on the map. */
import type { ThreatRange } from './asking';
import { directionText } from './steps';

/** The cells of one threat range: a bit for each direction, the first asked the lowest. */
export interface RangeCells {
    readonly defended: Uint32Array;
    readonly unknown: Uint32Array;
}

/** A line of the table: a range with one direction, or with all of them together. */
export interface FootprintRow {
    readonly range_km: number;
    /** Degrees from north; "all" is from every direction asked, "any" from one of them at least. */
    readonly from: number | 'all' | 'any';
    readonly area_km2: number;
    readonly low_km2: number | null;
    readonly high_km2: number | null;
    readonly unknown_km2: number;
    readonly ahead_km: number | null;
    readonly behind_km: number | null;
    readonly beside_km: number | null;
    readonly decides: string;
}

/** How the outline of each threat range is drawn: viridis, and a line style of its own. */
export const rangeLines: readonly { readonly colour: string; readonly dash: readonly number[] }[] = [
    { colour: 'viridis-3', dash: [] }, { colour: 'viridis-4', dash: [12, 5] }, { colour: 'viridis-1', dash: [2, 3] },
    { colour: 'viridis-5', dash: [9, 3, 2, 3] }, { colour: 'viridis-2', dash: [5, 5] }, { colour: 'viridis-0', dash: [14, 3, 2, 3, 2, 3] },
];

/** Takes the answer of the server apart: for each range the defended cells, then the unknown ones, little-endian. */
export function cellsOf(buffer: ArrayBuffer, sides: readonly number[]): RangeCells[] {
    const view = new DataView(buffer);
    let at = 0;
    const take = (count: number): Uint32Array => Uint32Array.from({ length: count }, () => { const value = view.getUint32(at, true); at += 4; return value; });
    return sides.map(side => ({ defended: take(side * side), unknown: take(side * side) }));
}

/** Classes of the cells of one range: 0 nothing, 1 unknown, 2 defended from some direction, 3 from every one. */
export function classesOf(cells: RangeCells, directions: number): Uint8Array {
    const all = directions >= 32 ? 0xffffffff : (2 ** directions - 1) >>> 0;
    return Uint8Array.from(cells.defended, (from, at) => (from === all ? 3 : from !== 0 ? 2 : cells.unknown[at] !== 0 ? 1 : 0));
}

/** How far from the site a cell reaches that is defended or unknown: of the square about it, half a side. */
export function extent_km(cells: RangeCells, side: number, cell_km: number): number {
    const middle = (side - 1) / 2;
    let farthest = -0.5;
    cells.defended.forEach((from, at) => {
        if (from !== 0 || cells.unknown[at] !== 0) {
            farthest = Math.max(farthest, Math.abs(at % side - middle), Math.abs(Math.floor(at / side) - middle));
        }
    });
    return (farthest + 0.5) * cell_km;
}

/** Cells that are defended from one direction. */
export function fromOne(cells: RangeCells, direction: number): Uint8Array {
    return Uint8Array.from(cells.defended, from => (from >>> direction) & 1);
}

/** Every line of the table: the shortest range first, directions in the order in which they were asked. No order of merit. */
export function rowsOf(ranges: readonly ThreatRange[]): FootprintRow[] {
    return ranges.flatMap(range => [
        together(range, 'all'), together(range, 'any'),
        ...range.from.map((each): FootprintRow => ({
            range_km: range.range_km, from: each.from_deg, area_km2: each.defended.area_km2, low_km2: each.defended.low_km2 ?? null, high_km2: each.defended.high_km2 ?? null,
            unknown_km2: each.unknown_km2, ahead_km: each.ahead_km, behind_km: each.behind_km, beside_km: each.beside_km, decides: each.decides,
        })),
    ]);
}

function together(range: ThreatRange, from: 'all' | 'any'): FootprintRow {
    const area = from === 'all' ? range.always : range.ever;
    return {
        range_km: range.range_km, from, area_km2: area.area_km2, low_km2: area.low_km2 ?? null, high_km2: area.high_km2 ?? null,
        unknown_km2: from === 'all' ? range.unknownAlways_km2 : range.unknownEver_km2, ahead_km: null, behind_km: null, beside_km: null, decides: '',
    };
}

/** A direction in words: from 90°, from all asked, from any. */
export function fromText(from: FootprintRow['from']): string {
    return from === 'all' ? 'every direction asked' : from === 'any' ? 'at least one of them' : directionText(from);
}

/** A distance: 0.4 km, 41 km. */
export function distanceText(distance_km: number): string {
    return `${distance_km > 0 && distance_km < 9.95 ? distance_km.toFixed(1) : Math.round(distance_km).toLocaleString('en')} km`;
}

/** The line of an arrow that says from where the threat comes: from the rim of what is shown inwards. */
export function arrowOf(from_deg: number, rim_km: number): Float32Array {
    const angle = from_deg * Math.PI / 180, east = Math.sin(angle), north = Math.cos(angle);
    return Float32Array.of(east * rim_km * 1.16, north * rim_km * 1.16, east * rim_km * 0.98, north * rim_km * 0.98);
}

/** Where the words of an arrow stand, so that they do not lie over it: to its right, or above one that lies flat. */
export function besideArrow(from_deg: number, rim_km: number): { readonly x_km: number; readonly y_km: number } {
    const angle = from_deg * Math.PI / 180, east = Math.sin(angle), north = Math.cos(angle);
    return { x_km: rim_km * (1.07 * east + 0.2 * Math.abs(north)), y_km: rim_km * (1.07 * north + 0.08 * Math.abs(east)) };
}

/** Numbers as people type them in a list: each once, the least first. What is no number is kept as such, so that it can be refused. */
export function numbersOf(words: string): number[] {
    return [...new Set(words.split(/[\s,;]+/).filter(word => word !== '').map(Number))].sort((one, other) => one - other);
}
