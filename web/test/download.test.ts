import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameIn } from '../src/api/client';
import { refusalSaid } from '../src/api/problem';

test('A file that is taken away bears the name that the server gives it', () => {
    assert.equal(nameIn('attachment; filename=s-400-ring.svg; filename*=UTF-8\'\'s-400-ring.svg'), 's-400-ring.svg');
    assert.equal(nameIn('attachment; filename="two words.csv"'), 'two words.csv');
    assert.equal(nameIn('attachment; filename="x.csv"; filename*=UTF-8\'\'caf%C3%A9.csv'), 'café.csv');
    assert.deepEqual([nameIn(null), nameIn('inline')], [null, null]);
});

test('What an event says of a refusal is one, with its own status', () => {
    const refusal = refusalSaid({ status: 429, title: 'As many as it takes on.', detail: 'Wait.', findings: [] });
    assert.deepEqual([refusal.status, refusal.message, refusal.detail], [429, 'As many as it takes on.', 'Wait.']);
    assert.match(refusalSaid({ status: 422 }).message, /have errors/);
    assert.match(refusalSaid('?', 500).message, /fault of its own/);
});
