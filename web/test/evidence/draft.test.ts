import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { draft, dropDraft, type Given, keepDraft } from '../../src/evidence/draft';

const given: Given = { text: 'The S-400 reaches 410 km.', form: 'text', publisher: 'Example Wire', date: '', title: '', document: '', address: '' };

/** What a browser keeps for a tab; one that is full refuses. */
function store(isFull = false): Map<string, string> {
    const kept = new Map<string, string>();
    Object.defineProperty(globalThis, 'sessionStorage', {
        configurable: true,
        value: {
            getItem: (key: string) => kept.get(key) ?? null,
            setItem: (key: string, words: string) => {
                if (isFull) {
                    throw new Error('QuotaExceededError');
                }
                kept.set(key, words);
            },
            removeItem: (key: string) => { kept.delete(key); },
        },
    });
    return kept;
}

beforeEach(() => {
    store();
    dropDraft();
});

test('an article that is begun stands in the store of its tab, and is gone when it is written', () => {
    const kept = store();
    keepDraft({ given, active: 3 });
    assert.equal(draft()?.active, 3);
    assert.match([...kept.values()].join(), /410 km/);
    dropDraft();
    assert.equal(draft(), undefined);
    assert.equal(kept.size, 0);
});

test('a tab takes up what its store holds, and nothing where it holds no draft', () => {
    const kept = store();
    kept.set('rampart-article-2', JSON.stringify({ given, active: 2 }));
    assert.equal(draft()?.given.text, given.text);
    dropDraft();
    kept.set('rampart-article-2', '{ broken');
    assert.equal(draft(), undefined);
});

test('where the store is full the article is kept until the page is reloaded, and no older one comes back then', () => {
    const kept = store(true);
    kept.set('rampart-article-2', JSON.stringify({ given, active: 7 }));
    keepDraft({ given: { ...given, publisher: 'Longer Wire' } });
    assert.equal(draft()?.given.publisher, 'Longer Wire');
    assert.equal(kept.size, 0);
});
