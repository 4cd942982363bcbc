import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classWords, durationWords } from '../src/pages/home/words';
import { count, whenWords } from '../src/ui/words';

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
