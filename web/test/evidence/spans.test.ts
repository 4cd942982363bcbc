import assert from 'node:assert/strict';
import test from 'node:test';
import { linesOf, piecesOf } from '../../src/evidence/spans';

test('Spans that overlap share the middle and keep their own ends', () => {
    const pieces = piecesOf(10, [{ start: 1, length: 5, owner: 0 }, { start: 4, length: 4, owner: 1 }]);
    assert.deepEqual(pieces, [
        { start: 0, end: 1, owners: [] },
        { start: 1, end: 4, owners: [0] },
        { start: 4, end: 6, owners: [0, 1] },
        { start: 6, end: 8, owners: [1] },
        { start: 8, end: 10, owners: [] },
    ]);
});

test('A span inside another one splits it in three', () => {
    const pieces = piecesOf(9, [{ start: 0, length: 9, owner: 3 }, { start: 3, length: 3, owner: 7 }]);
    assert.deepEqual(pieces.map(piece => piece.owners), [[3], [3, 7], [3]]);
});

test('Two spans of one owner that meet are two pieces, and two on one place are one', () => {
    assert.equal(piecesOf(6, [{ start: 0, length: 3, owner: 1 }, { start: 3, length: 3, owner: 1 }]).length, 2);
    assert.deepEqual(piecesOf(3, [{ start: 0, length: 3, owner: 1 }, { start: 0, length: 3, owner: 1 }]), [{ start: 0, end: 3, owners: [1] }]);
});

test('Spans outside the text, empty ones and those that reach over its end do no harm', () => {
    const pieces = piecesOf(5, [{ start: -3, length: 4, owner: 0 }, { start: 4, length: 99, owner: 1 }, { start: 2, length: 0, owner: 2 }, { start: 40, length: 2, owner: 3 }]);
    assert.deepEqual(pieces, [{ start: 0, end: 1, owners: [0] }, { start: 1, end: 4, owners: [] }, { start: 4, end: 5, owners: [1] }]);
    assert.deepEqual(piecesOf(0, [{ start: 0, length: 1, owner: 0 }]), []);
});

test('Whatever the spans, the pieces are the text, and each character has the owners that a slow look at every span gives', () => {
    let seed = 20201116;
    const next = (below: number): number => {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        return seed % below;
    };
    for (let round = 0; round < 300; round++) {
        const length = next(40);
        const spans = Array.from({ length: next(7) }, (_, owner) => ({ start: next(50) - 5, length: next(20), owner }));
        const pieces = piecesOf(length, spans);
        assert.equal(pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0), length);
        for (const piece of pieces) {
            for (let at = piece.start; at < piece.end; at++) {
                assert.deepEqual(piece.owners, spans.filter(span => at >= span.start && at < span.start + span.length).map(span => span.owner), `round ${round}, character ${at}`);
            }
        }
    }
});

test('Lines hold the pieces between their ends, also where a span goes over the end of a line', () => {
    const text = 'one two\n\nthree';
    const lines = linesOf(text, [{ start: 4, length: 7, owner: 5 }]);
    assert.deepEqual(lines.map(line => text.slice(line.start, line.end)), ['one two', '', 'three']);
    assert.deepEqual(lines[0]?.pieces.map(piece => [text.slice(piece.start, piece.end), piece.owners]), [['one ', []], ['two', [5]]]);
    assert.deepEqual(lines[2]?.pieces.map(piece => [text.slice(piece.start, piece.end), piece.owners]), [['th', [5]], ['ree', []]]);
});

test('A text of a million characters with thousands of spans is cut in less than a second', () => {
    const text = 'A sentence of about fifty characters stands here.\n'.repeat(20_000);
    const spans = Array.from({ length: 8000 }, (_, owner) => ({ start: owner * 120 + 5, length: 12, owner }));
    const began = performance.now();
    const lines = linesOf(text, spans);
    assert.ok(performance.now() - began < 1000, `${performance.now() - began} ms`);
    assert.equal(lines.length, 20_001);
});
