import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const web = process.env['RAMPART_WEB'] ?? '.';
const css = readFileSync(path.join(web, 'src/styles/tokens.css'), 'utf8');
const themes = ['light', 'dark'] as const;

const WORDS = 4.5;
const SHAPES = 3;
const papers = ['sunken', 'ground', 'surface', 'raised'];

/** What stands on what, and the least contrast by WCAG 2.1 (1.4.3 for words, 1.4.11 for shapes). */
const pairs: readonly (readonly [front: string, back: string, least: number])[] = [
    ...papers.flatMap(paper => ['ink', 'soft', 'faint', 'accent', 'friend-ink', 'hostile-ink', 'neutral-ink', 'unknown-ink', 'good', 'caution', 'bad', 'note'].map(front => [front, paper, WORDS] as const)),
    ...['hover', 'chosen'].flatMap(paper => ['ink', 'soft', 'accent'].map(front => [front, paper, WORDS] as const)),
    ...['hover', 'chosen'].map(paper => ['faint', paper, WORDS] as const),
    ['on-accent', 'accent-fill', WORDS],
    ['on-accent', 'accent-fill-over', WORDS],
    ...['good', 'caution', 'bad', 'note'].flatMap(tone => [[tone, `${tone}-tint`, WORDS] as const, ['ink', `${tone}-tint`, WORDS] as const]),
    ...papers.flatMap(paper => [['edge', paper, SHAPES] as const, ['focus', paper, SHAPES] as const]),
    ...['map-land', 'map-sea'].flatMap(paper => ['friend', 'hostile', 'neutral', 'unknown', 'map-ring', 'map-chosen'].map(front => [front, paper, SHAPES] as const)),
    ...['map-land', 'map-sea', 'map-halo'].map(paper => ['map-label', paper, WORDS] as const),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map(number => [`series-${number}`, 'surface', SHAPES] as const),
];

test('The colours of words and shapes stand out from their paper in both themes', () => {
    const faint: string[] = [];
    for (const [front, back, least] of pairs) {
        for (const [number, theme] of themes.entries()) {
            const ratio = contrast(token(front, number), token(back, number));
            if (ratio < least) {
                faint.push(`${theme}: ${front} on ${back} is ${ratio.toFixed(2)}, at least ${least} is asked`);
            }
        }
    }
    assert.deepEqual(faint, []);
});

test('The contrast of black on white is 21, of a grey on white as WCAG gives it', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.ok(Math.abs(contrast('#767676', '#ffffff') - 4.54) < 0.01);
});

function token(name: string, theme: number): string {
    const both = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(css);
    assert.ok(both, `tokens.css has no colour named ${name}`);
    return both[theme + 1] ?? '';
}

function contrast(one: string, other: string): number {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
    return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
    const [red, green, blue] = [1, 3, 5].map(at => {
        const share = parseInt(hex.slice(at, at + 2), 16) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
