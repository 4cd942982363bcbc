import assert from 'node:assert/strict';
import test from 'node:test';
import { dayNumber } from '../../src/evidence/days';
import { speakersOf, spanOf } from '../../src/evidence/forecasts';

test('A promise for a month stands in its middle, an open one at the end that is known, one without days nowhere', () => {
    assert.deepEqual(spanOf({ first: '2019-07-01', last: '2019-07-31' }), { first: dayNumber('2019-07-01'), last: dayNumber('2019-07-31'), middle: dayNumber('2019-07-16') });
    assert.deepEqual(spanOf({ first: null, last: '2020-04-30' }), { first: undefined, last: dayNumber('2020-04-30'), middle: dayNumber('2020-04-30') });
    assert.equal(spanOf({ first: null, last: null }), undefined);
    assert.equal(spanOf({ first: 'soon', last: null }), undefined);
});

test('Who spoke most comes first, and those for whom no mark is left share the last one', () => {
    const marks = ['B', 'A', 'C', 'B', 'D', 'E'].map(speaker => ({ speaker }));
    assert.deepEqual(speakersOf(marks, 6), ['B', 'A', 'C', 'D', 'E']);
    assert.deepEqual(speakersOf(marks, 3), ['B', 'A', 'other speakers']);
    assert.deepEqual(speakersOf([], 3), []);
});
