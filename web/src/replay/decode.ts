import { type Head, type Replay, ReplayFault, type Table, type TableName, sections, tables } from './format';

const VERSION = 1;
const SECTION_HEADER = 5;

/** Lets the browser draw between two parts of the work. */
const breath = (): Promise<void> => new Promise(go => { setTimeout(go, 0); });

/**
 * Reads a replay. The work is done section by section, with a pause between, so that a page that shows how far it is can move.
 * Nothing is believed: every length is held against the bytes that are there, every row that others point at is counted.
 * Throws a ReplayFault where the bytes are no whole replay of this version.
 */
export async function decode(buffer: ArrayBuffer, pause: () => Promise<void> = breath): Promise<Replay> {
    const bytes = new Uint8Array(buffer);
    const parts = split(bytes);
    const head = checkedHead(json(parts[0]!, 'head'));
    const names = json(parts[1]!, 'names');
    if (!Array.isArray(names) || names.some(name => typeof name !== 'string')) {
        throw new ReplayFault('The names of the replay are no list of names.');
    }
    const read: Record<string, unknown> = {};
    for (let i = 2; i < sections.length; i++) {
        await pause();
        const name = sections[i] as TableName;
        read[name] = table(name, parts[i]!);
    }
    const all = read as unknown as { [N in TableName]: Table<N> };
    const replay: Replay = {
        head,
        names: names as string[],
        ...all,
        firstPlace: firsts(all.movers.places, all.places.rows, 'places'),
        firstBelief: firsts(all.tracks.beliefs, all.beliefs.rows, 'beliefs'),
        firstVerdict: firsts(all.tracks.verdicts, all.verdicts.rows, 'verdicts'),
        firstBehind: firsts(all.tracks.behind, all.behind.rows, 'behind'),
        firstReason: new Int32Array(all.movers.rows + 1),
    };
    await pause();
    check(replay);
    countReasons(replay);
    return replay;
}

function split(bytes: Uint8Array): Uint8Array[] {
    if (bytes.length < 4 || bytes[0] !== 0x52 || bytes[1] !== 0x50 || bytes[2] !== 0x52) {
        throw new ReplayFault('This is no replay of Rampart.');
    }
    if (bytes[3] !== VERSION) {
        throw new ReplayFault(`The replay has format version ${bytes[3]}; this page reads version ${VERSION}.`);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const parts: Uint8Array[] = [];
    let at = 4;
    for (const [i, name] of sections.entries()) {
        if (bytes.length - at < SECTION_HEADER) {
            throw new ReplayFault(`The replay ends before its section ${name}.`);
        }
        const length = view.getUint32(at + 1, true);
        if (bytes[at] !== i + 1 || length > bytes.length - at - SECTION_HEADER) {
            throw new ReplayFault(`The section ${name} of the replay is not where it should be, or is cut off.`);
        }
        parts.push(bytes.subarray(at + SECTION_HEADER, at + SECTION_HEADER + length));
        at += SECTION_HEADER + length;
    }
    if (at !== bytes.length) {
        throw new ReplayFault('The replay goes on behind its last section.');
    }
    return parts;
}

function json(bytes: Uint8Array, section: string): unknown {
    try {
        return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
        throw new ReplayFault(`The section ${section} of the replay cannot be read.`);
    }
}

function table<N extends TableName>(name: N, bytes: Uint8Array): Table<N> {
    const columns: readonly string[] = tables[name];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 5 || bytes[4] !== columns.length) {
        throw new ReplayFault(`The section ${name} of the replay has not the columns that it should have.`);
    }
    const rows = view.getUint32(0, true);
    const read: Record<string, unknown> = { rows };
    let at = 5;
    for (const column of columns) {
        const length = bytes.length - at >= 4 ? view.getUint32(at, true) : Infinity;
        // Every value takes a byte at least: a lie about the rows cannot ask for more memory than the file has bytes.
        if (length > bytes.length - at - 4 || rows > length) {
            throw new ReplayFault(`The column ${column} of the section ${name} is cut off.`);
        }
        read[column] = unpack(bytes, at + 4, length, rows, name);
        at += 4 + length;
    }
    if (at !== bytes.length) {
        throw new ReplayFault(`The section ${name} of the replay goes on behind its last column.`);
    }
    return read as Table<N>;
}

function unpack(bytes: Uint8Array, from: number, length: number, rows: number, section: string): Int32Array {
    const column = new Int32Array(rows);
    const end = from + length;
    let at = from;
    let value = 0;
    for (let row = 0; row < rows; row++) {
        let read = 0;
        let shift = 0;
        for (;;) {
            if (at >= end || shift > 28) {
                throw new ReplayFault(`A number of the section ${section} is cut off or too long.`);
            }
            const byte = bytes[at++]!;
            if (shift === 28 && byte > 0x0f) {
                throw new ReplayFault(`A number of the section ${section} is cut off or too long.`);
            }
            read |= (byte & 0x7f) << shift;
            if (byte < 0x80) {
                break;
            }
            shift += 7;
        }
        value = (value + ((read >>> 1) ^ -(read & 1))) | 0;
        column[row] = value;
    }
    if (at !== end) {
        throw new ReplayFault(`A column of the section ${section} goes on behind its last row.`);
    }
    return column;
}

function firsts(counts: Int32Array, rows: number, section: string): Int32Array {
    const first = new Int32Array(counts.length + 1);
    let at = 0;
    for (let i = 0; i < counts.length; i++) {
        const count = counts[i]!;
        if (count < 0 || count > rows - at) {
            throw new ReplayFault(`The section ${section} has fewer rows than are counted on.`);
        }
        at += count;
        first[i + 1] = at;
    }
    if (at !== rows) {
        throw new ReplayFault(`The section ${section} has more rows than are counted on.`);
    }
    return first;
}

