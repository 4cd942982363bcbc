import assert from 'node:assert/strict';
import test from 'node:test';
import { basisWords, timeWords, type ReckonedTime } from '../src/ui/times';

const now = new Date(2026, 10, 23, 14, 30);
const time = (more: Partial<ReckonedTime> = {}): ReckonedTime => ({
    basis: 'campaigns', threads: 1, likely_s: 180, least_s: 170, most_s: 200, battle_s: 0.9, measured: 240, latest: new Date(2026, 10, 23, 14, 5).toISOString(), holdsReading: true, ...more,
});

test('A time that was measured is told with its processors and with what it rests on', () => {
    assert.equal(timeWords(time()), 'About 3 min on 1 processor');
    assert.equal(timeWords(time({ threads: 2 })), 'About 3 min on 2 processors');
    assert.equal(basisWords(time(), true, now), 'By 240 battles of this scenario fought on this computer, last 25 minutes ago: 0.9 s each on one processor.');
});

test('Where what was measured differs much, its ends are told and no mean', () => {
    assert.equal(timeWords(time({ least_s: 120, most_s: 300 })), 'About 2 min to 5 min on 1 processor');
    assert.equal(timeWords(time({ likely_s: 5, least_s: 4.6, most_s: 5.4 })), 'About 5 s on 1 processor');
});

test('Where nothing was measured nothing is promised', () => {
    const nothing = time({ basis: 'nothing', likely_s: null, least_s: null, most_s: null, battle_s: null, latest: null, measured: 0 });
    assert.equal(timeWords(nothing), 'How long it takes is not known yet: the first battles will tell');
    assert.equal(basisWords(nothing, true, now), 'No battle of this scenario was fought on this computer.');
});

test('What a time does not hold is said', () => {
    const runs = time({ basis: 'runs', measured: 1, battle_s: 12, holdsReading: false });
    assert.equal(basisWords(runs, true, now), 'By 1 single battle of this scenario fought on this computer, which writes more than a campaign’s, 25 minutes ago: 10 s on one processor. The reading of the points, which comes first, was never measured and is not in it.');
    assert.equal(basisWords(runs, false, now), 'By 1 battle of this scenario fought on this computer, 25 minutes ago: 10 s on one processor.');
});
