import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sorted } from '../src/ui/sorting';
import { rowsInSight } from '../src/ui/window';

test('Numbers are sorted by size and not as words', () => {
    assert.deepEqual(sorted([10, 9, 100, 1], value => value, false), [1, 9, 10, 100]);
});

test('Names with numbers are sorted as one counts', () => {
    assert.deepEqual(sorted(['track 10', 'track 9', 'Track 1'], value => value, false), ['Track 1', 'track 9', 'track 10']);
});

test('What is unknown stands last, whichever way the others are sorted', () => {
    assert.deepEqual(sorted([3, null, 1, undefined, 2], value => value, false), [1, 2, 3, null, undefined]);
    assert.deepEqual(sorted([3, null, 1, Number.NaN, 2], value => value, true), [3, 2, 1, null, Number.NaN]);
});

test('Equals keep their order, up and down', () => {
    const rows = [{ key: 1, name: 'a' }, { key: 2, name: 'b' }, { key: 1, name: 'c' }];
    assert.deepEqual(sorted(rows, row => row.key, false).map(row => row.name), ['a', 'c', 'b']);
    assert.deepEqual(sorted(rows, row => row.key, true).map(row => row.name), ['b', 'a', 'c']);
});

test('Of a hundred thousand rows only those in sight and some around them are in the page', () => {
    for (const top of [0, 1, 27, 28, 1_399_972, 2_799_000]) {
        const { first, end } = rowsInSight(top, 560, 28, 100_000);
        assert.ok(first * 28 <= top, `the first row in sight at ${top}`);
        assert.ok(end === 100_000 || end * 28 >= top + 560, `the last row in sight at ${top}`);
        assert.ok(end - first <= 20 + 2 * 12 + 3, `${end - first} rows at ${top}`);
    }
});
