import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classWords, durationWords } from '../src/pages/home/words';
import { furthestWords, readingWords, stageWords } from '../src/evidence/words';
import { count, lengthWords, levelWords, whenWords } from '../src/ui/words';

test('One and many are told apart', () => {
    assert.equal(count(1, 'battery', 'batteries'), '1 battery');
    assert.equal(count(2, 'battery', 'batteries'), '2 batteries');
    assert.equal(count(12345, 'battle'), '12,345 battles');
    assert.equal(classWords('low-observable-fighter', 2), 'low-observable fighters');
    assert.equal(classWords('glide-bomb', 1), 'glide bomb');
});

test('Lengths of time read as one says them', () => {
    assert.deepEqual([2700, 3600, 4200, 59].map(durationWords), ['45 min', '1 h', '1 h 10 min', '1 min']);
});

test('What was lately is told by minutes, what was long ago by its day', () => {
    const now = new Date(2026, 2, 10, 14, 30);
    assert.equal(whenWords(new Date(2026, 2, 10, 14, 29, 50).toISOString(), now), 'just now');
    assert.equal(whenWords(new Date(2026, 2, 10, 14, 28).toISOString(), now), '2 minutes ago');
    assert.equal(whenWords(new Date(2026, 2, 10, 9, 5).toISOString(), now), 'today, 09:05');
    assert.equal(whenWords(new Date(2026, 2, 9, 23, 59).toISOString(), now), 'yesterday, 23:59');
    assert.equal(whenWords(new Date(2025, 11, 3, 9, 5).toISOString(), now), '3 December 2025');
});

test('what a bar was drawn at is told without keys, and a single value stays', () => {
    assert.equal(levelWords('up to rcs.x.nose 6.71 m², rcs.x.side 67.1 m²'), 'each up to: nose 6.71 m², side 67.1 m²');
    assert.equal(levelWords('rcs.s.nose 1 m², rcs.x.nose 2 m²'), 'S nose 1 m², X nose 2 m²');
    assert.equal(levelWords('from single-shot-kill-probability.airliner 0.809, single-shot-kill-probability.low-observable-fighter 0.465'), 'each from: airliner 0.809, low observable fighter 0.465');
    assert.equal(levelWords('missile-channels 12, target-channels 6'), 'missile channels 12, target channels 6');
    assert.equal(levelWords('up to 5 min 42.3 s'), 'up to 5 min 42.3 s');
    assert.equal(levelWords('swerling-1'), 'swerling-1');
    assert.equal(levelWords('half-power width'), 'half-power width');
});

test('a state of a deal is told as a reader says it', () => {
    assert.equal(stageWords('test'), 'tested by its owner');
    assert.equal(stageWords('delivery-begun'), 'delivery begun');
    assert.equal(furthestWords('test, disputed', 'test'), 'tested by its owner, disputed');
    assert.equal(furthestWords('combat duty', 'combat-duty'), 'on combat duty');
    assert.equal(furthestWords('only foretold', null), 'only foretold');
});

test('a value of a model is told without hyphens, but for those of a name', () => {
    assert.equal(readingWords('stand-off-jammer/rcs.x.nose'), 'stand off jammer: rcs › x › nose');
    assert.equal(readingWords('s-400/regiment-set.launchers'), 's-400: regiment set › launchers');
});

test('how long something will last is told as coarsely as a guess deserves', () => {
    assert.deepEqual([0.2, 7.4, 43, 94, 130, 5_399, 5_400, 8_000].map(lengthWords), ['1 s', '7 s', '45 s', '90 s', '2 min', '1 h 30 min', '1 h 30 min', '2 h 13 min']);
});
