import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf } from '../src/api/client';
import { refusalFrom, refusalOf, remedyWords } from '../src/api/problem';

test('Names in an address cannot leave their place', () => {
    assert.equal(addressOf('/api/runs/{name}/{key}', { path: { name: '../..', key: 'a/b?c#d' } }), '/api/runs/..%2F../a%2Fb%3Fc%23d');
    assert.throws(() => addressOf('/api/runs/{name}/{key}', { path: { name: '..', key: 'a' } }), /no name/);
});

test('A place of an address that was not given is a fault, not an address', () => {
    assert.throws(() => addressOf('/api/jobs/{id}', {}), /id was not given/);
});

test('What is not known is left out of an address', () => {
    assert.equal(addressOf('/api/results', { query: { most: 5, kind: null, scenario: undefined, of: ['a', 'b'] } }), '/api/results?most=5&of=a&of=b');
});

test('Problem details become a refusal with findings; what is no finding is dropped', async () => {
    const refusal = await refusalOf(new Response(JSON.stringify({ title: 'There is an error in what was given.', detail: 'Mend it.', findings: [{ severity: 'error', message: 'no unit', line: 4 }, { severity: 'shout', message: 'x' }, 'y'] }), { status: 422 }));
    assert.deepEqual([refusal.status, refusal.message, refusal.detail, refusal.findings.length, refusal.findings[0]?.line], [422, 'There is an error in what was given.', 'Mend it.', 1, 4]);
});

test('An answer that is no problem details still says what it means', async () => {
    assert.match((await refusalOf(new Response('<h1>busy</h1>', { status: 429 }))).message, /as much as it takes on/);
    assert.match((await refusalOf(new Response('', { status: 502 }))).message, /fault of its own/);
});

test('A server that is not there is said to be so', () => {
    const refusal = refusalFrom(new TypeError('Failed to fetch'));
    assert.equal(refusal.isLostConnection, true);
    assert.match(refusal.message, /Is it still running/);
});

test('A lost connection says what to do, and another fault its own words', () => {
    assert.match(refusalFrom(new TypeError('Failed to fetch')).detail ?? '', /Start it again .* then try again/);
    assert.match(refusalFrom(new TypeError('NetworkError when attempting to fetch resource.')).detail ?? '', /Start it again/);
    assert.equal(refusalFrom(new Error('a.b is not a function')).detail, 'a.b is not a function');
});

test('A remedy that names an address of the API is told as a page has it', () => {
    assert.equal(remedyWords('GET /api/evidence/models lists them.'), 'The view Models lists them.');
    assert.equal(remedyWords('Look again. The list is at /api/coverage/choices.'), 'Look again. The fields of this page offer what there is.');
    assert.equal(remedyWords('Write 3.0 GHz. Not 3 GHz.'), 'Write 3.0 GHz. Not 3 GHz.');
});
