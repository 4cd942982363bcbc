/** Words on the map that do not lie on one another, and numbers as the map writes them. */

export interface WordBox {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
}

/** Room that is taken. */
export class WordRoom {
    private readonly taken: WordBox[];

    /** Room of its own, or what another room leaves. */
    constructor(other?: WordRoom) {
        this.taken = other ? [...other.taken] : [];
    }

    isFree(box: WordBox): boolean {
        return !this.taken.some(each => each.left < box.right && each.right > box.left && each.top < box.bottom && each.bottom > box.top);
    }

    take(box: WordBox): void {
        this.taken.push(box);
    }
}

export const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

/** Text with a line of the ground's colour about it, so that it is read over anything. */
export function haloText(context: CanvasRenderingContext2D, text: string, x: number, y: number, ink: string, halo: string): void {
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = halo;
    context.strokeText(text, x, y);
    context.fillStyle = ink;
    context.fillText(text, x, y);
}

/** A range: 12.3 km under a hundred, 123 km above, metres under one. */
export function rangeText(range_km: number): string {
    return range_km < 1 ? `${Math.round(range_km * 1000)} m` : `${range_km.toFixed(range_km < 100 ? 1 : 0)} km`;
}

/** A bearing in three digits and one decimal: 045.2°. */
export function bearingText(bearing_deg: number): string {
    const tenths = Math.round(bearing_deg * 10) % 3600;
    return `${(tenths / 10).toFixed(1).padStart(5, '0')}°`;
}

/** A place as people write it: 40.123° N 33.456° E. */
export function placeText(place: { readonly lat_deg: number; readonly lon_deg: number }, decimals = 3): string {
    return `${Math.abs(place.lat_deg).toFixed(decimals)}° ${place.lat_deg < 0 ? 'S' : 'N'} ${Math.abs(place.lon_deg).toFixed(decimals)}° ${place.lon_deg < 0 ? 'W' : 'E'}`;
}
