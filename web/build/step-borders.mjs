// Land and borders for the map, out of world-atlas (Natural Earth 1:50m): names are cut off, and of the countries only the
// lines between two of them are kept. Natural Earth draws who holds a place, not who should; the map says "not authoritative".
import { readFile } from 'node:fs/promises';
import path from 'node:path';

// 0.005°: half a kilometre, a fifth of what the data themselves leave out.
const STEPS_PER_DEGREE = 200;

/** One file, borders.json: { format, source, steps_per_degree, land, borders }. Land is a list of polygons, each its outer ring and its holes; rings and borders are [lon, lat, Δlon, Δlat, …] in steps of a degree's 200th. */
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
    const land = atlas.objects.land.geometries.flatMap(polygonsOf)
        .map(rings => rings.map(ring => joined(ring, arcs)).map(points => keptShape(points, quantised(points))))
        .filter(rings => rings[0] !== null).map(rings => rings.filter(ring => ring !== null));
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

function polygonsOf({ type, arcs }) {
    return type === 'Polygon' ? [arcs] : type === 'MultiPolygon' ? arcs : [];
}

const ringsOf = geometry => polygonsOf(geometry).flat();

/** The ring after rounding; null where that has left nothing, or turned it inside out: d3-geo takes a ring's turning sense to say which side is land. */
function keptShape(points, steps) {
    let x = 0, y = 0;
    const rounded = [];
    for (let at = 0; at < steps.length; at += 2) {
        rounded.push([x += steps[at], y += steps[at + 1]]);
    }
    const area = areaOf(rounded);
    return Math.abs(area) >= 2 && Math.sign(area) === Math.sign(areaOf(points)) ? steps : null;
}

function areaOf(points) {
    return points.reduce((sum, [x, y], at) => {
        const [nextX, nextY] = points[(at + 1) % points.length];
        return sum + (x * nextY - nextX * y) / 2;
    }, 0);
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
