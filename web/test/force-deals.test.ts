import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantity, rowOf } from '../src/pages/force/deals';

const line = (words: readonly (readonly [property: string, words: string])[], isDisputed = false) => ({ isDisputed, alternatives: words.map(([property, said]) => ({ property: `s-400-turkey/${property}`, words: said })) });

test('a quantity is its number and its unit, without conversions and without what was counted', () => {
    assert.equal(quantity('1 regiment set (2 battalions by tass-2020-03-16; 2 batteries by x), regiment sets delivered'), '1 regiment set');
    assert.equal(quantity('more than 120 missiles, missiles received'), 'more than 120 missiles');
    assert.equal(quantity('contract signed 2017-09'), '');
});

test('alternatives are joined by or, and what is said beside each other by a semicolon', () => {
    const row = rowOf({
        lines: [
            line([['battalions', '4 battalions (48 launchers by a)'], ['battalions', '2 battalions (24 launchers by a)']], true),
            line([['systems', '2 systems']]),
            line([['batteries-delivered', '2 batteries, batteries delivered'], ['regiment-sets-delivered', '1 regiment set, regiment sets delivered']], true),
            line([['test-hits', '3 missiles, test hits']]),
            line([['contract-signed', 'contract signed 2017-09']]),
        ],
        awaited: [{ isOverdue: true }, { isOverdue: false }, { isOverdue: false }],
    });
    assert.deepEqual(row, { agreed: '4 battalions or 2 battalions; 2 systems', delivered: '2 batteries or 1 regiment set', told: 5, disputed: 2, awaited: 3, overdue: 1 });
});
