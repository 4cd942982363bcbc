import { useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { page } from '../../shell/page';
import { colour, colourChange } from '../../shell/theme';
import { Button, Select } from '../../ui';
import type { Replay } from '../../replay/format';
import { filters, lanes, lastBefore, marks, rowsOf, selectionOf, subjectOf, wordsOf } from './events';
import { MarkIcon } from './MarkIcon';
import { type Player, filter, select, speed, speeds } from './player';
import { clock, spokenClock } from './words';

const LANE = 14;
const STRIP = 18;
const HEIGHT = lanes.length * LANE + STRIP;

/** Chooses the event before or after the moment, among those that the log shows, and goes there. */
export function goToEvent(player: Player, direction: 1 | -1, kinds: readonly number[] = chosenFilter().kinds): void {
    const rows = rowsOf(player.replay, kinds);
    const { time } = player.replay.events;
    let at = lastBefore(player.replay, rows, player.now);
    if (direction > 0) {
        at++;
    } else {
        while (at >= 0 && time[rows[at]!]! >= player.now) {
            at--;
        }
    }
    const row = rows[at];
    if (row !== undefined) {
        chooseEvent(player, row);
    }
}

/** Goes to an event and selects whom it is about. */
export function chooseEvent(player: Player, row: number): void {
    const selected = selectionOf(player.replay, row);
    if (selected !== null) {
        select(selected, { isStep: true });
    }
    player.pause();
    player.seek(player.replay.events.time[row]!);
}

export function chosenFilter(): (typeof filters)[number] {
    return filters.find(each => each.id === filter.value) ?? filters[0]!;
}

/** Play, pause, steps, speed, and the battle as a line on which its events stand. */
export function Transport({ player }: { player: Player }) {
    const isPlaying = player.isPlaying.value;
    return (
        <div class="transport" role="group" aria-label="Time">
            <div class="transport-row">
                <div class="row transport-buttons">
                    <Button kind="main" onClick={() => { player.toggle(); }} aria-keyshortcuts="Space" title="Space"><span aria-hidden="true">{isPlaying ? '❚❚' : '▶'}</span>{isPlaying ? 'Pause' : 'Play'}</Button>
                    <Button kind="quiet" small title="Event before (P), among those that the list of events shows" onClick={() => { goToEvent(player, -1); }}><span aria-hidden="true">◂ </span>event<span class="hidden-words"> before</span></Button>
                    <Button kind="quiet" small title="Next event (N), among those that the list of events shows" onClick={() => { goToEvent(player, 1); }}><span class="hidden-words">next </span>event<span aria-hidden="true"> ▸</span></Button>
                </div>
                <Clock player={player} />
                <div class="row transport-steps">
                    {[-60, -10, -1, 1, 10, 60].map(seconds => (
                        <Button key={seconds} kind="quiet" small title={stepKeys[Math.abs(seconds)]} onClick={() => { player.step(seconds * 1000); }}>{seconds < 0 ? `−${-seconds}` : `+${seconds}`} s<span class="hidden-words"> {seconds < 0 ? 'back' : 'on'}</span></Button>
                    ))}
                </div>
                <Select
                    label="Speed" hideLabel value={String(speed.value)} onChange={value => { speed.value = Number(value); }}
                    choices={(speeds.includes(speed.value) ? speeds : [...speeds, speed.value].sort((one, other) => one - other)).map(each => ({ value: String(each), label: `${each}×` }))}
                />
            </div>
            <Line player={player} />
        </div>
    );
}

const stepKeys: Readonly<Record<number, string>> = { 1: 'Arrow keys', 10: 'Shift with arrow keys', 60: 'Page up, page down' };

function Clock({ player }: { player: Player }) {
    const time = player.time.value;
    return <p class="clock num"><strong>{clock(time)}</strong><span class="faint"> / {clock(player.duration)}</span></p>;
}

/** The whole battle as a line: events in three lanes by their shapes, under them how thick they come; a slider. */
function Line({ player }: { player: Player }) {
    const { replay } = player;
    const canvas = useRef<HTMLCanvasElement>(null);
    const head = useRef<HTMLDivElement>(null);
    const box = useRef<HTMLDivElement>(null);
    const shapes = useMemo(() => marks.map(mark => new Path2D(mark.path)), []);

    const draw = (): void => {
        const drawn = canvas.current;
        if (drawn) {
            paint(drawn, replay, shapes);
            page.frame();
        }
    };
    useEffect(() => {
        const watch = new ResizeObserver(draw);
        watch.observe(canvas.current!);
        return () => { watch.disconnect(); };
    }, [replay]);
    useSignalEffect(() => {
        void colourChange.value;
        draw();
    });
    useEffect(() => {
        const place = (time: number): void => {
            if (head.current) {
                head.current.style.transform = `translateX(${(100 * time) / player.duration}%)`;
            }
        };
        place(player.now);
        return player.onMove(place);
    }, [player]);

    const at = (event: PointerEvent): number => {
        const { left, width } = box.current!.getBoundingClientRect();
        return ((event.clientX - left) / width) * player.duration;
    };
    const press = (event: KeyboardEvent): void => {
        const to: Record<string, () => void> = {
            ArrowLeft: () => { player.step(event.shiftKey ? -10_000 : -1_000); },
            ArrowRight: () => { player.step(event.shiftKey ? 10_000 : 1_000); },
            ArrowDown: () => { player.step(event.shiftKey ? -10_000 : -1_000); },
            ArrowUp: () => { player.step(event.shiftKey ? 10_000 : 1_000); },
            PageDown: () => { player.step(-60_000); },
            PageUp: () => { player.step(60_000); },
            Home: () => { player.seek(0); },
            End: () => { player.seek(player.duration); },
        };
        const act = to[event.key];
        if (act) {
            event.preventDefault();
            event.stopPropagation();
            act();
        }
    };
    const time = player.time.value;
    return (
        <div class="line-frame">
            <div class="line-names" aria-hidden="true">{lanes.map(lane => <span key={lane.name}>{lane.name}</span>)}<span>All events</span></div>
            <div
                class="line" ref={box} role="slider" tabIndex={0} aria-label="Time" aria-valuemin={0} aria-valuemax={Math.round(player.duration / 1000)} aria-valuenow={Math.round(time / 1000)}
                aria-valuetext={`${spokenClock(time)} of ${spokenClock(player.duration)}`} onKeyDown={press}
                onPointerDown={event => { event.currentTarget.setPointerCapture(event.pointerId); event.currentTarget.focus(); player.seek(at(event)); }}
                onPointerMove={event => {
                    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
                        player.seek(at(event));
                    }
                    event.currentTarget.title = nearestWords(replay, at(event), player.duration / box.current!.clientWidth * 4);
                }}
            >
                <canvas ref={canvas} aria-hidden="true" />
                <div class="line-head" ref={head} aria-hidden="true"><span /></div>
            </div>
        </div>
    );
}

