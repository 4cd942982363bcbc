import assert from 'node:assert/strict';
import test from 'node:test';
import { dayNumber } from '../../src/evidence/days';
import { daysOfBars, isSoOn, type LaidBar, layOut, runsOf } from '../../src/evidence/lanes';

const bar = (more: Partial<LaidBar>): LaidBar => ({ earliest: '2019-01-11', latest: '2019-01-11', certainty: 'reported', group: 0, inGroup: 1, ...more });
const first = dayNumber('2019-01-01');
const last = dayNumber('2019-04-11');

test('A report is dark where its date may lie and pale from then to the end of the axis', () => {
    assert.deepEqual(layOut(bar({ latest: '2019-01-21' }), first, last, dayNumber), { start: 0.1, known: 0.2, end: 1, isCutLeft: false, isCutRight: true, isOutside: false });
});

test('What another report replaced ends there', () => {
    const laid = layOut(bar({ until: '2019-02-20' }), first, last, dayNumber);
    assert.equal(laid.end, 0.5);
    assert.equal(laid.isCutRight, false);
});

test('What is foretold does not go on behind the days foretold', () => {
    const laid = layOut(bar({ latest: '2019-01-31', certainty: 'foretold' }), first, last, dayNumber);
    assert.deepEqual([laid.start, laid.known, laid.end], [0.1, 0.3, 0.3]);
});

test('What began before the axis is cut at its left, and what lies wholly beyond it is outside', () => {
    assert.deepEqual(layOut(bar({ earliest: '2017-09-01', latest: '2017-09-30' }), first, last, dayNumber), { start: 0, known: 0, end: 1, isCutLeft: true, isCutRight: true, isOutside: false });
    assert.ok(layOut(bar({ earliest: '2017-09-01', latest: '2017-09-30', until: '2018-01-01' }), first, last, dayNumber).isOutside);
    assert.ok(layOut(bar({ earliest: '2020-01-01', latest: '2020-01-31', certainty: 'foretold' }), first, last, dayNumber).isOutside);
});

test('Neighbours that exclude each other make one run, those that stand alone none', () => {
    const bars = [bar({ group: 3 }), bar({ group: 5 }), bar({ group: 5 }), bar({ group: 5 }), bar({ group: 1 }), bar({ group: 2 }), bar({ group: 2 })];
    assert.deepEqual(runsOf(bars), [{ at: 1, count: 3 }, { at: 5, count: 2 }]);
    assert.deepEqual(runsOf([]), []);
});

test('On a day a thing is so, perhaps so, or not so', () => {
    const month = bar({ earliest: '2019-02-01', latest: '2019-02-28', until: '2019-03-20' });
    const on = (day: string, of = month) => isSoOn(of, dayNumber(day), dayNumber);
    assert.deepEqual([on('2019-01-31'), on('2019-02-10'), on('2019-02-28'), on('2019-03-20')], ['no', 'perhaps', 'yes', 'no']);
    const promised = bar({ earliest: '2019-02-01', latest: '2019-02-28', certainty: 'foretold' });
    assert.deepEqual([on('2019-02-10', promised), on('2019-03-01', promised)], ['perhaps', 'no']);
});

test('One deal fills the axis with some room, and never more than the whole', () => {
    const whole = { first: '2013-08-22', last: '2027-05-01' };
    assert.deepEqual(daysOfBars([bar({ earliest: '2017-02-15', latest: '2017-03-01' }), bar({ latest: '2020-12-15' })], whole), { first: '2017-01-01', last: '2021-06-16' });
    assert.deepEqual(daysOfBars([bar({ earliest: '2013-08-23', latest: '2027-04-30' })], whole), whole);
    assert.deepEqual(daysOfBars([], whole), whole);
});
