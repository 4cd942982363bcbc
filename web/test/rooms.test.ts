import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const source = path.resolve('src');

/** Which rooms a room may know, besides itself. A page knows no other page: what two of them say stands in a room below. */
const KNOWS: Readonly<Record<string, readonly string[]>> = {
    'api': [],
    'state': [],
    'replay': [],
    'shell': ['api', 'state'],
    'ui': ['api', 'state', 'shell'],
    'map': ['api', 'state', 'shell', 'ui'],
    'evidence': ['api', 'state', 'shell', 'ui'],
    'pages': ['api', 'state', 'shell', 'ui', 'map', 'evidence', 'replay'],
    '': ['shell', 'pages'],
};

interface Import { readonly from: string; readonly to: string }

const imports = filesBelow(source).flatMap(importsOf);

test('rooms know each other in one direction only', () => {
    assert.ok(imports.length > 200, `only ${imports.length} imports were found`);
    const wrong = imports.filter(({ from, to }) => {
        const [room, other] = [roomOf(from), roomOf(to)];
        return room !== other && !(KNOWS[room.split('/')[0] ?? ''] ?? []).includes(other.split('/')[0] ?? '');
    });
    assert.deepEqual(wrong.map(({ from, to }) => `${from} -> ${to}`), []);
});

test('a page knows no other page', () => {
    const wrong = imports.filter(({ from, to }) => roomOf(from).startsWith('pages/') && roomOf(to).startsWith('pages/') && roomOf(from) !== roomOf(to));
    assert.deepEqual(wrong.map(({ from, to }) => `${from} -> ${to}`), []);
});

test('no file imports itself through others', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) {
        next.set(from, [...(next.get(from) ?? []), to]);
    }
    const done = new Set<string>();
    const circle = (file: string, way: readonly string[]): readonly string[] | undefined => {
        if (way.includes(file)) {
            return [...way.slice(way.indexOf(file)), file];
        }
        if (done.has(file)) {
            return undefined;
        }
        for (const each of next.get(file) ?? []) {
            const found = circle(each, [...way, file]);
            if (found) {
                return found;
            }
        }
        done.add(file);
        return undefined;
    };
    for (const file of next.keys()) {
        assert.equal(circle(file, [])?.join(' -> '), undefined);
    }
});

/** "pages/force", "map"; '' for what stands above all rooms. */
function roomOf(file: string): string {
    const parts = file.split('/').slice(0, -1);
    return parts[0] === 'pages' ? parts.slice(0, 2).join('/') : parts[0] ?? '';
}

function filesBelow(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap(each => {
        const whole = path.join(folder, each.name);
        return each.isDirectory() ? filesBelow(whole) : /\.tsx?$/.test(each.name) && !each.name.endsWith('.d.ts') ? [whole] : [];
    });
}

/** Imports of values; what is of types alone is gone when the page runs, but ties rooms all the same. */
function importsOf(file: string): Import[] {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].flatMap(([, words]) => {
        const to = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map(ending => path.resolve(path.dirname(file), words + ending)).find(isFile);
        return to && /\.tsx?$/.test(to) ? [{ from: path.relative(source, file), to: path.relative(source, to) }] : [];
    });
}

function isFile(file: string): boolean {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
