import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';
import { eventsAsCsv, filters, lanes, lastBefore, marks, rowsOf, selectionOf, shortName, subjectOf, wordsOf } from '../src/pages/replay/events';
import { looks } from '../src/pages/replay/reasons';
import { facingAt, inTime, stepsOf, valueAt } from '../src/pages/replay/steps';
import { clock, kilometres, percent, spokenClock } from '../src/pages/replay/words';
import { decode } from '../src/replay/decode';
import { type Replay, kind, step } from '../src/replay/format';
import { count } from '../src/ui/words';

let replay: Replay;

before(async () => {
    const bytes = await readFile(path.join(process.env.RAMPART_WEB ?? '.', 'test', 'replay', 'small.rpr'));
    replay = await decode(new Uint8Array(bytes).buffer, async () => Promise.resolve());
});

test('every kind of event has its shape, its words, and a place in the list of everything', () => {
    assert.equal(marks.length, replay.head.words.events.length);
    assert.equal(filters.find(each => each.id === 'all')!.kinds.length, replay.head.words.events.length);
    for (let row = 0; row < replay.events.rows; row++) {
        assert.notEqual(wordsOf(replay, row), '', `row ${row}`);
        assert.doesNotMatch(wordsOf(replay, row), /undefined|nobody/);
        assert.notEqual(subjectOf(replay, row), '');
    }
});

test('of the shapes on the time line none is like another', () => {
    const shown = lanes.flatMap(lane => lane.kinds).map(each => `${marks[each]!.path} ${marks[each]!.isFilled}`);
    assert.equal(new Set(shown).size, shown.length);
});

test('the rows of some kinds are those of these kinds, by time; the last before a moment is found', () => {
    const rows = rowsOf(replay, [kind.kill, kind.leak]);
    assert.ok(rows.length >= 3);
    assert.ok(rows.every(row => replay.events.kind[row] === kind.kill || replay.events.kind[row] === kind.leak));
    assert.equal(rows.length, Array.from(replay.events.kind).filter(each => each === kind.kill || each === kind.leak).length);
    const time = (at: number): number => replay.events.time[rows[at]!]!;
    assert.equal(lastBefore(replay, rows, time(0) - 1), -1);
    assert.equal(lastBefore(replay, rows, time(0)), 0);
    assert.equal(lastBefore(replay, rows, time(2) - 1), 1);
    assert.equal(lastBefore(replay, rows, Infinity), rows.length - 1);
});

test('a kill selects the target that was killed', () => {
    const row = rowsOf(replay, [kind.kill])[0]!;
    assert.equal(selectionOf(replay, row), `target:${replay.names[replay.movers.name[replay.events.mover[row]!]!]}`);
    assert.match(wordsOf(replay, row), /^killed by battery$/);
});

test('a battery\'s missiles are those of its launchers together', () => {
    const steps = stepsOf(replay, 0);
    const launchers = replay.head.launchers.length;
    assert.equal(launchers, 2);
    assert.equal(valueAt(steps.loaded, 0), replay.head.launchers.reduce((sum, launcher) => sum + launcher.missiles, 0));
    for (const time of [0, 60_000, 240_000, 600_000, 1_200_000]) {
        let sum = 0;
        for (let launcher = 0; launcher < launchers; launcher++) {
            let value = 0;
            for (let row = 0; row < replay.steps.rows; row++) {
                if (replay.steps.kind[row] === step.loaded && replay.steps.subject[row] === launcher && replay.steps.time[row]! <= time) {
                    value = replay.steps.value[row]!;
                }
            }
            sum += value;
        }
        assert.equal(valueAt(steps.loaded, time), sum);
    }
});

test('a radar turns the shorter way, at its rate, and stays where it has turned to', () => {
    const turning: Replay = {
        ...replay,
        head: { ...replay.head, radars: replay.head.radars.map(radar => ({ ...radar, facing_deg: 10, slew_degps: 5 })) },
        turns: { rows: 1, radar: Int32Array.of(0), time: Int32Array.of(10_000), from: Int32Array.of(100), to: Int32Array.of(3500) },
    };
    assert.equal(facingAt(turning, 0, 9_999), 10);
    assert.equal(facingAt(turning, 0, 11_000), 5);
    assert.equal(facingAt(turning, 0, 13_000), 355);
    assert.equal(facingAt(turning, 0, 60_000), 350);
    assert.equal(facingAt(turning, 1, 60_000), 10);
});

test('every reason has its look, and no two look alike', () => {
    for (const reason of replay.head.words.reasons) {
        assert.ok(looks[reason], reason);
    }
    const all = Object.values(looks).map(look => `${look.colour} ${look.pattern}`);
    assert.equal(new Set(all).size, all.length);
});

test('events as comma-separated values: one line each, and nothing in them works as a formula', () => {
    const named: Replay = { ...replay, names: replay.names.map(() => '=HYPERLINK("http://x", "a,b")') };
    const lines = eventsAsCsv(named).trimEnd().split('\n');
    assert.equal(lines.length, replay.events.rows + 1);
    const kills = lines.filter(line => line.includes(',kill,'));
    assert.ok(kills.length > 0);
    assert.ok(kills.every(line => line.includes(`"'=HYPERLINK(""http://x"", ""a,b"")"`)), kills[0]);
});

test('a long name loses its middle and keeps its number', () => {
    assert.equal(shortName('drone-east-3'), 'drone-east-3');
    assert.equal(shortName('cruise-missile-south-12'), 'cruise-mis…south-12');
    assert.equal(shortName('cruise-missile-south-12').length, 19);
});

test('times and amounts are written as people read them', () => {
    assert.equal(clock(0), '0:00:00');
    assert.equal(clock(245_900), '0:04:05');
    assert.equal(clock(3_750_000), '1:02:30');
    assert.equal(clock(61_250, true), '0:01:01.2');
    assert.equal(spokenClock(3_725_000), '1 h 2 min 5 s');
    assert.equal(kilometres(840), '840 m');
    assert.equal(kilometres(12_340), '12.3 km');
    assert.equal(percent(0.004), '0.4 %');
    assert.equal(percent(0.73), '73 %');
    assert.equal(count(1, 'missile'), '1 missile');
    assert.equal(count(1200, 'missile'), '1,200 missiles');
});

test('the stages of a target stand in the order in which they came, those that never came before its end', () => {
    const stages = [['detected', 5], ['judged hostile', 20], ['ordered', 10], ['fired at', -1], ['leaked', 30]] as const;
    assert.deepEqual(inTime(stages).map(([name]) => name), ['detected', 'ordered', 'judged hostile', 'fired at', 'leaked']);
    assert.deepEqual(inTime([['appears', 1], ['detected', -1], ['still flying', -1]]).map(([name]) => name), ['appears', 'detected', 'still flying']);
});
