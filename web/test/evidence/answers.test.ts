import assert from 'node:assert/strict';
import test from 'node:test';
import { answersOf } from '../../src/evidence/answers';
import type { Claim, ConflictProperty, ConflictRow } from '../../src/evidence/types';

const row = (value: string, more: Partial<Claim>): ConflictRow => ({
    claim: {
        id: `a/b#${value}`, property: 'a/b', system: 'a', kind: 'length', value, si: null, bound: 'exact', currency: null, unit: null, speaker: 'S', origin: 'O', originIsKnown: true, document: 'd', publisher: 'P',
        said: { text: '2019', words: '2019', earliest: '2019-01-01', latest: '2019-12-31', isUncertain: false }, event: null, isForecast: false, outcome: null, grade: 'C3', gradeMeaning: '', state: 'standing', quotation: '', recorded: null, ...more,
    },
    repeated: [],
    alsoSaid: [],
});
const property = (more: Partial<ConflictProperty>): ConflictProperty => ({ id: 'a/b', kind: 'length', meaning: '', unit: null, spread: '', scale: { unit: 'km', si: 1000 }, rows: [], ...more });
const days = (earliest: string | null, latest: string | null) => ({ text: '', words: '', earliest, latest, isUncertain: false });

test('Numbers stand from the least to the greatest in their unit, each a bar from nought', () => {
    const [answers] = answersOf(property({ rows: [row('400 km', { si: 400_000 }), row('250 km', { si: 250_000 })] }));
    assert.equal(answers?.unit, 'km');
    assert.deepEqual(answers?.rows.map(each => each.row.claim.value), ['250 km', '400 km']);
    const [less, more] = answers.rows.map(each => each.mark);
    assert.ok(less && more && less.from === 0 && less.isBar);
    assert.ok(Math.abs(more.to / less.to - 400 / 250) < 1e-9);
});

test('A bound is open on its side: at most from nought to the value, at least from the value to the end', () => {
    const [answers] = answersOf(property({ rows: [row('at most 400 km', { si: 400_000, bound: 'at-most' }), row('more than 100 km', { si: 100_000, bound: 'more-than' })] }));
    const [above, below] = answers?.rows.map(each => each.mark) ?? [];
    assert.ok(above && below);
    assert.deepEqual([above.kind, above.from === above.at, above.to, above.opensRight], ['above', true, 1, true]);
    assert.deepEqual([below.kind, below.from, below.to === below.at, below.opensLeft], ['below', 0, true, true]);
});

test('Answers decades apart are marks and no bars', () => {
    const [answers] = answersOf(property({ scale: { unit: 'm²', si: 1 }, rows: [row('0.000001 m2', { si: 1e-6 }), row('0.01 m2', { si: 0.01 })] }));
    assert.ok(answers?.isDecades);
    assert.ok(answers.rows.every(each => each.mark && !each.mark.isBar && each.mark.from === each.mark.to));
});

test('Sums of money have a scale for each currency', () => {
    const all = answersOf(property({ kind: 'money', scale: { unit: 'RUB/USD', si: 1 }, rows: [row('2 bn USD', { si: 2e9, currency: 'USD' }), row('5 bn RUB', { si: 5e9, currency: 'RUB' }), row('3 bn USD', { si: 3e9, currency: 'USD' })] }));
    assert.deepEqual(all.map(answers => [answers.unit, answers.rows.length]), [['RUB', 1], ['USD', 2]]);
});

test('Dates lie on a calendar; "by a day" opens to the past, a date without days has no mark', () => {
    const [answers] = answersOf(property({ kind: 'date', scale: null, rows: [row('2017-12', { event: days('2017-12-01', '2017-12-31') }), row('by 2017-09-12', { bound: 'at-most', event: days('2017-09-12', '2017-09-12') }), row('unknown', {})] }));
    assert.equal(answers?.kind, 'dates');
    const by = answers.rows.find(each => each.row.claim.bound === 'at-most')?.mark;
    assert.ok(by?.opensLeft && by.from === 0);
    const month = answers.rows.find(each => each.row.claim.value === '2017-12')?.mark;
    assert.ok(month && month.from < month.to && month.from > by.to);
    assert.equal(answers.rows.find(each => each.row.claim.value === 'unknown')?.mark, undefined);
    assert.match(answers.ticks[0]?.words ?? '', /2017/);
});

test('Words stand as they are, without a scale', () => {
    const [answers] = answersOf(property({ kind: 'word', scale: null, rows: [row('s', {}), row('c', {})] }));
    assert.deepEqual([answers?.kind, answers?.rows.map(each => each.row.claim.value), answers?.ticks], ['words', ['c', 's'], []]);
});
