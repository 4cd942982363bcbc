import assert from 'node:assert/strict';
import test from 'node:test';
import { dayNumber } from '../../src/evidence/days';
import { mainDays, timelineRows, withRoom } from '../../src/evidence/timeline';
import type { Claim } from '../../src/evidence/types';

const date = (iso: string) => ({ text: iso, words: iso, earliest: iso, latest: iso, isUncertain: false });
const claim = (property: string, said: string, more: Partial<Claim> = {}): Claim => ({
    id: `${property}#${said}`, property, system: property.split('/')[0] ?? '', kind: 'length', value: '1 km', si: 1000, bound: 'exact', currency: null, unit: null, speaker: 'A', origin: 'A', originIsKnown: true,
    document: 'd', publisher: 'P', said: date(said), event: null, isForecast: false, outcome: null, grade: 'C3', gradeMeaning: '', state: 'standing', quotation: '', recorded: null, ...more,
});

test('The rows that are most spoken of come first, and what is left out is counted', () => {
    const claims = [claim('a/x', '2019-01-01'), claim('b/x', '2019-01-01'), claim('b/y', '2019-02-01'), claim('c/x', '2019-01-01'), claim('c/y', '2020-01-01'), claim('c/z', '2020-01-01')];
    const { rows, rowsLeftOut, claimsLeftOut, points } = timelineRows(claims, false, 2);
    assert.deepEqual(rows, ['c', 'b']);
    assert.deepEqual([rowsLeftOut, claimsLeftOut, points.length], [1, 1, 5]);
    assert.deepEqual(timelineRows(claims, true, 9).rows, ['x', 'y', 'z']);
});

test('A promise "by" a day opens to the past and stands at that day', () => {
    const [point] = timelineRows([claim('a/x', '2019-01-01', { kind: 'date', bound: 'at-most', event: date('2020-04-30') })], false, 9).points;
    assert.equal(point?.eventFirst, undefined);
    assert.equal(point?.event, dayNumber('2020-04-30'));
});

test('A few claims from long before do not press the others together, and are counted', () => {
    const points = timelineRows([claim('a/x', '1971-10-28'), ...Array.from({ length: 40 }, (_, at) => claim('a/x', `2019-01-${String(at % 28 + 1).padStart(2, '0')}`, { id: String(at) }))], false, 9).points;
    const days = mainDays(points, false);
    assert.ok(days.first > dayNumber('2018-10-01'));
    assert.equal(days.before, 1);
    assert.ok(mainDays(points, true).first < dayNumber('1971-10-28'));
    assert.equal(mainDays([], false).before, 0);
});

test('Words stand beside a mark only where they end before the next mark and before the end of the axis', () => {
    const at = (said: number, words: string) => ({ said, words });
    const kept = withRoom([at(0, 'ten letter'), at(50, 'x'), at(200, 'ten letter'), at(290, 'ten letter')], 300, 1, 6, 4);
    assert.deepEqual(kept.map(point => point.said), [50, 200]);
});
