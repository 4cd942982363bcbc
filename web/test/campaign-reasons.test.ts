import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factorWords, whyNone } from '../src/pages/campaign/words';
import type { Interval, Measure } from '../src/pages/campaign/types';

const interval = { low: 0.2, high: 0.2, method: 'not told apart from dice' } as Interval;
const measure = (readings: Interval | null) => ({ dice: interval, readings }) as Pick<Measure, 'dice' | 'readings'>;

test('a reason without a width says why', () => {
    assert.equal(whyNone({ points: 120, battlesPerPoint: 2 }, measure(interval), 1).short, 'within the dice at 120 points');
    assert.match(whyNone({ points: 120, battlesPerPoint: 2 }, measure(interval), 1).long, /does not mean that they do nothing/);
    assert.match(whyNone({ points: 1, battlesPerPoint: 40 }, measure(null), 1).short, /one point only/);
    assert.match(whyNone({ points: 40, battlesPerPoint: 1 }, measure(null), 1).short, /each point was fought once/);
    assert.match(whyNone({ points: 40, battlesPerPoint: 1 }, measure(null), 0).short, /each point was fought once/);
    assert.equal(whyNone({ points: 40, battlesPerPoint: 2 }, measure(null), 2).short, 'none: all battles end alike');
});

test('a factor is told as its model and what of it, with the hyphens of names kept', () => {
    assert.equal(factorWords('S-400 regiment-set.launchers', { readings: [{ modelName: 'S-400' }] } as never), 'S-400: regiment set › launchers');
    assert.equal(factorWords('anything else', undefined), 'anything else');
});