function nearestWords(replay: Replay, time: number, within: number): string {
    const rows = rowsOf(replay, lanes.flatMap(lane => lane.kinds));
    const found: string[] = [];
    for (let at = Math.max(0, lastBefore(replay, rows, time - within)); at < rows.length && found.length < 6; at++) {
        const row = rows[at]!;
        const moment = replay.events.time[row]!;
        if (moment > time + within) {
            break;
        }
        if (moment >= time - within) {
            found.push(`${clock(moment)} ${subjectOf(replay, row)} ${wordsOf(replay, row)}`);
        }
    }
    return found.length > 0 ? found.join('\n') : clock(time);
}

function paint(canvas: HTMLCanvasElement, replay: Replay, shapes: readonly Path2D[]): void {
    const density = devicePixelRatio;
    const width = canvas.clientWidth;
    if (width === 0) {
        return;
    }
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(HEIGHT * density);
    const context = canvas.getContext('2d')!;
    const { events, head } = replay;
    const x = (time: number): number => (time / head.duration_ms) * width;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, HEIGHT);
    context.fillStyle = colour('sunken');
    context.fillRect(0, 0, width, HEIGHT);

    // How thick the events come, as a strip of bars: the root, so that few are seen beside many.
    const bars = Math.max(20, Math.floor(width / 3));
    const counts = new Float32Array(bars);
    for (let row = 0; row < events.rows; row++) {
        counts[Math.min(bars - 1, Math.floor((events.time[row]! / head.duration_ms) * bars))]!++;
    }
    const most = Math.sqrt(Math.max(1, ...counts));
    context.fillStyle = colour('edge');
    for (let bar = 0; bar < bars; bar++) {
        const height = (Math.sqrt(counts[bar]!) / most) * (STRIP - 3);
        context.fillRect((bar * width) / bars, HEIGHT - height, width / bars - 0.5, height);
    }
    context.strokeStyle = colour('line');
    context.lineWidth = 1;
    for (let lane = 0; lane <= lanes.length; lane++) {
        context.beginPath();
        context.moveTo(0, lane * LANE + 0.5);
        context.lineTo(width, lane * LANE + 0.5);
        context.stroke();
    }
    const step = [60, 120, 300, 600, 900, 1800].find(seconds => x(seconds * 1000) > 60) ?? 3600;
    context.fillStyle = colour('faint');
    context.font = '10px system-ui, sans-serif';
    for (let second = step; second * 1000 < head.duration_ms; second += step) {
        const at = x(second * 1000);
        context.globalAlpha = 0.5;
        context.beginPath();
        context.moveTo(Math.round(at) + 0.5, 0);
        context.lineTo(Math.round(at) + 0.5, HEIGHT);
        context.stroke();
        context.globalAlpha = 1;
        // Its own ground, so that the bars behind it do not cross it.
        context.lineWidth = 3;
        context.strokeStyle = colour('sunken');
        context.strokeText(clock(second * 1000), at + 3, HEIGHT - STRIP + 10);
        context.fillText(clock(second * 1000), at + 3, HEIGHT - STRIP + 10);
        context.lineWidth = 1;
        context.strokeStyle = colour('line');
    }
    const laneOf = new Int8Array(marks.length).fill(-1);
    lanes.forEach((lane, number) => { for (const each of lane.kinds) { laneOf[each] = number; } });
    // Where many stand on one pixel, one is enough.
    const last = new Float32Array(marks.length).fill(-10);
    context.lineWidth = 1.6;
    context.lineJoin = 'round';
    for (let row = 0; row < events.rows; row++) {
        const kind = events.kind[row]!;
        const lane = laneOf[kind]!;
        const at = x(events.time[row]!);
        if (lane < 0 || at - last[kind]! < 2) {
            continue;
        }
        last[kind] = at;
        const mark = marks[kind]!;
        context.save();
        context.translate(at - 5, lane * LANE + 2);
        context.scale(10 / 12, 10 / 12);
        context.strokeStyle = context.fillStyle = colour(mark.colour);
        if (mark.isFilled) {
            context.fill(shapes[kind]!);
        } else {
            context.stroke(shapes[kind]!);
        }
        context.restore();
    }
}

/** What the shapes of the line mean. */
export function MarkLegend({ replay }: { replay: Replay }) {
    return (
        <ul class="mark-legend">
            {lanes.flatMap(lane => lane.kinds).map(each => <li key={each}><MarkIcon kind={each} /> {(replay.head.words.events[each] ?? '').replaceAll('-', ' ')}</li>)}
        </ul>
    );
}
