import assert from 'node:assert/strict';
import test from 'node:test';
import { between, dayNumber, isoDay, middleOf, ticksBetween } from '../../src/evidence/days';

test('A day and its number are the same day, leap days and old years among them', () => {
    for (const iso of ['1970-01-01', '1971-10-28', '2000-02-29', '2019-07-12', '2024-02-29', '2199-12-31', '0099-03-01']) {
        assert.equal(isoDay(dayNumber(iso)), iso);
    }
    assert.equal(dayNumber('1970-01-02'), 1);
});

test('What is no day has no number', () => {
    for (const words of ['2019-02-29', '2019-13-01', '2019-7-1', '2019', '', 'yesterday', '<b>']) {
        assert.ok(Number.isNaN(dayNumber(words)), words);
    }
});

test('A span stands at its middle, an open one at the end that is known', () => {
    assert.equal(middleOf({ earliest: '2019-07-01', latest: '2019-07-31' }), dayNumber('2019-07-16'));
    assert.equal(middleOf({ earliest: null, latest: '2018-08-27' }), dayNumber('2018-08-27'));
    assert.equal(middleOf({ earliest: '2018-08-27', latest: null }), dayNumber('2018-08-27'));
    assert.equal(middleOf({}), undefined);
});

test('Ticks stand at the beginnings of months, and of years where there is room for no more', () => {
    const first = dayNumber('2019-01-15');
    const last = dayNumber('2019-06-20');
    assert.deepEqual(ticksBetween(first, last, 12).map(tick => isoDay(tick.day)), ['2019-02-01', '2019-03-01', '2019-04-01', '2019-05-01', '2019-06-01']);
    assert.deepEqual(ticksBetween(dayNumber('2006-03-01'), dayNumber('2026-07-01'), 12).map(tick => tick.words), ['2008', '2010', '2012', '2014', '2016', '2018', '2020', '2022', '2024', '2026']);
    assert.deepEqual(ticksBetween(dayNumber('2018-10-01'), dayNumber('2019-04-01'), 3).map(tick => tick.words), ['Nov', '2019', 'Mar']);
});

test('There are never more ticks than were asked for', () => {
    for (const years of [1, 3, 8, 20, 55, 300]) {
        for (const most of [4, 7, 13]) {
            assert.ok(ticksBetween(0, years * 365, most).length <= most, `${years} years, ${most} ticks`);
        }
    }
});

test('How long it is between two days is told in days, months and years', () => {
    assert.equal(between(0, 1), '1 day');
    assert.equal(between(10, 41), '31 days');
    assert.equal(between(0, 365), '12 months');
    assert.equal(between(0, 365 * 2 + 31), '2 years 1 month');
});
