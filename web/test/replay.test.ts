import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { before, test } from 'node:test';
import { projectionAbout } from '../src/map/projection';
import { decode } from '../src/replay/decode';
import { type Replay, ReplayFault, kind, sections, step, type TableName, tables } from '../src/replay/format';
import { Scene, follow } from '../src/replay/scene';

const folder = path.join(process.env.RAMPART_WEB ?? '.', 'test', 'replay');
const now = async (): Promise<void> => Promise.resolve();
let bytes: Uint8Array;
let replay: Replay;
let scene: Scene;

/** A copy that owns its bytes. */
const copy = (of: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(of);

before(async () => {
    bytes = await readFile(path.join(folder, 'small.rpr'));
    replay = await decode(copy(bytes).buffer, now);
    const { latitude_deg, longitude_deg } = replay.head.theatre;
    scene = await Scene.of(replay, projectionAbout({ lat_deg: latitude_deg, lon_deg: longitude_deg }));
});

test('a replay is read: its head, its words, its tables', () => {
    assert.equal(replay.head.duration_ms, 20 * 60 * 1000);
    assert.equal(replay.head.belief, 'Estimates');
    assert.equal(replay.movers.rows, 11);
    assert.equal(replay.names[replay.movers.name[0]!], 'airliner-1');
    assert.equal(replay.head.words.events[kind.kill], 'kill');
    assert.equal(replay.head.words.events[kind.routeFlown], 'route-flown');
    assert.equal(replay.head.words.steps[step.inReserve], 'in-reserve');
    assert.equal(replay.firstPlace.at(-1), replay.places.rows);
    assert.equal(replay.firstReason.at(-1), replay.reasons.rows);
});

test('every target is where the battle had it, to the tolerance that is said', async () => {
    const places = JSON.parse(await readFile(path.join(folder, 'small.places.json'), 'utf8')) as { target: string; time_ms: number; latitude_deg: number; longitude_deg: number; height_m: number }[];
    assert.ok(places.length >= 70);
    for (const place of places) {
        const mover = replay.names.indexOf(place.target);
        const at = scene.trueAt(mover, place.time_ms);
        assert.ok(at, `${place.target} is there`);
        const north = (at.lat_deg - place.latitude_deg) * 111_320;
        const east = (at.lon_deg - place.longitude_deg) * 111_320 * Math.cos(at.lat_deg * Math.PI / 180);
        assert.ok(Math.hypot(north, east) <= replay.head.tolerance_m, `${place.target} at ${place.time_ms} ms is ${Math.hypot(north, east)} m off`);
        assert.ok(Math.abs(at.height_m - place.height_m) <= replay.head.tolerance_m);
    }
});

test('a moment is the same whether time ran to it or jumped to it, forth or back', async () => {
    const { latitude_deg, longitude_deg } = replay.head.theatre;
    const jumping = await Scene.of(replay, projectionAbout({ lat_deg: latitude_deg, lon_deg: longitude_deg }));
    const moments = [900_000, 61_000, 400_500, 0, 1_199_999, 61_000, 120_000];
    for (const moment of moments) {
        for (let time = 0; time < moment; time += 997) {
            scene.stateAt(time);
        }
        scene.stateAt(moment);
        jumping.stateAt(moment);
        assert.deepEqual(jumping.moverX, scene.moverX);
        assert.deepEqual(jumping.moverTrail, scene.moverTrail);
        assert.equal(jumping.trackCount, scene.trackCount);
        assert.deepEqual(jumping.trackX.subarray(0, jumping.trackCount), scene.trackX.subarray(0, scene.trackCount));
        assert.deepEqual(jumping.trackVerdict.subarray(0, jumping.trackCount), scene.trackVerdict.subarray(0, scene.trackCount));
        assert.equal(jumping.shotCount, scene.shotCount);
    }
});

test('who is not there has no place, and who is there has one', () => {
    for (const time of [0, 30_000, 300_000, 1_199_000]) {
        scene.stateAt(time);
        for (let i = 0; i < replay.movers.rows; i++) {
            const isThere = replay.movers.appeared[i]! >= 0 && time >= replay.movers.appeared[i]! && time < replay.movers.ended[i]!;
            assert.equal(scene.moverState[i], isThere ? 0 : 2);
            assert.equal(Number.isNaN(scene.moverX[i]!), !isThere);
        }
    }
});

test('tracks in the picture lie near the targets behind them', () => {
    let looked = 0;
    const off: number[] = [];
    for (let time = 60_000; time < 400_000; time += 5_000) {
        scene.stateAt(time);
        for (let slot = 0; slot < scene.trackCount; slot++) {
            assert.equal(scene.trackSlot[scene.trackRow[slot]!], slot);
            const mover = scene.trackMover[slot]!;
            if (mover >= 0 && scene.moverState[mover] === 0) {
                off.push(scene.distance_m(slot, mover));
                looked++;
            }
        }
    }
    off.sort((one, other) => one - other);
    assert.ok(looked > 100);
    assert.ok(off[looked >> 1]! < 800, `half of them within ${off[looked >> 1]} m`);
});

test('missiles fly from their battery to where they ended', () => {
    const shot = 0;
    scene.stateAt(replay.shots.launched[shot]!);
    assert.equal(scene.shotRow[0], shot);
    const battery = replay.shots.battery[shot]!;
    assert.ok(Math.hypot(scene.shotX[0]! - scene.batteryX[battery]!, scene.shotY[0]! - scene.batteryY[battery]!) < 1e-3);
    scene.stateAt(replay.shots.ended[shot]! - 1);
    const slot = [...scene.shotRow.subarray(0, scene.shotCount)].indexOf(shot);
    assert.ok(Math.hypot(scene.shotX[slot]! - scene.shotEndX[shot]!, scene.shotY[slot]! - scene.shotEndY[shot]!) < 0.05);
});

test('reasons follow each other without a gap and add up to the target\'s life', () => {
    for (let mover = 0; mover < replay.movers.rows; mover++) {
        let sum = 0;
        for (let row = replay.firstReason[mover]!; row < replay.firstReason[mover + 1]!; row++) {
            assert.equal(replay.reasons.mover[row], mover);
            sum += replay.reasons.until[row]! - replay.reasons.from[row]!;
        }
        assert.equal(sum, (replay.movers.ended[mover]! - replay.movers.appeared[mover]!) * replay.head.batteries.length);
    }
});

test('the last row not after a moment is found from any place', () => {
    const times = new Int32Array([5, 10, 10, 20, 40, 80, 160, 320]);
    for (let cursor = -1; cursor < 9; cursor++) {
        for (const [time, row] of [[5, 0], [9, 0], [10, 2], [39, 3], [160, 6], [1000, 7], [0, 0]] as const) {
            assert.equal(follow(times, 0, 7, cursor, time), row, `from ${cursor} to ${time}`);
        }
    }
});

test('a replay that was cut off anywhere is refused', async () => {
    for (let length = 0; length < bytes.length; length += 1 + (length >> 8)) {
        await assert.rejects(decode(copy(bytes.subarray(0, length)).buffer, now), ReplayFault);
    }
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    await assert.rejects(decode(longer.buffer, now), ReplayFault);
});

test('lengths that lie are refused at once, before memory is asked for', async () => {
    let most = 0;
    const Plain = Int32Array;
    globalThis.Int32Array = new Proxy(Plain, {
        construct(target, given: unknown[], called) {
            most = Math.max(most, typeof given[0] === 'number' ? given[0] : 0);
            return Reflect.construct(target, given, called) as object;
        },
    });
    try {
        await lie();
    } finally {
        globalThis.Int32Array = Plain;
    }
    assert.ok(most > 0 && most <= bytes.length, `${most} numbers were asked for`);
});

async function lie(): Promise<void> {
    const view = new DataView(copy(bytes).buffer);
    let at = 4;
    for (let section = 0; section < sections.length; section++) {
        const length = view.getUint32(at + 1, true);
        for (const place of section < 2 ? [at + 1] : [at + 1, at + 5, at + 10]) {
            for (const lie of [0xffffffff, 0x7fffffff, 1 << 28, view.getUint32(place, true) + 1, view.getUint32(place, true) - 1]) {
                const changed = copy(bytes);
                new DataView(changed.buffer).setUint32(place, lie, true);
                await assert.rejects(decode(changed.buffer, now), ReplayFault);
            }
        }
        at += 5 + length;
    }
}

test('bytes that were changed anywhere are read or refused, and nothing else; what is read can be shown', async () => {
    let seed = 12345;
    const chance = (below: number): number => {
        seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
        return Math.floor((seed / 4294967296) * below);
    };
    let refused = 0;
    for (let i = 0; i < 600; i++) {
        const changed = copy(bytes);
        changed[chance(changed.length)]! ^= 1 << chance(8);
        try {
            const read = await decode(changed.buffer, now);
            const shown = await Scene.of(read, { toPlane: ({ lat_deg, lon_deg }) => ({ x_km: lon_deg, y_km: lat_deg }) });
            shown.stateAt(300_000);
        } catch (fault) {
            assert.ok(fault instanceof ReplayFault, String(fault));
            refused++;
        }
    }
    assert.ok(refused > 50);
});

test('what others are pointed at by number is there, or the replay is refused', async () => {
    let at = 4;
    const view = new DataView(copy(bytes).buffer);
    for (let section = 0; sections[section] !== 'behind'; section++) {
        at += 5 + view.getUint32(at + 1, true);
    }
    let refused = 0;
    for (let place = at + 5; place < at + 5 + view.getUint32(at + 1, true); place++) {
        const changed = copy(bytes);
        changed[place]! ^= 0x20;
        try {
            const read = await decode(changed.buffer, now);
            assert.ok(read.behind.mover.every(mover => mover >= 0 && mover < read.movers.rows));
        } catch (fault) {
            assert.ok(fault instanceof ReplayFault, String(fault));
            refused++;
        }
    }
    assert.ok(refused > 10);
});

test('another version is refused with its number', async () => {
    const changed = copy(bytes);
    changed[3] = 9;
    await assert.rejects(decode(changed.buffer, now), /version 9/);
});

/** A column as the format has it: differences, zig-zag, varints. */
function packed(values: Int32Array): number[] {
    const out: number[] = [];
    let before = 0;
    for (const value of values) {
        const step = (value - before) | 0;
        let left = ((step << 1) ^ (step >> 31)) >>> 0;
        for (; left >= 0x80; left >>>= 7) {
            out.push((left & 0x7f) | 0x80);
        }
        out.push(left);
        before = value;
    }
    return out;
}

const word = (value: number): number[] => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];

