/**
 * What lies under the pointer: things on the screen in squares of a grid, so that one look asks only its neighbours.
 * Filling it allocates nothing once it has grown to the number of things.
 */
const SQUARE_PX = 24;

export class HitIndex {
    private columns = 0;
    private rows = 0;
    private first = new Int32Array(0);
    private next = new Int32Array(0);
    private xs = new Float32Array(0);
    private ys = new Float32Array(0);
    private references = new Int32Array(0);
    private count = 0;

    /** Empties it for a screen of this size. */
    clear(width_px: number, height_px: number): void {
        this.columns = Math.max(1, Math.ceil(width_px / SQUARE_PX));
        this.rows = Math.max(1, Math.ceil(height_px / SQUARE_PX));
        if (this.first.length < this.columns * this.rows) {
            this.first = new Int32Array(this.columns * this.rows);
        }
        this.first.fill(-1);
        this.count = 0;
    }

    /** Takes a thing in; what lies off the screen, or nowhere, is left out. */
    add(x_px: number, y_px: number, reference: number): void {
        const column = Math.floor(x_px / SQUARE_PX), row = Math.floor(y_px / SQUARE_PX);
        if (!(column >= 0 && column < this.columns && row >= 0 && row < this.rows)) {
            return;
        }
        if (this.count === this.next.length) {
            this.grow();
        }
        const at = this.count++, square = row * this.columns + column;
        this.xs[at] = x_px;
        this.ys[at] = y_px;
        this.references[at] = reference;
        this.next[at] = this.first[square]!;
        this.first[square] = at;
    }

    /** The nearest thing within so many pixels; of things as near, the one taken in last, which is drawn on top. -1 where there is none. */
    nearest(x_px: number, y_px: number, within_px: number): number {
        let best = -1, least = within_px * within_px;
        const west = Math.max(0, Math.floor((x_px - within_px) / SQUARE_PX)), east = Math.min(this.columns - 1, Math.floor((x_px + within_px) / SQUARE_PX));
        const north = Math.max(0, Math.floor((y_px - within_px) / SQUARE_PX)), south = Math.min(this.rows - 1, Math.floor((y_px + within_px) / SQUARE_PX));
        for (let row = north; row <= south; row++) {
            for (let column = west; column <= east; column++) {
                for (let at = this.first[row * this.columns + column]!; at >= 0; at = this.next[at]!) {
                    const x = this.xs[at]! - x_px, y = this.ys[at]! - y_px, distance = x * x + y * y;
                    if (distance < least || (distance === least && at > best)) {
                        least = distance;
                        best = at;
                    }
                }
            }
        }
        return best < 0 ? -1 : this.references[best]!;
    }

    private grow(): void {
        const size = Math.max(256, 2 * this.next.length);
        const grown = (old: Int32Array) => { const all = new Int32Array(size); all.set(old); return all; };
        const grownFloat = (old: Float32Array) => { const all = new Float32Array(size); all.set(old); return all; };
        this.next = grown(this.next);
        this.references = grown(this.references);
        this.xs = grownFloat(this.xs);
        this.ys = grownFloat(this.ys);
    }
}
