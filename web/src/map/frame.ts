/** Where the plane lies on the screen. */
import type { MapViewState, PlanePoint } from './types';
import type { PlaneBox } from './graticule';

export const LEAST_SPAN_KM = 0.5;
export const MOST_SPAN_KM = 7000;

/** One view on a screen of a size in CSS pixels. */
export class Frame {
    readonly perKm: number;

    constructor(readonly view: MapViewState, readonly width: number, readonly height: number) {
        this.perKm = Math.max(1, Math.min(width, height)) / view.span_km;
    }

    x(x_km: number): number {
        return this.width / 2 + (x_km - this.view.x_km) * this.perKm;
    }

    y(y_km: number): number {
        return this.height / 2 - (y_km - this.view.y_km) * this.perKm;
    }

    point(x: number, y: number): PlanePoint {
        return { x_km: this.view.x_km + (x - this.width / 2) / this.perKm, y_km: this.view.y_km - (y - this.height / 2) / this.perKm };
    }

    box(): PlaneBox {
        const [corner, other] = [this.point(0, this.height), this.point(this.width, 0)];
        return { west_km: corner.x_km, south_km: corner.y_km, east_km: other.x_km, north_km: other.y_km };
    }

    holds(x: number, y: number, margin = 0): boolean {
        return x >= -margin && y >= -margin && x <= this.width + margin && y <= this.height + margin;
    }

    /** Paths in kilometres (y to the south) are drawn through this. */
    enter(context: CanvasRenderingContext2D, density: number): void {
        const scale = density * this.perKm;
        context.setTransform(scale, 0, 0, scale, density * (this.width / 2 - this.view.x_km * this.perKm), density * (this.height / 2 + this.view.y_km * this.perKm));
    }

    /** Pictures and words in CSS pixels are drawn through this. */
    leave(context: CanvasRenderingContext2D, density: number): void {
        context.setTransform(density, 0, 0, density, 0, 0);
    }
}

/** The view nearer or farther by a factor, with a point of the screen staying where it is. */
export function zoomed(frame: Frame, factor: number, x: number, y: number): MapViewState {
    const span_km = Math.max(LEAST_SPAN_KM, Math.min(MOST_SPAN_KM, frame.view.span_km / factor));
    const held = frame.point(x, y), share = span_km / frame.view.span_km;
    return { x_km: held.x_km + (frame.view.x_km - held.x_km) * share, y_km: held.y_km + (frame.view.y_km - held.y_km) * share, span_km };
}

/** The view that holds a box. */
export function fitting(box: PlaneBox, width: number, height: number): MapViewState {
    const short = Math.max(1, Math.min(width, height));
    const span_km = Math.max((box.east_km - box.west_km) * short / Math.max(1, width), (box.north_km - box.south_km) * short / Math.max(1, height), LEAST_SPAN_KM);
    return { x_km: (box.west_km + box.east_km) / 2, y_km: (box.south_km + box.north_km) / 2, span_km: Math.min(MOST_SPAN_KM, span_km * 1.06) };
}

/** 1, 2 or 5 times a power of ten, at most the value. */
export function roundBelow(value: number): number {
    const power = 10 ** Math.floor(Math.log10(value));
    return power * ([5, 2].find(each => each * power <= value) ?? 1);
}
