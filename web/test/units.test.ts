import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inUnits } from '../src/ui/units';

test('square and cubic metres are written with their powers, and names are left alone', () => {
    assert.equal(inUnits('1 m2 to 10 m2'), '1 m² to 10 m²');
    assert.equal(inUnits('4 km2, 10 kg/m3'), '4 km², 10 kg/m³');
    assert.equal(inUnits('9M96E2 and 40N6 at 55K6E; rcs-m2x'), '9M96E2 and 40N6 at 55K6E; rcs-m2x');
    assert.equal(inUnits('M2 tank, m2'), 'M2 tank, m²');
});

test('models of fluctuation and trackers are told by their names', () => {
    assert.equal(inUnits('swerling-0, swerling-3'), 'Swerling 0, Swerling 3');
    assert.equal(inUnits('imm-gnn'), 'several models of motion (likeliest plot)');
    assert.equal(inUnits('imm-gnn2'), 'imm-gnn2');
});
