import assert from 'node:assert/strict';
import test from 'node:test';
import { byKind, documentOfWay, outcomesOf, restsOf, sectionsOf, stripOf } from '../../src/evidence/models';
import type { Claim, ModelRow, ModelValue } from '../../src/evidence/types';
import { keyWords, modelAddress, resultAddress, scenarioAddress, unitWords } from '../../src/evidence/words';

const value = (more: Partial<ModelValue>): ModelValue => ({
    key: 'range', value: '400 km', si: 400_000, scale: { unit: 'km', si: 1000 }, source: 'claimed', isDisputed: false, as: 'one(d)', how: '', together: null, property: 'a/range', meaning: null, spread: 'none',
    lowSi: null, highSi: null, range: null, among: [], because: null, assumedHow: null, beside: [], claims: [], against: [], notRead: [], weights: [], ways: [], line: 1, ...more,
});
const claimed = (id: string, si: number | null, more: Partial<Claim> = {}): [string, Claim] => [id, {
    id, property: 'a/range', system: 'a', kind: 'length', value: `${si ?? ''}`, si, bound: 'exact', currency: null, unit: null, speaker: 'S', origin: 'O', originIsKnown: true, document: 'd', publisher: 'P',
    said: { text: '2019', words: '2019', earliest: '2019-01-01', latest: '2019-12-31', isUncertain: false }, event: null, isForecast: false, outcome: null, grade: 'C3', gradeMeaning: '', state: 'standing', quotation: '', recorded: null, ...more,
}];
const row = (id: string, kind: string, more: Partial<ModelRow> = {}): ModelRow => ({ id, kind, name: id, partOf: [], values: 2, claimed: 1, disputed: 0, assumed: 1, passedOver: 0, defined: 0, scenarios: [], ...more });
const way = (as: string, words: string | null, si: number | null, more: Partial<ModelValue['ways'][number]> = {}): ModelValue['ways'][number] => ({ as, isWritten: false, value: words, si, range: null, whyNot: null, ...more });

test('A value is claimed, disputed, assumed, assumed over claims, or defined', () => {
    assert.equal(restsOf(value({})), 'claimed');
    assert.equal(restsOf(value({ isDisputed: true })), 'disputed');
    assert.equal(restsOf(value({ source: 'assumed' })), 'assumed');
    assert.equal(restsOf(value({ source: 'assumed', notRead: ['a/range#d'] })), 'passed-over');
    assert.equal(restsOf(value({ source: 'defined' })), 'defined');
});

test('A strip goes from the least to the greatest of value, range and claims, with room at its ends', () => {
    const strip = stripOf(value({ si: 400_000, claims: ['a/range#1'], against: ['a/range#2'] }), new Map([claimed('a/range#1', 400_000), claimed('a/range#2', 200_000)]));
    assert.ok(strip);
    assert.ok(Math.abs(strip.at - 0.94) < 1e-9);
    assert.deepEqual(strip.marks.map(mark => [mark.id, mark.part, mark.at.toFixed(2)]), [['a/range#1', 'read', '0.94'], ['a/range#2', 'against', '0.06']]);
    assert.deepEqual([strip.low, strip.high, strip.band, strip.isDecades], ['200 km', '400 km', undefined, false]);
});

test('An assumption lies in the band of its range; over a decade and more the strip goes in decades', () => {
    const strip = stripOf(value({ source: 'assumed', property: null, value: '4 m2', si: 4, scale: { unit: 'm2', si: 1 }, lowSi: 1, highSi: 16, range: '1 m2 to 16 m2' }), new Map());
    assert.ok(strip?.band && strip.isDecades);
    assert.ok(Math.abs(strip.at - 0.5) < 1e-9);
    assert.deepEqual([strip.band.from.toFixed(2), strip.band.to.toFixed(2), strip.low, strip.high], ['0.06', '0.94', '1 m²', '16 m²']);
});

test('What no longer stands, and what is said of something else, is on no strip', () => {
    const claims = new Map([claimed('a/range#1', 400_000), claimed('a/range#2', 100_000, { state: 'rejected' }), claimed('b/range#3', 50_000, { property: 'b/range' })]);
    assert.equal(stripOf(value({ claims: ['a/range#1'], against: ['b/range#3'], notRead: ['a/range#2'] }), claims), undefined);
});

