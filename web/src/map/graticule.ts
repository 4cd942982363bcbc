/** Meridians and parallels as far apart as the view can bear. */
import type { Place, PlanePoint, Projection } from './types';

const STEPS_DEG = [30, 20, 10, 5, 2, 1, 0.5, 1 / 4, 1 / 6, 1 / 12, 1 / 30, 1 / 60];
const PIECES = 40;

export interface GraticuleLine {
    readonly isMeridian: boolean;
    readonly value_deg: number;
    readonly label: string;
    readonly points: readonly PlanePoint[];
}

/** The box of the plane that is shown. */
export interface PlaneBox {
    readonly west_km: number;
    readonly south_km: number;
    readonly east_km: number;
    readonly north_km: number;
}

/** Lines over a box; about `most` of each kind. */
export function graticule(projection: Projection, box: PlaneBox, most: number): GraticuleLine[] {
    const { west, east, south, north } = bounds(projection, box);
    const step = STEPS_DEG.findLast(each => (north - south) / each <= most) ?? STEPS_DEG[0]!;
    const across = step * Math.max(1, [1, 2, 5, 10].find(each => (east - west) / (step * each) <= most * 1.4) ?? 10);
    const lines: GraticuleLine[] = [];
    for (let lat = Math.ceil(south / step) * step; lat <= north + 1e-9; lat += step) {
        if (Math.abs(lat) <= 89.999) {
            const value = rounded(lat, step);
            lines.push({ isMeridian: false, value_deg: value, label: latitudeText(value), points: line(projection, at => ({ lat_deg: lat, lon_deg: west + (east - west) * at })) });
        }
    }
    for (let lon = Math.ceil(west / across) * across; lon <= east + 1e-9; lon += across) {
        const value = rounded(lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon, across);
        lines.push({ isMeridian: true, value_deg: value, label: longitudeText(value), points: line(projection, at => ({ lat_deg: south + (north - south) * at, lon_deg: lon })) });
    }
    return lines;
}

function line(projection: Projection, place: (at: number) => Place): PlanePoint[] {
    return Array.from({ length: PIECES + 1 }, (_, at) => projection.toPlane(place(at / PIECES)));
}

/** Degrees that hold the box: looked up along its rim and inside it. Longitudes run on past 180°. */
function bounds(projection: Projection, box: PlaneBox): { west: number; east: number; south: number; north: number } {
    let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
    const pieces = 16;
    for (let row = 0; row <= pieces; row++) {
        for (let column = 0; column <= pieces; column++) {
            const place = projection.toPlace({ x_km: box.west_km + (box.east_km - box.west_km) * column / pieces, y_km: box.south_km + (box.north_km - box.south_km) * row / pieces });
            const turn = ((place.lon_deg - projection.origin.lon_deg + 540) % 360) - 180, lon = projection.origin.lon_deg + turn;
            west = Math.min(west, lon);
            east = Math.max(east, lon);
            south = Math.min(south, place.lat_deg);
            north = Math.max(north, place.lat_deg);
        }
    }
    return { west, east, south, north };
}

const rounded = (value: number, step: number) => Math.round(value / step) * step;

export const latitudeText = (lat_deg: number) => degreesText(lat_deg, 'N', 'S');
export const longitudeText = (lon_deg: number) => degreesText(lon_deg, 'E', 'W');

function degreesText(value: number, plus: string, minus: string): string {
    const minutes = Math.round(Math.abs(value) * 60), degrees = Math.floor(minutes / 60), rest = minutes % 60;
    const letter = minutes === 0 ? '' : value > 0 ? plus : minus;
    return `${degrees}°${rest === 0 ? '' : `${String(rest).padStart(2, '0')}′`}${letter}`;
}
