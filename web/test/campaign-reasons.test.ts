import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyNone } from '../src/pages/campaign/words';
import { answerWords, factorWords } from '../src/ui/words';
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
    assert.equal(factorWords('S-400 regiment-set.launchers'), 'S-400: regiment set › launchers');
    assert.equal(factorWords('One-way drone climb-angle'), 'One-way drone: climb angle');
    assert.equal(factorWords('92N6E missile-channels, target-channels'), '92N6E: missile channels, target channels');
});

test('an answer names the factor in words, and its numbers stay', () => {
    assert.equal(
        answerWords('Under the stated readings, 32.3 of 58 leak. Mostly driven by S-400 regiment-set.launchers, of which 5 independent origins speak. Not a forecast of combat.'),
        'Under the stated readings, 32.3 of 58 leak. Mostly driven by S-400: regiment set › launchers, of which 5 independent origins speak. Not a forecast of combat.');
    assert.equal(answerWords('Mostly driven by 55K6E shots.most, an assumed value of which no public claim speaks.'), 'Mostly driven by 55K6E: shots › most, an assumed value of which no public claim speaks.');
    assert.equal(answerWords('The top driver is a value assumed in part: 48N6E3 kill. 2 independent origins speak of part of it, the rest is assumed.'), 'The top driver is a value assumed in part: 48N6E3: kill. 2 independent origins speak of part of it, the rest is assumed.');
    assert.equal(answerWords('No single reading stands out. Not a forecast of combat.'), 'No single reading stands out. Not a forecast of combat.');
});
