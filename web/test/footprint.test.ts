import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectorEdges } from '../src/pages/coverage/sector';
import { arrowOf, besideArrow, cellsOf, classesOf, distanceText, extent_km, fromOne, fromText, numbersOf, rowsOf } from '../src/pages/coverage/footprint';

/** What the server sends of ranges of one and two cells a row: defended, then unknown. */
function sent(...values: readonly number[]): ArrayBuffer {
    const view = new DataView(new ArrayBuffer(4 * values.length));
    values.forEach((value, at) => { view.setUint32(4 * at, value, true); });
    return view.buffer;
}

test('The cells of each range are taken apart: the defended first, then the unknown', () => {
    const [first, second] = cellsOf(sent(1, 2, 3, 0, 0x80000001, 1, 0, 0, 1, 0), [1, 2]);
    assert.deepEqual([...first!.defended, ...first!.unknown], [1, 2]);
    assert.deepEqual([...second!.defended], [3, 0, 0x80000001, 1]);
    assert.deepEqual([...second!.unknown], [0, 0, 1, 0]);
});

test('A cell is of every direction only where each bit stands, and unknown only where none does', () => {
    const cells = { defended: Uint32Array.of(3, 1, 0, 0), unknown: Uint32Array.of(0, 2, 1, 0) };
    assert.deepEqual([...classesOf(cells, 2)], [3, 2, 1, 0]);
    assert.deepEqual([...classesOf({ defended: Uint32Array.of(0xffffffff, 0x7fffffff), unknown: Uint32Array.of(0, 0) }, 32)], [3, 2]);
    assert.deepEqual([...fromOne(cells, 0)], [1, 1, 0, 0]);
    assert.deepEqual([...fromOne(cells, 1)], [1, 0, 0, 0]);
    assert.deepEqual([...fromOne({ defended: Uint32Array.of(0x80000000), unknown: Uint32Array.of(0) }, 31)], [1]);
});

test('The table keeps the order that was asked, whatever the areas are', () => {
    const area = (area_km2: number) => ({ area_km2, low_km2: null, high_km2: null });
    const from = (from_deg: number, area_km2: number) => ({ from_deg, defended: area(area_km2), unknown_km2: 0, ahead_km: 1, behind_km: 2, beside_km: 3, decides: 'x' });
    const rows = rowsOf([{ range_km: 300, cells: 1, apogee_km: 1, flight_s: 1, impact_mps: 1, descent_deg: 1, always: area(5), ever: area(20), unknownAlways_km2: 7, unknownEver_km2: 8, from: [from(0, 9), from(90, 6), from(180, 12)] }]);
    assert.deepEqual(rows.map(each => each.from), ['all', 'any', 0, 90, 180]);
    assert.deepEqual(rows.map(each => each.area_km2), [5, 20, 9, 6, 12]);
    assert.deepEqual(rows.map(each => each.unknown_km2), [7, 8, 0, 0, 0]);
    assert.equal(rows[0]!.ahead_km, null);
});

test('The arrow begins where the threat comes from and points inwards', () => {
    const [x0, y0, x1, y1] = arrowOf(90, 100);
    assert.ok(x0! > x1! && x1! > 0 && Math.abs(y0!) < 1e-4 && Math.abs(y1!) < 1e-4);
    const north = arrowOf(0, 100);
    assert.ok(north[1]! > north[3]! && north[3]! > 0);
});

test('Numbers in a list are taken once each, the least first, and words stay no numbers', () => {
    assert.deepEqual(numbersOf(' 300, 100;100 50 '), [50, 100, 300]);
    assert.ok(numbersOf('100 far').some(Number.isNaN));
    assert.deepEqual([fromText('all'), fromText(22.5), distanceText(0), distanceText(4.25), distanceText(1234)], ['every direction asked', '22.5°', '0 km', '4.3 km', '1,234 km']);
});

test('A fixed sector has an edge to either side of its middle, and one that turns has none', () => {
    const [left, right] = sectorEdges({ facing_deg: 90, sector_deg: 60 }, 100);
    assert.deepEqual([...left!].map(Math.round), [0, 0, 87, 50]);
    assert.deepEqual([...right!].map(Math.round), [0, 0, 87, -50]);
    assert.deepEqual([sectorEdges({ facing_deg: null, sector_deg: 60 }, 100), sectorEdges({ facing_deg: 0, sector_deg: 360 }, 100)], [[], []]);
});

test('A footprint reaches as far as its farthest cell that is defended or unknown', () => {
    const none = new Uint32Array(25), one = Uint32Array.from(none, (_, at) => (at === 7 ? 2 : 0)), corner = Uint32Array.from(none, (_, at) => (at === 4 ? 1 : 0));
    assert.equal(extent_km({ defended: none, unknown: none }, 5, 6), 0);
    assert.equal(extent_km({ defended: one, unknown: none }, 5, 6), 9);
    assert.equal(extent_km({ defended: one, unknown: corner }, 5, 6), 15);
});

test('The words of an arrow stand beside it', () => {
    const above = besideArrow(90, 100), right = besideArrow(180, 100);
    assert.ok(above.y_km > 5 && above.x_km > 100 && right.x_km > 10 && right.y_km < -100);
});
