import assert from 'node:assert/strict';
import test from 'node:test';
import { accepted, type Judged, lacks, nextFrom, unjudged } from '../../src/evidence/judging';
import type { Extracted, Property, Proposal } from '../../src/evidence/types';
import { claimAddress, webAddress } from '../../src/evidence/words';

const proposal = (more: Partial<Proposal> = {}): Proposal => ({
    claim: 's-400/engagement-range#wire-2020', property: 's-400/engagement-range', kind: 'quantity', value: '400 km', bound: 'exact', unit: null, quotation: 'It reaches 400 km.', speaker: 'narrator (Wire)', said: '2020', event: null,
    isForecast: false, at: { start: 0, length: 1 }, alsoAt: [], verdict: 'new', with: [], isInLedger: false, newProperty: null, isNamed: true, note: null, ...more,
});
const extracted = (...proposals: Proposal[]): Extracted => ({ document: { id: 'wire-2020', isInLedger: false, publisher: 'Wire', title: 'T', date: '2020', dateKnown: 'given', address: null, origin: 'Wire', reliability: null, othersReliability: [] }, text: 'x', sentences: 1, proposals, compared: [], remarks: [] });
const known = new Map([['s-400/engagement-range', { id: 's-400/engagement-range', kind: 'length' } as Property]]);
const all = (judged: readonly Judged[]): readonly Judged[] => judged.map(each => ({ ...each, verdict: 'accepted' as const }));

test('What the ledger has already is dropped from the first, and nothing else is judged', () => {
    assert.deepEqual(unjudged(extracted(proposal(), proposal({ isInLedger: true }))).map(each => each.verdict), ['open', 'dropped']);
});

test('Only accepted proposals are sent, numbered where the document says something of one property twice', () => {
    const judged = all(unjudged(extracted(proposal(), proposal({ value: '250 km' }), proposal({ value: '60 km' })))).map((each, at) => (at === 1 ? { ...each, verdict: 'dropped' as const } : each));
    assert.deepEqual(accepted(judged, 'wire-2020', known).map(each => [each.claim, each.value]), [['s-400/engagement-range#wire-2020', '400 km'], ['s-400/engagement-range#wire-2020/2', '60 km']]);
});

test('A property that the ledger lacks goes along with its kind and meaning, one that it has does not', () => {
    const [own] = unjudged(extracted(proposal({ property: 'bat/mass', newProperty: { kind: 'mass', meaning: 'To be named: no word told which.', unit: null, per: null, deal: null, stage: null } })));
    assert.ok(own);
    assert.equal(own.meaning, '');
    assert.deepEqual(lacks(own, known), ['what the new property means']);
    const [sent] = accepted(all([{ ...own, meaning: ' What it weighs. ' }]), 'd', known);
    assert.equal(sent?.newProperty?.kind, 'mass');
    assert.equal(sent?.newProperty?.meaning, 'What it weighs.');
    assert.equal(accepted(all(unjudged(extracted(proposal()))), 'd', known)[0]?.newProperty, null);
});

test('A proposal without a named property, a value or a reason for its relation cannot be accepted yet', () => {
    const [own] = unjudged(extracted(proposal()));
    assert.ok(own);
    assert.deepEqual(lacks(own, known), []);
    assert.deepEqual(lacks({ ...own, property: 'unnamed/quantity' }, known), ['which property it is']);
    assert.equal(lacks({ ...own, property: 'No Slash' }, known).length, 1);
    assert.deepEqual(lacks({ ...own, value: ' ', speaker: '' }, known), ['the value', 'who said it']);
    assert.deepEqual(lacks({ ...own, relationTo: 'a/b#c' }, known), ['why it stands so to the other claim']);
});

test('From one proposal the next that is open follows, round the end, and the same where none is', () => {
    const [open, dropped] = unjudged(extracted(proposal(), proposal({ isInLedger: true })));
    assert.ok(open && dropped);
    assert.equal(nextFrom([open, dropped, open], 2, 1, true), 0);
    assert.equal(nextFrom([dropped, dropped], 1, 1, true), 1);
    assert.equal(nextFrom([open, dropped, open], 2, 1, false), 2);
    assert.equal(nextFrom([], 0, 1, false), 0);
});

test('Only web addresses can be followed', () => {
    assert.equal(webAddress('https://tass.com/defense/1'), 'https://tass.com/defense/1');
    assert.equal(webAddress('presstv.ir/Detail/2020/12/07'), 'https://presstv.ir/Detail/2020/12/07');
    for (const address of ['javascript:alert(1)', 'data:text/html,<script>', 'file:///etc/passwd', 'a library shelf', '', null]) {
        assert.equal(webAddress(address), undefined, String(address));
    }
});

test('A claim with marks in its name has an address that says the same claim', () => {
    const id = 's-400/engagement-range#tass-2020-03-16/2';
    assert.equal(new URL(claimAddress(id), 'http://x').searchParams.get('claim'), id);
});
