import { type Signal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { MapView } from '../../map/MapView';
import { type MapFlash, type MapHandle, type MapLayer, type MapViewState, type MoverLayer, type PlanePoint, type Side, sides, symbolClasses } from '../../map/types';
import { type Replay, kind } from '../../replay/format';
import { TRAIL_POINTS } from '../../replay/scene';
import { moverName, shotName } from './events';
import { type Player, isShown, layerNames, layerWords, measured, select, selection, show, speed, view as viewInAddress } from './player';
import { facingAt } from './steps';

/** Flashes stay so long on the screen, whatever the speed; in battle time at least so many seconds. */
const FLASH_MS = 900;
const LEAST_FLASH_BATTLE_MS = 4_000;
const MOST_FLASHES = 40;
/** Wide windows show no edge of it at a battle's usual size. */
const RELIEF_KM = 560;
/** Two standard deviations: where belief says that the target is, nineteen times of twenty along each direction. */
const DEVIATIONS = 2;

const sideNumbers: Readonly<Record<string, number>> = { hostile: sides.indexOf('hostile'), civil: sides.indexOf('neutral'), friendly: sides.indexOf('friend') };
const classNumbers: Readonly<Record<string, number>> = { 'stand-off-jammer': symbolClasses.indexOf('jammer') };
const UNKNOWN = sides.indexOf('unknown');
const HOSTILE = sides.indexOf('hostile');
const NEUTRAL = sides.indexOf('neutral');
const FRIEND = sides.indexOf('friend');
const AIRCRAFT = symbolClasses.indexOf('aircraft');
const MISSILE = symbolClasses.indexOf('missile');

export function sideOf(word: string): Side {
    return sides[sideNumbers[word] ?? UNKNOWN] ?? 'unknown';
}

/** The map of a replay: what is true filled, what is believed hollow, and what tells them apart. */
export function Stage({ player, handle, settled }: { player: Player; handle: (map: MapHandle) => void; settled: Signal<boolean> }) {
    const { replay } = player;
    const view = useSignal<MapViewState>({ x_km: 0, y_km: 0, span_km: 600 });
    const map = useRef<MapHandle | null>(null);
    const movers = useMemo(() => new Movers(player), [player]);
    const flashes = useMemo(() => new Flashes(player), [player]);
    const selected = selection.signal;
    const chosen = useSignal<string | null>(selected.peek() || null);
    useSignalEffect(() => { chosen.value = selected.value || null; });
    useSignalEffect(() => {
        const next = chosen.value ?? '';
        if (next !== selection.peek()) {
            select(next);
        }
    });
    // Batteries that were lost, and where the selected one faces: what stands still is drawn anew only when these change.
    const lost = useSignal('');
    const facing = useSignal(0);
    const layers = useComputed<readonly MapLayer[]>(() => standing(player, selected.value, isShown('ranges'), lost.value, facing.value));
    const theatre = replay.head.theatre;
    const origin = useMemo(() => ({ lat_deg: theatre.latitude_deg, lon_deg: theatre.longitude_deg }), [replay]);

    useEffect(() => player.onMove(time => {
        movers.fill(selection.peek());
        lost.value = lostAt(replay, time);
        const battery = selectedBattery(replay, selection.peek());
        if (battery >= 0) {
            facing.value = Math.round(facingAt(replay, engagementRadar(replay, battery), time));
        }
        map.current?.redraw();
    }), [player]);
    useSignalEffect(() => {
        void selected.value;
        movers.show();
        player.again();
    });

    return (
        <>
            <fieldset class="replay-layers">
                <legend class="hidden-words">Layers</legend>
                {layerNames.map(name => (
                    <label key={name} title={layerTitles[name]}>
                        <input type="checkbox" checked={layerWords.value.includes(name)} onChange={event => { show(name, event.currentTarget.checked); }} />
                        <span class={`layer-mark ${name}`} aria-hidden="true" />
                        {name}
                    </label>
                ))}
            </fieldset>
            <div class="replay-map">
                <MapView
                    origin={origin} originName="the theatre’s centre" label={`Map of the battle ${replay.head.title}. The tables beside it say the same.`}
                    view={view} viewInAddress={viewInAddress} measuredInAddress={measured} layers={layers} movers={movers.layers} flashes={flashes.now} selected={chosen} settled={settled} relief={{ radius_km: RELIEF_KM }}
                    handle={given => {
                        map.current = given;
                        const { west, south, east, north } = box(player);
                        given.fit(west, south, east, north);
                        handle(given);
                        player.again();
                    }}
                />
            </div>
        </>
    );
}

const layerTitles: Readonly<Record<(typeof layerNames)[number], string>> = {
    truth: 'Where everything truly is: filled',
    belief: 'Where the command post’s tracks are believed to be: hollow, with two standard deviations about the selected one',
    differences: 'A line from each track to the target behind it',
    missiles: 'Missiles in flight, drawn straight from launch to end',
    trails: 'The way of the last 80 seconds',
    ranges: 'How far each battery’s longest missile reaches: a limit of the missile, not what it will reach',
};

/** The movers, tracks and missiles as the map takes them. */
class Movers {
    readonly layers: readonly MoverLayer[];
    readonly #player: Player;
    readonly #truth: MoverLayer;
    readonly #belief: MoverLayer & { readonly radius_km: Float32Array; readonly tether_km: Float32Array };
    readonly #missiles: MoverLayer;
    readonly #radius: Float32Array;
    readonly #tether: Float32Array;
    readonly #trails: { readonly length: number; readonly points_km: Float32Array; visible: boolean };

    constructor(player: Player) {
        const { replay, scene } = player;
        const { movers, tracks, head } = replay;
        this.#player = player;
        const most = scene.trackRow.length;
        const flying = scene.shotRow.length;
        this.#radius = new Float32Array(most).fill(NaN);
        this.#tether = new Float32Array(most * 2).fill(NaN);
        this.#trails = { length: TRAIL_POINTS, points_km: scene.moverTrail, visible: true };
        this.#truth = {
            id: 'truth', visible: true, count: movers.rows, x_km: scene.moverX, y_km: scene.moverY, heading_deg: scene.moverHeading, state: scene.moverState,
            side: Uint8Array.from(movers.side, side => sideNumbers[head.words.sides[side]!] ?? UNKNOWN),
            class: Uint8Array.from(movers.class, each => {
                const word = head.words.classes[each]!;
                const known = symbolClasses.findIndex(name => name === word);
                return known >= 0 ? known : classNumbers[word] ?? AIRCRAFT;
            }),
            id_of: mover => `target:${moverName(replay, mover)}`,
            name_of: mover => moverName(replay, mover),
            look: 'filled',
            trails: this.#trails,
        };
        this.#belief = {
            id: 'belief', visible: true, count: 0, x_km: scene.trackX, y_km: scene.trackY, heading_deg: scene.trackHeading,
            side: new Uint8Array(most), class: new Uint8Array(most).fill(AIRCRAFT),
            id_of: slot => `track:${tracks.number[scene.trackRow[slot]!]!}`,
            name_of: slot => `track ${tracks.number[scene.trackRow[slot]!]!}`,
            look: 'hollow',
            radius_km: this.#radius,
            tether_km: this.#tether,
        };
        this.#missiles = {
            id: 'missiles', visible: true, count: 0, x_km: scene.shotX, y_km: scene.shotY, heading_deg: scene.shotHeading,
            side: new Uint8Array(flying).fill(FRIEND), class: new Uint8Array(flying).fill(MISSILE),
            id_of: slot => `missile:${shotName(replay, scene.shotRow[slot]!)}`,
            name_of: slot => shotName(replay, scene.shotRow[slot]!),
            look: 'filled',
        };
        this.layers = [this.#truth, this.#belief, this.#missiles];
        this.show();
    }

    /** Which layers are shown. */
    show(): void {
        this.#truth.visible = isShown('truth');
        this.#belief.visible = isShown('belief');
        this.#missiles.visible = isShown('missiles');
        this.#trails.visible = isShown('trails');
    }

    /** Fills what the scene does not hold itself. */
    fill(selected: string): void {
        const { scene, replay } = this.#player;
        const differs = layerWords.peek().includes('differences') && layerWords.peek().includes('truth');
        const number = selected.startsWith('track:') ? Number(selected.slice(6)) : -1;
        const target = selected.startsWith('target:') ? selected.slice(7) : null;
        this.#belief.count = scene.trackCount;
        this.#missiles.count = scene.shotCount;
        for (let slot = 0; slot < scene.trackCount; slot++) {
            const verdict = scene.trackVerdict[slot]!;
            const mover = scene.trackMover[slot]!;
            this.#belief.side[slot] = verdict < 0 ? UNKNOWN : verdict === 1 ? HOSTILE : NEUTRAL;
            const isSelected = replay.tracks.number[scene.trackRow[slot]!] === number || (target !== null && mover >= 0 && moverName(replay, mover) === target);
            this.#radius[slot] = isSelected ? (DEVIATIONS * scene.trackDeviation[slot]!) / 1000 : NaN;
            const isThere = differs && mover >= 0 && scene.moverState[mover] === 0;
            this.#tether[slot * 2] = isThere ? scene.moverX[mover]! : NaN;
            this.#tether[slot * 2 + 1] = isThere ? scene.moverY[mover]! : NaN;
        }
    }
}

