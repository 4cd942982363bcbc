import assert from 'node:assert/strict';
import test from 'node:test';
import { plain, scaleOf } from '../../src/evidence/scale';

test('Numbers lie on a scale from nought, so that twice the bar is twice the number', () => {
    const scale = scaleOf([250, 400]);
    assert.equal(scale.kind, 'from-nought');
    assert.equal(scale.at(0), 0);
    assert.ok(Math.abs(scale.at(400) / scale.at(200) - 2) < 1e-12);
    assert.ok(scale.at(400) < 1);
    assert.deepEqual(scale.ticks.map(tick => tick.words), ['0', '200', '400']);
});

test('Numbers that lie decades apart are shown in decades', () => {
    const scale = scaleOf([0.000001, 0.01]);
    assert.equal(scale.kind, 'decades');
    assert.ok(Math.abs((scale.at(0.0001) - scale.at(0.00001)) - (scale.at(0.001) - scale.at(0.0001))) < 1e-12);
    assert.ok(scale.ticks.length >= 3);
});

test('Numbers below nought lie between the least and the greatest', () => {
    const scale = scaleOf([-40, -32.2]);
    assert.equal(scale.kind, 'between');
    assert.ok(scale.at(-40) > 0 && scale.at(-32.2) < 1);
});

test('Nothing, a nought and one number alone give a scale too', () => {
    for (const values of [[], [0], [0, 0], [7], [Number.NaN]]) {
        const scale = scaleOf(values);
        assert.ok(Number.isFinite(scale.at(values.find(Number.isFinite) ?? 0)), String(values));
        assert.ok(scale.ticks.length >= 1);
    }
});

test('Axes write large and small numbers so that they can be read', () => {
    assert.deepEqual([2_500_000_000, 25_000, 400, 0.25, 0.000001].map(plain), ['2.5 bn', '25,000', '400', '0.25', '1·10⁻⁶']);
});