/** The replay with one column changed and everything else as it was. */
function rewritten<N extends TableName>(section: N, column: string, change: (values: Int32Array) => void): ArrayBuffer {
    const view = new DataView(copy(bytes).buffer);
    const out = [...bytes.subarray(0, 4)];
    let at = 4;
    for (const [number, name] of sections.entries()) {
        const length = view.getUint32(at + 1, true);
        let part = [...bytes.subarray(at + 5, at + 5 + length)];
        if (name === section) {
            const table = replay[section] as unknown as Record<string, Int32Array> & { rows: number };
            part = [...word(table.rows), tables[section].length];
            for (const each of tables[section]) {
                const values = Int32Array.from(table[each]!);
                if (each === column) {
                    change(values);
                }
                const packedValues = packed(values);
                part.push(...word(packedValues.length), ...packedValues);
            }
        }
        out.push(number + 1, ...word(part.length), ...part);
        at += 5 + length;
    }
    return Uint8Array.from(out).buffer;
}

test('a number that points at nothing is refused, whatever column it stands in', async () => {
    const { head, names, movers, shots } = replay;
    const sites = head.batteries.length + head.assets.length;
    const { words } = head;
    const limits: readonly (readonly [TableName, string, number])[] = [
        ['movers', 'name', names.length], ['movers', 'class', words.classes.length], ['movers', 'side', words.sides.length], ['movers', 'end', words.ends.length], ['movers', 'aim', sites],
        ['beliefs', 'radar', head.radars.length], ['behind', 'mover', movers.rows],
        ['shots', 'name', names.length], ['shots', 'battery', head.batteries.length], ['shots', 'launcher', head.launchers.length], ['shots', 'aimedAt', movers.rows], ['shots', 'met', movers.rows], ['shots', 'result', words.results.length],
        ['events', 'kind', words.events.length], ['events', 'mover', movers.rows], ['events', 'site', sites], ['events', 'shot', shots.rows],
        ['steps', 'kind', words.steps.length], ['steps', 'subject', Math.max(head.batteries.length, head.launchers.length)],
        ['reasons', 'battery', head.batteries.length], ['reasons', 'reason', words.reasons.length], ['turns', 'radar', head.radars.length],
    ];
    for (const [section, column, limit] of limits) {
        assert.deepEqual(new Uint8Array(rewritten(section, column, () => undefined)), copy(bytes), `${section} written again is not the same`);
        assert.ok(replay[section].rows > 0, `${section} has no row`);
        for (const wrong of [limit, -2]) {
            await assert.rejects(decode(rewritten(section, column, values => { values[values.length - 1] = wrong; }), now), ReplayFault, `${section}.${column} ${wrong}`);
        }
    }
    for (const [section, column] of [['movers', 'places'], ['tracks', 'beliefs'], ['tracks', 'verdicts'], ['tracks', 'behind']] as const) {
        await assert.rejects(decode(rewritten(section, column, values => { values[1]! += values[0]! + 1; values[0] = -1; }), now), ReplayFault, `${section}.${column} below nought`);
        for (const by of [1, -1]) {
            await assert.rejects(decode(rewritten(section, column, values => { values[0]! += by; }), now), ReplayFault, `${section}.${column}`);
        }
    }
});