test('Words, definitions and single choices have no strip; a range of one value has none either', () => {
    assert.equal(stripOf(value({ si: null, scale: null }), new Map()), undefined);
    assert.equal(stripOf(value({ source: 'defined', lowSi: 1, highSi: 9 }), new Map()), undefined);
    assert.equal(stripOf(value({ source: 'assumed', property: null, si: 1, among: ['1', '4'], lowSi: 1, highSi: 4 }), new Map()), undefined);
    assert.equal(stripOf(value({ lowSi: 400_000, highSi: 400_000 }), new Map()), undefined);
});

test('Ways that give the same number are one line; what takes all claims together stands behind them', () => {
    const outcomes = outcomesOf(value({
        ways: [way('one(x)', '249 mi', 400_000), way('one(y)', '400 km', 400_000, { isWritten: true }), way('one(z)', '300 km', 300_000), way('middle', '350 km', 350_000), way('spread(uniform)', '350 km', 350_000, { range: '300 km to 400 km' }), way('spread(triangular)', null, null, { whyNot: 'no' })],
    }));
    assert.deepEqual(outcomes.map(each => [each.value, each.ways.join(' '), each.isWritten, each.change]), [
        ['300 km', 'one(z)', false, '−25 %'],
        ['400 km', 'one(x) one(y)', true, 'the same'],
        ['350 km', 'middle', false, '−13 %'],
        ['350 km', 'spread(uniform)', false, '−13 %'],
    ]);
    assert.equal(outcomes[3]?.range, '300 km to 400 km');
    assert.equal(documentOfWay('one(tass-2020/2)'), 'tass-2020/2');
    assert.equal(documentOfWay('middle'), undefined);
});

test('Words that differ are lines of their own, without a share', () => {
    assert.deepEqual(outcomesOf(value({ si: null, ways: [way('one(x)', 'yes', null), way('one(y)', 'no', null)] })).map(each => [each.value, each.change]), [['no', ''], ['yes', '']]);
});

test('Values stand under the sections of their file, in its order', () => {
    const sections = sectionsOf([value({ key: 'beam.width', line: 9 }), value({ key: 'range', line: 2 }), value({ key: 'beam.gain', line: 8 }), value({ key: 'delay', line: 20 })]);
    assert.deepEqual(sections.map(each => [each.section, each.values.map(one => one.key).join(' ')]), [['', 'range'], ['beam', 'beam.gain beam.width'], ['', 'delay']]);
});

test('Systems stand before their parts, targets last, what nobody knows behind; what is not in doubt behind what is', () => {
    const rows = [row('b', 'target'), row('z', 'other'), row('a-bench', 'system', { claimed: 0, assumed: 0 }), row('s', 'system'), row('l', 'launcher')];
    assert.deepEqual(rows.sort(byKind).map(each => each.id), ['s', 'a-bench', 'l', 'b', 'z']);
});

test('Addresses keep what could mean something else in an address', () => {
    assert.equal(modelAddress('s-400'), '/evidence?model=s-400');
    assert.equal(modelAddress('a&b', 'beam.width'), '/evidence?model=a%26b&value=beam.width');
    assert.equal(scenarioAddress('my battle'), '/?scenario=my%20battle');
    assert.equal(resultAddress({ id: 'first-look/1-ab', kind: 'run' }), '/replay?run=first-look/1-ab');
    assert.equal(resultAddress({ id: 'x/campaign-1', kind: 'campaign' }), '/campaign?campaign=x/campaign-1');
    assert.equal(resultAddress({ id: 'x/ring', kind: 'coverage' }), undefined);
});

test('Keys and units are said as print has them', () => {
    assert.equal(keyWords('reference-detection.range'), 'Reference detection › range');
    assert.equal(unitWords('1 m2 to 10 m2'), '1 m² to 10 m²');
    assert.equal(unitWords('12 km/h2'), '12 km/h2');
});
