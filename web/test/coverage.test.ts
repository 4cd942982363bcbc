import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contours, enclosed } from '../src/pages/coverage/contours';
import { ray_m } from '../src/pages/coverage/ray';
import { areaText, bandText, echoesText, echoText, heightText, partText } from '../src/pages/coverage/steps';

/** Cells about the middle, by what holds at a place in cells east and north of it. */
function grid(side: number, holds: (east: number, north: number) => number): Uint8Array {
    const half = (side - 1) / 2;
    return Uint8Array.from({ length: side * side }, (_, at) => holds(at % side - half, half - Math.floor(at / side)));
}

test('The edge of a round area is a closed line about it, as large as its cells', () => {
    const cells = grid(201, (east, north) => (Math.hypot(east, north) <= 80 ? 1 : 0));
    const lines = contours(cells, 201, 0.5, value => value === 1, 0);
    assert.equal(lines.length, 1);
    const count = cells.filter(cell => cell === 1).length;
    assert.ok(Math.abs(Math.abs(enclosed(lines[0]!)) / (count * 0.25) - 1) < 0.01, `${enclosed(lines[0]!)} ${count * 0.25}`);
    for (let at = 0; at < lines[0]!.length; at += 2) {
        assert.ok(Math.abs(Math.hypot(lines[0]![at]!, lines[0]![at + 1]!) - 40) < 0.6);
    }
});

test('Holes have lines of their own, turned the other way, and dust has none', () => {
    const cells = grid(101, (east, north) => (Math.hypot(east, north) <= 40 && Math.hypot(east - 10, north - 5) > 12 ? 1 : Math.hypot(east + 46, north + 46) < 2 ? 1 : 0));
    const all = contours(cells, 101, 1, value => value === 1, 0), kept = contours(cells, 101, 1, value => value === 1, 50);
    assert.equal(all.length, 3);
    assert.equal(kept.length, 2);
    const [outer, hole] = [...kept].sort((one, other) => Math.abs(enclosed(other)) - Math.abs(enclosed(one)));
    assert.ok(enclosed(outer!) * enclosed(hole!) < 0);
    const sum = all.reduce((area, line) => area + Math.abs(enclosed(line)) * (enclosed(line) * enclosed(outer!) > 0 ? 1 : -1), 0);
    assert.ok(Math.abs(sum / cells.filter(cell => cell === 1).length - 1) < 0.02, `${sum}`);
});

test('Cells that touch at a corner only have lines of their own, and none is left open at the rim', () => {
    const cells = grid(5, (east, north) => ((east + north) % 2 === 0 ? 1 : 0));
    const lines = contours(cells, 5, 1, value => value === 1, 0);
    assert.equal(lines.length, 13);
    for (const line of lines) {
        assert.equal(line.length, 8);
        assert.ok(Math.abs(Math.abs(enclosed(line)) - 0.5) < 1e-6);
    }
    assert.equal(contours(grid(5, () => 1), 5, 1, value => value === 1, 0).length, 1);
    assert.equal(contours(grid(5, () => 0), 5, 1, value => value === 1, 0).length, 0);
});

test('A cell north-east of the site lies north-east of it on the map', () => {
    const [line] = contours(grid(11, (east, north) => (east === 4 && north === 2 ? 1 : 0)), 11, 10, value => value === 1, 0);
    let [x, y] = [0, 0];
    for (let at = 0; at < line!.length; at += 2) {
        [x, y] = [x + line![at]! / 4, y + line![at + 1]! / 4];
    }
    assert.ok(Math.abs(x - 40) < 1e-4 && Math.abs(y - 20) < 1e-4, `${x} ${y}`);
});

test('A ray ends at antenna and target, and one that grazes a smooth Earth touches it at the horizon', () => {
    const stretched_km = 6371 * 4 / 3, antenna_m = 20, horizon_km = Math.sqrt(2 * stretched_km * antenna_m / 1000);
    const far_km = 100, least_m = 1000 * (far_km - horizon_km) ** 2 / (2 * stretched_km);
    assert.ok(Math.abs(ray_m(antenna_m, far_km, least_m, 0, stretched_km) - antenna_m) < 1e-9);
    assert.ok(Math.abs(ray_m(antenna_m, far_km, least_m, far_km, stretched_km) - least_m) < 1e-6);
    assert.ok(Math.abs(ray_m(antenna_m, far_km, least_m, horizon_km, stretched_km)) < 1e-6);
    assert.ok(ray_m(antenna_m, far_km, least_m, horizon_km / 2, stretched_km) > 0);
});

test('Shares, heights, areas and echoes are written as the command line writes them', () => {
    assert.equal(partText(0.0018955), '0.19 %');
    assert.equal(partText(0.2382), '23.8 %');
    assert.equal(partText(0.9999), '100 %');
    assert.equal(partText(0.00001), '< 0.01 %');
    assert.equal(partText(0), '0 %');
    assert.equal(heightText(50), '50 m');
    assert.equal(heightText(1500), '1.5 km');
    assert.equal(areaText(502489.7), '502,490 km²');
    assert.equal(echoText(0.002), '0.002 m²');
    assert.equal(echoText(1e-6), '1e−6 m²');
});

test('Echoes that are the same in every band are said once, and a band of areas names its unit once', () => {
    assert.equal(echoesText([{ band: 'S', nose_m2: 0.05 }, { band: 'X', nose_m2: 0.05 }]), '0.05 m²');
    assert.equal(echoesText([{ band: 'S', nose_m2: 3 }, { band: 'X', nose_m2: 0.1 }]), 'S 3 m², X 0.1 m²');
    assert.equal(bandText(9607.2, 11988), '9,607 – 11,988 km²');
});
