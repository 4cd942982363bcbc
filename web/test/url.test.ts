import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { flag, list, number, oneOf, pushAll, readAddress, text, urlSignal, writeNow } from '../src/state/url';

/** The address bar of a browser, as far as signals in the address need it. */
const bar = { at: 0, entries: [new URL('http://localhost/coverage?height=300&who=a%2Cb')] };
const place = {
    get pathname() { return bar.entries[bar.at]?.pathname ?? ''; },
    get search() { return bar.entries[bar.at]?.search ?? ''; },
};
Object.assign(globalThis, {
    location: place,
    history: {
        state: null,
        pushState: (_: unknown, __: string, address: string) => { bar.entries = [...bar.entries.slice(0, bar.at + 1), new URL(address, 'http://localhost')]; bar.at++; },
        replaceState: (_: unknown, __: string, address: string) => { bar.entries[bar.at] = new URL(address, 'http://localhost'); },
    },
});

function go(address: string): void {
    history.pushState(null, '', address);
    readAddress();
}

afterEach(() => {
    bar.entries = [new URL('http://localhost/coverage')];
    bar.at = 0;
    readAddress();
});

test('A signal takes what stands in the address, and its default where nothing stands', () => {
    assert.equal(urlSignal('height', number(), 1000).value, 300);
    assert.equal(urlSignal('speed', number(), 250).value, 250);
});

test('What stands in the address and makes no sense counts as the default', () => {
    const height = urlSignal('height2', number(), 1000);
    const side = urlSignal('side', oneOf(['hostile', 'civil']), 'hostile');
    const shown = urlSignal('shown', flag, true);
    go('/coverage?height2=high&side=%3Cscript%3E&shown=perhaps');
    assert.deepEqual([height.value, side.value, shown.value], [1000, 'hostile', true]);
});

test('Setting a signal replaces the address, a choice adds one to go back to', () => {
    const height = urlSignal('h', number(), 0);
    height.value = 50;
    height.value = 60;
    writeNow();
    assert.equal(place.search, '?h=60');
    assert.equal(bar.entries.length, 1);
    height.push(70);
    assert.equal(bar.entries.length, 2);
    bar.at = 0;
    readAddress();
    assert.equal(height.value, 60);
});

test('A choice that changes nothing adds no step to go back to', () => {
    const height = urlSignal('h3', number(), 0);
    height.push(5);
    height.push(5);
    assert.equal(bar.entries.length, 2);
});

test('The default leaves the address', () => {
    const height = urlSignal('h4', number(), 10);
    height.push(20);
    assert.equal(place.search, '?h4=20');
    height.push(10);
    assert.equal(place.search, '');
});

test('Several signals are one choice', () => {
    const one = urlSignal('one', text, '');
    const two = urlSignal('two', text, '');
    pushAll(() => {
        one.value = 'a';
        two.value = 'b';
    });
    assert.equal(bar.entries.length, 2);
    assert.equal(place.search, '?one=a&two=b');
});

test('Another address forgets what waited to be written into the one before', () => {
    const t = urlSignal('t', number(), 0);
    t.value = 99;
    go('/replay?t=5');
    writeNow();
    assert.equal(place.search, '?t=5');
    assert.equal(t.value, 5);
});

test('Names of results stay readable, and any text comes back as it went in', () => {
    const run = urlSignal('run', text, '');
    run.push('first-look/7-45084c85');
    assert.equal(place.search, '?run=first-look/7-45084c85');
    const note = 'a&b=c #?%"<script>é – 東';
    run.push(note);
    readAddress();
    assert.equal(run.value, note);
});

test('A list comes back with the commas inside its words', () => {
    const values = ['a,b', '100 %', '', 'c'];
    assert.deepEqual(list.read(list.write(values)), values);
});
