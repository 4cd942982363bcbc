/** Land and borders, out of the file that build/step-borders.mjs makes. Not authoritative. */
import { geoStream, type GeoStream } from 'd3-geo';
import { assets } from 'rampart:assets';
import { geoProjectionAbout } from './projection';
import type { Place } from './types';

interface BordersFile {
    readonly format: 'rampart-borders/1';
    readonly steps_per_degree: number;
    readonly land: readonly (readonly (readonly number[])[])[];
    readonly borders: readonly (readonly number[])[];
}

/** Shapes in kilometres of the plane, y to the south as the screen has it. */
export interface LandShapes {
    readonly land: Path2D;
    readonly coast: Path2D;
    readonly borders: Path2D;
}

let file: Promise<BordersFile> | undefined;

/** Fetched once, and kept for all maps. */
export function loadBorders(): Promise<BordersFile> {
    file ??= fetch(assets['borders.json']!).then(async answer => {
        if (!answer.ok) {
            throw new Error(`The borders could not be read: ${answer.status}.`);
        }
        return await answer.json() as BordersFile;
    });
    file.catch(() => { file = undefined; });
    return file;
}

/** The shapes about an origin, as far out as asked. */
export function landAbout(origin: Place, reach_deg: number, borders: BordersFile): LandShapes {
    const projection = geoProjectionAbout(origin, reach_deg);
    const isNear = nearTo(origin, reach_deg);
    const [land, coast, lines] = [new Path2D(), new Path2D(), new Path2D()];

    // Each ring is also a line for the coast: a polygon cut at the rim would draw the rim.
    for (const polygon of borders.land) {
        const rings = polygon.map(ring => degrees(ring, borders.steps_per_degree));
        if (isNear(rings[0]!)) {
            geoStream({ type: 'Polygon', coordinates: rings }, projection.stream(into(land)));
            geoStream({ type: 'MultiLineString', coordinates: rings }, projection.stream(into(coast)));
        }
    }
    geoStream({ type: 'MultiLineString', coordinates: borders.borders.map(arc => degrees(arc, borders.steps_per_degree)).filter(isNear) }, projection.stream(into(lines)));
    return { land, coast, borders: lines };
}

function degrees(steps: readonly number[], perDegree: number): [number, number][] {
    const points: [number, number][] = [];
    let x = 0, y = 0;
    for (let at = 0; at < steps.length; at += 2) {
        x += steps[at]!;
        y += steps[at + 1]!;
        points.push([x / perDegree, y / perDegree]);
    }
    return points;
}

/** Whether a line may come as near as that: a box in degrees tells most of the world away before it is projected. */
function nearTo(origin: Place, reach_deg: number): (points: readonly (readonly [number, number])[]) => boolean {
    const lon_deg = Math.abs(origin.lat_deg) + reach_deg >= 89 ? 180 : Math.min(180, Math.asin(Math.min(1, Math.sin(Math.min(90, reach_deg) * Math.PI / 180) / Math.cos(origin.lat_deg * Math.PI / 180))) * 180 / Math.PI);
    return points => {
        let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
        for (const [lon, lat] of points) {
            west = Math.min(west, lon);
            east = Math.max(east, lon);
            south = Math.min(south, lat);
            north = Math.max(north, lat);
        }
        const isInLongitude = [-360, 0, 360].some(turn => west + turn <= origin.lon_deg + lon_deg && east + turn >= origin.lon_deg - lon_deg);
        return isInLongitude && south <= origin.lat_deg + reach_deg && north >= origin.lat_deg - reach_deg;
    };
}

/** What d3-geo tells of lines and rings, as a path. */
function into(path: Path2D): GeoStream {
    let isFirst = true, isRing = false;
    return {
        point(x, y) {
            if (isFirst) {
                path.moveTo(x, y);
                isFirst = false;
            } else {
                path.lineTo(x, y);
            }
        },
        lineStart() { isFirst = true; },
        lineEnd() {
            if (isRing) {
                path.closePath();
            }
        },
        polygonStart() { isRing = true; },
        polygonEnd() { isRing = false; },
        sphere() { /* The sphere itself is not drawn. */ },
    };
}
