/** Where frames are drawn so that none hides another: aside, with a line to the place, or as a dot until there is room. */
import type { Frame } from './frame';
import { FRAME_PX } from './size';
import type { MapSymbol, SymbolClass } from './types';

export interface PlacedSymbol {
    readonly symbol: MapSymbol;
    /** Where it truly is on the screen. */
    readonly x: number;
    readonly y: number;
    /** Where its frame is drawn. */
    readonly frameX: number;
    readonly frameY: number;
    /** There is no room for its frame: a dot stands at its place. */
    readonly isDot: boolean;
}

/** What keeps its place when several would lie on one another. */
const RANK: readonly SymbolClass[] = ['command-post', 'battery', 'radar', 'launcher', 'asset'];
const GAP_PX = 2;

/** Places to try, from the true one outward: to the sides before up and down, where names stand. */
const TRIED: readonly (readonly [number, number])[] = [
    [0, 0],
    ...[1, 1.5].flatMap(far => ([[1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1], [0, -1], [0, 1]] as const).map(([dx, dy]) => [dx * far, dy * far] as const)),
];

/** Frames on the screen. The selected one keeps its place, then command posts and batteries do; the others give way. */
export function declutter(symbols: readonly MapSymbol[], frame: Frame, selected: string | null): PlacedSymbol[] {
    const size = FRAME_PX + GAP_PX;
    const rank = (symbol: MapSymbol): number => (symbol.id === selected || symbol.isDraggable ? -1 : RANK.indexOf(symbol.class) < 0 ? RANK.length : RANK.indexOf(symbol.class));
    const inSight = symbols
        .map((symbol, at) => ({ symbol, at, x: frame.x(symbol.at.x_km), y: frame.y(symbol.at.y_km) }))
        .filter(({ x, y }) => frame.holds(x, y, FRAME_PX));
    const placed: (PlacedSymbol & { readonly at: number })[] = [];
    const isFree = (x: number, y: number): boolean => !placed.some(each => !each.isDot && Math.abs(each.frameX - x) < size && Math.abs(each.frameY - y) < size);
    for (const { symbol, at, x, y } of [...inSight].sort((one, other) => rank(one.symbol) - rank(other.symbol) || one.at - other.at)) {
        const free = TRIED.find(([dx, dy]) => isFree(x + dx * size, y + dy * size));
        placed.push(free
            ? { symbol, at, x, y, frameX: x + free[0] * size, frameY: y + free[1] * size, isDot: false }
            : { symbol, at, x, y, frameX: x, frameY: y, isDot: true });
    }
    return placed.sort((one, other) => one.at - other.at);
}