test('times that run backwards are refused', async () => {
    for (const [section, column] of [['places', 'time'], ['beliefs', 'time'], ['events', 'time'], ['reasons', 'mover']] as const) {
        await assert.rejects(decode(rewritten(section, column, values => { values[0] = 1_000_000_000; }), now), ReplayFault, `${section}.${column}`);
    }
});

/** The replay with the bytes of one section changed, its length with it. */
function respliced(section: string, change: (part: number[]) => number[]): ArrayBuffer {
    const view = new DataView(copy(bytes).buffer);
    const out = [...bytes.subarray(0, 4)];
    let at = 4;
    for (const [number, name] of sections.entries()) {
        const length = view.getUint32(at + 1, true);
        const part = [...bytes.subarray(at + 5, at + 5 + length)];
        const changed = name === section ? change(part) : part;
        out.push(number + 1, ...word(changed.length), ...changed);
        at += 5 + length;
    }
    return Uint8Array.from(out).buffer;
}

test('names that are no list of names are refused', async () => {
    assert.deepEqual(new Uint8Array(respliced('names', part => part)), copy(bytes));
    const mixed = [1, ...replay.names.slice(1)];
    for (const names of ['{}', 'null', JSON.stringify(mixed), `"${'x'.repeat(replay.names.length)}"`]) {
        await assert.rejects(decode(respliced('names', () => [...new TextEncoder().encode(names)]), now), ReplayFault, names);
    }
});

