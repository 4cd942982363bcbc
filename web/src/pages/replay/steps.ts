import { type Replay, step } from '../../replay/format';

/** A number of a battery as it changes: from each time on, until the next. */
export interface Steps {
    readonly times: readonly number[];
    readonly values: readonly number[];
}

export interface BatterySteps {
    readonly followed: Steps;
    readonly guided: Steps;
    readonly loaded: Steps;
    readonly inReserve: Steps;
}

/** Channels and magazines of a battery: those of its launchers added up. */
export function stepsOf(replay: Replay, battery: number): BatterySteps {
    const launchers = new Set(replay.head.launchers.flatMap((launcher, number) => (launcher.battery === battery ? [number] : [])));
    return {
        followed: sum(replay, step.followed, new Set([battery])),
        guided: sum(replay, step.guided, new Set([battery])),
        loaded: sum(replay, step.loaded, launchers),
        inReserve: sum(replay, step.inReserve, launchers),
    };
}

function sum(replay: Replay, kind: number, subjects: ReadonlySet<number>): Steps {
    const { steps } = replay;
    const now = new Map<number, number>();
    const changes: { time: number; change: number }[] = [];
    for (let row = 0; row < steps.rows; row++) {
        const subject = steps.subject[row]!;
        if (steps.kind[row] === kind && subjects.has(subject)) {
            changes.push({ time: steps.time[row]!, change: steps.value[row]! - (now.get(subject) ?? 0) });
            now.set(subject, steps.value[row]!);
        }
    }
    changes.sort((one, other) => one.time - other.time);
    const times: number[] = [];
    const values: number[] = [];
    let value = 0;
    for (const { time, change } of changes) {
        value += change;
        if (times.at(-1) === time) {
            values[values.length - 1] = value;
        } else {
            times.push(time);
            values.push(value);
        }
    }
    return { times, values };
}

/** What a number is at a moment. */
export function valueAt({ times, values }: Steps, time: number): number {
    let found = 0;
    for (let i = 0; i < times.length && times[i]! <= time; i++) {
        found = values[i]!;
    }
    return found;
}

/** Where an engagement radar faces at a moment: degrees from north. */
export function facingAt(replay: Replay, radar: number, time: number): number {
    const { turns, head } = replay;
    const { facing_deg, slew_degps } = head.radars[radar]!;
    let facing = facing_deg;
    for (let row = 0; row < turns.rows; row++) {
        if (turns.radar[row] === radar && turns.time[row]! <= time) {
            const from = turns.from[row]! / 10;
            const turn = ((turns.to[row]! / 10 - from + 540) % 360) - 180;
            const turned = Math.min(Math.abs(turn), ((time - turns.time[row]!) / 1000) * slew_degps);
            facing = from + Math.sign(turn) * turned;
        }
    }
    return ((facing % 360) + 360) % 360;
}

/** Stages in the order in which they came; what never came (a time below zero) stands before the end, which is the last given. */
export function inTime(stages: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
    const way = stages.slice(0, -1);
    const came = way.filter(([, time]) => time >= 0).sort(([, one], [, other]) => one - other);
    return [...came, ...way.filter(([, time]) => time < 0), ...stages.slice(-1)];
}