/** Kills, misses and impacts of the last moments. */
class Flashes {
    readonly #player: Player;
    readonly #rows: Int32Array;
    readonly #shown: MapFlash[] = [];

    constructor(player: Player) {
        this.#player = player;
        const { events } = player.replay;
        const wanted = new Set<number>([kind.kill, kind.miss, kind.assetHit, kind.leak]);
        this.#rows = Int32Array.from({ length: events.rows }, (_, row) => row).filter(row => wanted.has(events.kind[row]!));
    }

    readonly now = (): readonly MapFlash[] => {
        const { replay, scene, now } = this.#player;
        const since = now - Math.max(LEAST_FLASH_BATTLE_MS, FLASH_MS * speed.peek());
        this.#shown.length = 0;
        const { events } = replay;
        let at = this.#rows.length - 1;
        for (let low = 0, high = this.#rows.length; ;) {
            if (low >= high) {
                at = low - 1;
                break;
            }
            const middle = (low + high) >> 1;
            if (events.time[this.#rows[middle]!]! <= now) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (; at >= 0 && this.#shown.length < MOST_FLASHES; at--) {
            const row = this.#rows[at]!;
            if (events.time[row]! < since) {
                break;
            }
            const place = placeOf(replay, scene, row);
            if (place) {
                const what = events.kind[row]!;
                this.#shown.push({ at: place, mark: what === kind.kill ? 'kill' : what === kind.miss ? 'miss' : 'impact', side: what === kind.kill || what === kind.miss ? 'friend' : 'hostile' });
            }
        }
        return this.#shown;
    };
}

/** Where an event was, on the plane. */
export function placeOf(replay: Replay, scene: Player['scene'], row: number): PlanePoint | null {
    const { events, movers, firstPlace } = replay;
    const shot = events.shot[row]!;
    if (shot >= 0 && (events.kind[row] === kind.kill || events.kind[row] === kind.miss)) {
        return { x_km: scene.shotEndX[shot]!, y_km: scene.shotEndY[shot]! };
    }
    const mover = events.mover[row]!;
    if (mover >= 0 && movers.ended[mover]! <= events.time[row]! && firstPlace[mover + 1]! > firstPlace[mover]!) {
        const last = firstPlace[mover + 1]! - 1;
        return { x_km: scene.placeX[last]!, y_km: scene.placeY[last]! };
    }
    return mover >= 0 && scene.moverState[mover] === 0 ? { x_km: scene.moverX[mover]!, y_km: scene.moverY[mover]! } : null;
}

export function selectedBattery(replay: Replay, selected: string): number {
    return selected.startsWith('battery:') ? replay.head.batteries.findIndex(battery => battery.name === selected.slice(8)) : -1;
}

function engagementRadar(replay: Replay, battery: number): number {
    return Math.max(0, replay.head.radars.findIndex(radar => radar.battery === battery && radar.engages));
}

/** The numbers of the sites that are lost at a moment, as a text that changes when they do. */
function lostAt(replay: Replay, time: number): string {
    const { events } = replay;
    let found = '';
    for (let row = 0; row < events.rows && events.time[row]! <= time; row++) {
        if (events.kind[row] === kind.assetDestroyed || events.kind[row] === kind.batteryLost) {
            found += `${events.site[row]},`;
        }
    }
    return found;
}

/** What stands still: ranges, the selected way, sites. */
function standing({ replay, scene }: Player, selected: string, ranges: boolean, lost: string, facing: number): readonly MapLayer[] {
    const { batteries, assets, post, radars } = replay.head;
    const gone = new Set(lost.split(',').filter(word => word !== '').map(Number));
    const layers: MapLayer[] = [];
    const battery = selectedBattery(replay, selected);
    for (const [number, each] of batteries.entries()) {
        if ((ranges || number === battery) && each.range_km > 0) {
            layers.push({
                kind: 'ranges', id: `reach-${number}`, at: { x_km: scene.batteryX[number]!, y_km: scene.batteryY[number]! },
                circles: [{ radius_km: each.range_km, ...(number === battery ? { label: `${each.range_km.toFixed(0)} km: reach of the longest missile` } : {}) }],
                stroke: { colour: '--friend', width: number === battery ? 1.5 : 0.75, dash: [5, 5] },
            });
        }
    }
    if (battery >= 0) {
        const radar = radars[engagementRadar(replay, battery)]!;
        layers.push({
            kind: 'lines', id: 'sector', stroke: { colour: '--friend', width: 1.25 },
            lines: [-1, 1].map(hand => ({ path: arm(scene.batteryX[battery]!, scene.batteryY[battery]!, facing + (hand * radar.sector_deg) / 2, batteries[battery]!.range_km) })),
        });
    }
    const mover = selected.startsWith('target:') ? replay.names.indexOf(selected.slice(7)) : -1;
    if (mover >= 0 && mover < replay.movers.rows) {
        const from = replay.firstPlace[mover]!;
        const until = replay.firstPlace[mover + 1]!;
        const path = new Float32Array((until - from) * 2);
        for (let i = from; i < until; i++) {
            path[(i - from) * 2] = scene.placeX[i]!;
            path[(i - from) * 2 + 1] = scene.placeY[i]!;
        }
        layers.push({ kind: 'lines', id: 'way', lines: [{ path }], stroke: { colour: '--map-chosen', width: 1.25, dash: [1.5, 4], halo: true } });
    }
    const track = selected.startsWith('track:') ? replay.tracks.number.indexOf(Number(selected.slice(6))) : -1;
    if (track >= 0) {
        const from = replay.firstBelief[track]!;
        const until = replay.firstBelief[track + 1]!;
        const path = new Float32Array((until - from) * 2);
        for (let i = from; i < until; i++) {
            path[(i - from) * 2] = scene.beliefX[i]!;
            path[(i - from) * 2 + 1] = scene.beliefY[i]!;
        }
        layers.push({ kind: 'lines', id: 'believed-way', lines: [{ path }], stroke: { colour: '--map-chosen', width: 1, dash: [4, 3] } });
    }
    layers.push({
        kind: 'symbols', id: 'sites',
        symbols: [
            ...assets.map((asset, number) => ({
                id: `asset:${asset.name}`, at: { x_km: scene.assetX[number]!, y_km: scene.assetY[number]! }, side: 'friend' as const, class: 'asset' as const, name: asset.name,
                isOut: gone.has(batteries.length + number),
            })),
            ...batteries.map((each, number) => ({
                id: `battery:${each.name}`, at: { x_km: scene.batteryX[number]!, y_km: scene.batteryY[number]! }, side: 'friend' as const, class: 'battery' as const, name: each.name,
                isOut: gone.has(number),
            })),
            ...(post.place ? [{ id: `post:${post.name}`, at: scene.plane.toPlane({ lat_deg: post.place.latitude_deg, lon_deg: post.place.longitude_deg }), side: 'friend' as const, class: 'command-post' as const, name: post.name }] : []),
        ],
    });
    return layers;
}

function arm(x: number, y: number, bearing_deg: number, length_km: number): Float32Array {
    const angle = (bearing_deg * Math.PI) / 180;
    return Float32Array.of(x, y, x + length_km * Math.sin(angle), y + length_km * Math.cos(angle));
}

/** What is worth to be seen at first: the sites with some room, and the ways of the targets as far as a battery's reach and a half. */
function box({ replay, scene }: Player): { west: number; south: number; east: number; north: number } {
    const xs = [...scene.batteryX, ...scene.assetX];
    const ys = [...scene.batteryY, ...scene.assetY];
    const reach = Math.max(120, ...replay.head.batteries.map(battery => battery.range_km)) * 1.05;
    const limits = { west: Math.min(...xs) - reach, east: Math.max(...xs) + reach, south: Math.min(...ys) - reach, north: Math.max(...ys) + reach };
    let [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    for (let i = 0; i < scene.placeX.length; i++) {
        west = Math.min(west, scene.placeX[i]!);
        east = Math.max(east, scene.placeX[i]!);
        south = Math.min(south, scene.placeY[i]!);
        north = Math.max(north, scene.placeY[i]!);
    }
    return { west: Math.max(west, limits.west), east: Math.min(east, limits.east), south: Math.max(south, limits.south), north: Math.min(north, limits.north) };
}