test('a section under another number, or that goes on behind its last column, is refused', async () => {
    const view = new DataView(copy(bytes).buffer);
    let at = 4;
    for (const name of sections) {
        const changed = copy(bytes);
        changed[at]!++;
        await assert.rejects(decode(changed.buffer, now), ReplayFault, name);
        at += 5 + view.getUint32(at + 1, true);
    }
    for (const name of sections.slice(2)) {
        await assert.rejects(decode(respliced(name, part => [...part, 0]), now), ReplayFault, name);
    }
});

test('a number that is too large for its column is refused and not cut to size', async () => {
    // One row, in the table of the fewest columns: its first number takes 36 bits.
    const columns = tables.behind.length;
    const rest = Array.from({ length: columns - 1 }, () => [...word(1), 0]).flat();
    const part = (number: readonly number[]): number[] => [...word(1), columns, ...word(number.length), ...number, ...rest];
    await assert.rejects(decode(respliced('behind', () => part([0x80, 0x80, 0x80, 0x80, 0x10])), now), /cut off or too long/);
    await assert.rejects(decode(respliced('behind', () => part([0x80, 0x80, 0x80, 0x80, 0x80, 0x00])), now), /cut off or too long/);
    await assert.rejects(decode(respliced('behind', () => part([0x80, 0x80, 0x80, 0x80, 0x08])), now), (fault: unknown) => fault instanceof ReplayFault && !/too long/.test(fault.message));
});
