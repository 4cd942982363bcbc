// Land and borders for the map, out of world-atlas (Natural Earth 1:50m): names are cut off, and of the countries only the
// lines between two of them are kept. Natural Earth draws who holds a place, not who should; the map says "not authoritative".
import { readFile } from 'node:fs/promises';
import path from 'node:path';

// 0.005°: half a kilometre, a fifth of what the data themselves leave out.
const STEPS_PER_DEGREE = 200;

/** One file, borders.json: { format, scale, land, borders }; land and borders are lists of arcs, each [lon, lat, Δlon, Δlat, …] in steps of a degree's 200th. Land arcs are joined to rings by `rings`. */
export async function files(web) {
    const atlas = JSON.parse(await readFile(path.join(web, 'node_modules', 'world-atlas', 'countries-50m.json'), 'utf8'));
    const arcs = atlas.arcs.map(arc => decode(arc, atlas.transform));
    const owners = arcs.map(() => 0);
    for (const country of atlas.objects.countries.geometries) {
        const own = new Set();
        for (const ring of ringsOf(country)) {
            for (const arc of ring) {
                own.add(arc < 0 ? ~arc : arc);
            }
        }
        for (const arc of own) {
            owners[arc] += 1;
        }
    }
    const land = atlas.objects.land.geometries.flatMap(ringsOf).map(ring => quantised(joined(ring, arcs))).filter(ring => ring.length >= 8);
    const borders = arcs.filter((_, number) => owners[number] > 1).map(quantised).filter(arc => arc.length >= 4);
    const bytes = Buffer.from(JSON.stringify({ format: 'rampart-borders/1', source: 'Natural Earth 1:50m by way of world-atlas; not authoritative', steps_per_degree: STEPS_PER_DEGREE, land, borders }));
    return [{ name: 'borders.json', bytes }];
}

function decode(arc, { scale, translate }) {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
}

function ringsOf({ type, arcs }) {
    return type === 'Polygon' ? arcs : type === 'MultiPolygon' ? arcs.flat() : [];
}

/** A ring's points, the last as the first; an arc below zero is the other one backwards. */
function joined(ring, arcs) {
    const points = [];
    for (const arc of ring) {
        const part = arc < 0 ? [...arcs[~arc]].reverse() : arcs[arc];
        points.push(...(points.length === 0 ? part : part.slice(1)));
    }
    return points;
}

/** Steps from point to point; points that fall together are one. */
function quantised(points) {
    const steps = [];
    let lastX = Number.NaN, lastY = Number.NaN;
    for (const [lon, lat] of points) {
        const x = Math.round(lon * STEPS_PER_DEGREE), y = Math.round(lat * STEPS_PER_DEGREE);
        if (x !== lastX || y !== lastY) {
            steps.push(steps.length === 0 ? x : x - lastX, steps.length === 0 ? y : y - lastY);
            lastX = x;
            lastY = y;
        }
    }
    return steps;
}