/** Numbers that are places in lists must be such places; −1 is allowed. */
function within(column: Int32Array, count: number, what: string, least = -1): void {
    for (let row = 0; row < column.length; row++) {
        if (column[row]! < least || column[row]! >= count) {
            throw new ReplayFault(`The replay names ${what} ${column[row]}, and there are ${count}.`);
        }
    }
}

function check(replay: Replay): void {
    const { head, names, movers, beliefs, behind, shots, events, steps, reasons, turns } = replay;
    const sites = head.batteries.length + head.assets.length;
    within(movers.name, names.length, 'name', 0);
    within(movers.class, head.words.classes.length, 'class', 0);
    within(movers.side, head.words.sides.length, 'side', 0);
    within(movers.end, head.words.ends.length, 'end', 0);
    within(movers.aim, sites, 'site');
    within(beliefs.radar, head.radars.length, 'radar', 0);
    within(behind.mover, movers.rows, 'mover', 0);
    within(shots.name, names.length, 'name', 0);
    within(shots.battery, head.batteries.length, 'battery', 0);
    within(shots.launcher, head.launchers.length, 'launcher', 0);
    within(shots.aimedAt, movers.rows, 'mover');
    within(shots.met, movers.rows, 'mover');
    within(shots.result, head.words.results.length, 'result', 0);
    within(events.kind, head.words.events.length, 'kind of event', 0);
    within(events.mover, movers.rows, 'mover');
    within(events.site, sites, 'site');
    within(events.shot, shots.rows, 'missile');
    within(steps.kind, head.words.steps.length, 'kind of step', 0);
    within(steps.subject, Math.max(head.batteries.length, head.launchers.length), 'subject', 0);
    within(reasons.mover, movers.rows, 'mover', 0);
    within(reasons.battery, head.batteries.length, 'battery', 0);
    within(reasons.reason, head.words.reasons.length, 'reason', 0);
    within(turns.radar, head.radars.length, 'radar', 0);
    ascending(events.time, 0, events.rows, 'events');
    groupsAscending(replay.firstPlace, replay.places.time, 'places');
    groupsAscending(replay.firstBelief, beliefs.time, 'beliefs');
    ascending(reasons.mover, 0, reasons.rows, 'reasons');
}

function groupsAscending(first: Int32Array, times: Int32Array, what: string): void {
    for (let i = 0; i + 1 < first.length; i++) {
        ascending(times, first[i]!, first[i + 1]!, what);
    }
}

function ascending(column: Int32Array, from: number, until: number, what: string): void {
    for (let row = from + 1; row < until; row++) {
        if (column[row]! < column[row - 1]!) {
            throw new ReplayFault(`The ${what} of the replay are not in their order.`);
        }
    }
}

function countReasons({ reasons, movers, firstReason }: Replay): void {
    let row = 0;
    for (let mover = 0; mover < movers.rows; mover++) {
        firstReason[mover] = row;
        while (row < reasons.rows && reasons.mover[row] === mover) {
            row++;
        }
    }
    firstReason[movers.rows] = row;
}

function checkedHead(head: unknown): Head {
    const fault = (what: string): never => { throw new ReplayFault(`The head of the replay has no ${what}.`); };
    const thing = (value: unknown, what: string): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : fault(what));
    const list = (value: unknown, what: string): unknown[] => (Array.isArray(value) ? value as unknown[] : fault(what));
    const amount = (value: unknown, what: string): void => { if (typeof value !== 'number' || !Number.isFinite(value)) { fault(what); } };
    const word = (value: unknown, what: string): void => { if (typeof value !== 'string') { fault(what); } };
    const place = (value: unknown, what: string): void => {
        const at = thing(value, what);
        amount(at.latitude_deg, what);
        amount(at.longitude_deg, what);
        amount(at.height_m, what);
    };
    const all = thing(head, 'content');
    for (const key of ['scenario', 'title', 'seed', 'replication', 'hash', 'belief']) {
        word(all[key], key);
    }
    amount(all.duration_ms, 'duration');
    amount(all.tolerance_m, 'tolerance');
    place(all.theatre, 'theatre');
    for (const [key, amounts] of [['batteries', ['range_km', 'targetChannels', 'missileChannels']], ['radars', ['battery', 'range_km', 'sector_deg', 'facing_deg', 'slew_degps']], ['assets', ['withstands']]] as const) {
        for (const each of list(all[key], key)) {
            const one = thing(each, key);
            word(one.name, key);
            place(one.place, key);
            for (const one_amount of amounts) {
                amount(one[one_amount], `${key}: ${one_amount}`);
            }
        }
    }
    const batteries = (all.batteries as unknown[]).length;
    for (const each of list(all.launchers, 'launchers')) {
        const one = thing(each, 'launchers');
        word(one.name, 'launchers');
        word(one.missile, 'launchers');
        amount(one.missiles, 'launchers');
        amount(one.reloads, 'launchers');
        if (typeof one.battery !== 'number' || !(one.battery >= 0 && one.battery < batteries)) {
            fault('battery for each launcher');
        }
    }
    const post = thing(all.post, 'post');
    word(post.name, 'post');
    if (post.place !== null) {
        place(post.place, 'post');
    }
    const words = thing(all.words, 'words');
    for (const key of ['classes', 'sides', 'ends', 'results', 'reasons', 'reasonNames', 'events', 'steps']) {
        for (const each of list(words[key], key)) {
            word(each, key);
        }
    }
    return head as Head;
}
