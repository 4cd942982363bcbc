import { effect } from '@preact/signals';
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { choices, flag, list, number, oneOf, pushAll, readAddress, text, urlSignals, writeNow } from '../src/state/url';
import { mapView, measuredLine } from '../src/map/address';
import { sortingOf, wordOf } from '../src/ui/sorting';

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

const urlSignal = urlSignals('/coverage');

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
    go('/coverage?t=5');
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

test('Pages may use one name: each hears of Back on its own page, and only there', () => {
    const here = urlSignal('tab', text, 'heights');
    const there = urlSignals('/replay')('tab', text, 'answer');
    here.push('numbers');
    go('/replay?tab=events');
    there.push('battery');
    assert.deepEqual([here.value, there.value], ['numbers', 'battery']);
    bar.at = 2;
    readAddress();
    assert.deepEqual([here.value, there.value], ['numbers', 'events']);
    bar.at = 0;
    readAddress();
    assert.deepEqual([here.value, there.value], ['heights', 'events']);
});

test('What a page that was left still sets does not come into the address of the next', () => {
    const view = urlSignal('left', number(), 0);
    const when = urlSignals('/replay')('t', number(1), 0);
    go('/replay?t=5');
    view.value = 7;
    view.push(8);
    writeNow();
    assert.deepEqual([place.pathname, place.search, bar.entries.length], ['/replay', '?t=5', 2]);
    go('/coverage');
    when.value = 9;
    writeNow();
    assert.equal(place.search, '');
});

test('A page cannot bind a name twice', () => {
    urlSignal('twice', text, '');
    assert.throws(() => urlSignal('twice', text, ''), /twice/);
});

test('A slash at the end is the same page', () => {
    const tab = urlSignal('slashed', text, '');
    go('/coverage/?slashed=numbers');
    assert.equal(tab.value, 'numbers');
});

test('Choices within choices are one step', () => {
    const one = urlSignal('inner', text, '');
    const two = urlSignal('outer', text, '');
    pushAll(() => {
        one.push('a');
        two.push('b');
    });
    assert.equal(bar.entries.length, 2);
    assert.equal(place.search, '?inner=a&outer=b');
});

test('Choices on many parts stand in one word each, and what makes no sense is left out', () => {
    const chosen = { kills: 'table', 'time-of-flight': '-time' };
    assert.equal(choices.write(chosen), 'kills:table,time-of-flight:-time');
    assert.deepEqual(choices.read(choices.write(chosen)), chosen);
    assert.deepEqual(choices.read('kills:table,<b>:x,also,:y,a:'), { kills: 'table' });
    assert.equal(choices.write({}), '');
});

test('A view stands in the address to a thousandth of what it shows, and comes back the same', () => {
    const view = { x_km: -12.3456, y_km: 0.0001, span_km: 321.987 };
    assert.equal(mapView.write(view), '-12.3,0,322');
    assert.equal(mapView.write({ ...view, span_km: 4321.9 }), '-12,0,4322');
    for (const span_km of [0.5, 3.21, 45.678, 999.96, 7000]) {
        const words = mapView.write({ ...view, span_km });
        assert.equal(mapView.write(mapView.read(words)!), words);
    }
    assert.equal(mapView.write(null), '');
    for (const words of ['', '1,2', '1,2,0', '1,2,NaN', '1,2,1e9', 'a,b,c', '1,2,3,4']) {
        assert.equal(mapView.read(words), undefined, words);
    }
});

test('A measured line stands in the address by its ends, an unfinished one does not', () => {
    const line = { from: { lat_deg: 40.12346, lon_deg: 33 }, to: { lat_deg: 41, lon_deg: -3.5 } };
    assert.equal(measuredLine.write(line), '40.1235,33,41,-3.5');
    assert.equal(measuredLine.write(measuredLine.read('40.1235,33,41,-3.5')!), '40.1235,33,41,-3.5');
    assert.equal(measuredLine.write({ from: line.from, to: null }), '');
    assert.equal(measuredLine.read('91,0,0,0'), undefined);
});

test('An order stands in a word, and a column that is not there is no order', () => {
    const columns = [{ id: 'time' }, { id: 'open', sortable: false }];
    assert.deepEqual(sortingOf(wordOf({ by: 'time', descending: true }), columns), { by: 'time', descending: true });
    assert.deepEqual(sortingOf('time', columns), { by: 'time', descending: false });
    assert.deepEqual([sortingOf('open', columns), sortingOf('who', columns), sortingOf(wordOf(undefined), columns)], [undefined, undefined, undefined]);
});

test('What follows from several parameters sees all of a choice or none of it, and the same when Back brings them', () => {
    const low = urlSignal('low', number(), 0), high = urlSignal('high', number(), 1);
    const seen: string[] = [];
    const end = effect(() => { seen.push(`${low.value} to ${high.value}`); });
    pushAll(() => {
        low.value = 5;
        high.value = 6;
    });
    bar.at = 0;
    readAddress();
    end();
    assert.deepEqual(seen, ['0 to 1', '5 to 6', '0 to 1']);
});
