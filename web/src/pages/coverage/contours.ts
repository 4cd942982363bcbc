/** Edges of the cells of a ring: from classes on a square grid to closed lines in kilometres of the map's plane. */

/**
 * Lines about the cells of a class or above. They run through the middles between a cell inside and one outside; what
 * encloses less than `least_km2` is left out, for at the size of a ring it is dust (tables count it).
 * @param cells Rows from the north.
 * @param side Cells in a row, and rows; the site lies under the middle one.
 */
export function contours(cells: Uint8Array, side: number, cell_km: number, isIn: (value: number) => boolean, least_km2: number): Float32Array[] {
    // A frame of cells outside, so that every line closes.
    const wide = side + 2, inside = new Uint8Array(wide * wide);
    for (let row = 0; row < side; row++) {
        for (let column = 0; column < side; column++) {
            inside[(row + 1) * wide + column + 1] = isIn(cells[row * side + column]!) ? 1 : 0;
        }
    }

    // Between cell and cell to the east lies point 2·n, between cell and cell to the south point 2·n + 1. From each point the line goes on to one other, with the inside on its left.
    const next = new Int32Array(2 * wide * wide).fill(-1), second = new Map<number, number>();
    const link = (from: number, to: number) => {
        if (next[from] === -1) {
            next[from] = to;
        } else {
            second.set(from, to);
        }
    };
    for (let row = 0; row < wide - 1; row++) {
        for (let column = 0; column < wide - 1; column++) {
            const at = row * wide + column;
            const corners = inside[at]! * 8 + inside[at + 1]! * 4 + inside[at + wide + 1]! * 2 + inside[at + wide]!;
            if (corners === 0 || corners === 15) {
                continue;
            }
            const top = 2 * at, left = 2 * at + 1, right = 2 * (at + 1) + 1, bottom = 2 * (at + wide);
            switch (corners) {
                case 8: link(top, left); break;
                case 4: link(right, top); break;
                case 2: link(bottom, right); break;
                case 1: link(left, bottom); break;
                case 12: link(right, left); break;
                case 6: link(bottom, top); break;
                case 3: link(left, right); break;
                case 9: link(top, bottom); break;
                case 14: link(bottom, left); break;
                case 13: link(right, bottom); break;
                case 11: link(top, right); break;
                case 7: link(left, top); break;
                // Corners that touch are apart.
                case 10: link(top, left); link(bottom, right); break;
                default: link(right, top); link(left, bottom); break;
            }
        }
    }

    const lines: Float32Array[] = [], half = (side - 1) / 2;
    const points: number[] = [];
    for (let start = 0; start < next.length; start++) {
        if (next[start] === -1) {
            continue;
        }
        points.length = 0;
        for (let at = start; ;) {
            const cell = at >> 1, row = Math.floor(cell / wide), column = cell % wide;
            points.push((column - 1 + (at & 1 ? 0 : 0.5) - half) * cell_km, (half - (row - 1) - (at & 1 ? 0.5 : 0)) * cell_km);
            const to: number = next[at]!;
            const other = second.get(at);
            if (other === undefined) {
                next[at] = -1;
            } else {
                next[at] = other;
                second.delete(at);
            }
            if (to === start || to === -1) {
                break;
            }
            at = to;
        }
        if (Math.abs(enclosed(points)) >= least_km2) {
            lines.push(Float32Array.from(points));
        }
    }
    return lines;
}

/** What a closed line encloses; counter-clockwise is above zero. */
export function enclosed(points: ArrayLike<number>): number {
    let sum = 0;
    for (let at = 0; at < points.length; at += 2) {
        const to = (at + 2) % points.length;
        sum += points[at]! * points[to + 1]! - points[to]! * points[at + 1]!;
    }
    return sum / 2;
}
