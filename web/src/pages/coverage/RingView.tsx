import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { addressOf, bytes, get, isGivenUp, refusalFrom, type Refusal } from '../../api/client';
import { MapView } from '../../map/MapView';
import { pointAt } from '../../map/projection';
import { reliefAbout_km } from '../../map/relief';
import type { Cursor, MapHandle, MapLayer, MapViewState } from '../../map/types';
import { placeText } from '../../map/words';
import { page } from '../../shell/page';
import { colourChange, isDark } from '../../shell/theme';
import { Badge, Loading, Notice, Refused, Tabs } from '../../ui';
import * as asked from './asking';
import type { Choices, Profile, Ring } from './asking';
import { useBands } from './bands';
import { contours } from './contours';
import { BesideGround } from './BesideGround';
import { moveTo } from './Controls';
import { EchoClaims } from './EchoClaims';
import { Ladder } from './Ladder';
import { Legend } from './Legend';
import { Multiples } from './Multiples';
import { Basis, Numbers } from './Numbers';
import { cellPicture, png } from './pictures';
import { ProfileView } from './Profile';
import { sectorLayer } from './sector';
import { heightText, partText, steps, UNKNOWN } from './steps';
import { echoWords, facingWords } from './told';

/** What is shown of a ring: its figures and its cells, a height after the other. */
interface Shown {
    readonly ring: Ring;
    readonly cells: readonly Uint8Array[];
}

// Enough of the ground shows through to tell a coast from a ridge; on dark paper yellow needs more to stay yellow.
const OPACITY = { light: 0.68, dark: 0.82 };
/** The ring with some room about it. */
const ROOM = 2.25;
/** Smaller pieces are dust at the size of a ring: of one of 400 km what is less than 6 km across. Cells and tables keep them. */
const dust_km2 = (radius_km: number): number => (radius_km / 70) ** 2;

/** What is left of a ring against what flies level. */
export function RingView({ choices, noChoices }: { choices: ReadonlySignal<Choices | null>; noChoices: ReadonlySignal<Refusal | null> }) {
    const shown = useSignal<Shown | null>(null), refusal = useSignal<Refusal | null>(null), isWorking = useSignal(true), attempt = useSignal(0);
    const profile = useSignal<Profile | null>(null), cursor = useSignal<Cursor | null>(null);
    const map = useRef<MapHandle | null>(null), isSettled = useSignal(false);
    const whole = useMemo<MapViewState>(() => ({ x_km: 0, y_km: 0, span_km: asked.radius.value * ROOM }), [asked.radius.value]), view = useSignal(whole);

    useEffect(() => {
        page.onState(() => ({ height_m: asked.height.peek(), ring: shown.peek()?.ring ?? null, profile: profile.peek() !== null, tab: asked.tab.peek(), edges: asked.edges.peek(), view: view.peek() }));
    }, []);

    const bands = useBands('/api/coverage/bands', asked.query, ring => { refusal.value = null; shown.value = shown.peek() && { ...shown.peek()!, ring }; }, fault => { refusal.value = fault; });

    // The ring that is asked: figures first, then its cells.
    useSignalEffect(() => {
        // What flies ballistically has no ring: another view takes the page.
        if (asked.kind.value !== 'ring') {
            return undefined;
        }
        const query = asked.query.value, gone = new AbortController();
        void attempt.value;
        const draws = bands.ofNext();
        isWorking.value = true;
        void (async () => {
            try {
                const ring = await get('/api/coverage', { query, signal: gone.signal });
                const all = new Uint8Array(await bytes(addressOf('/api/coverage/cells', { query }), gone.signal));
                const side = ring.cells * ring.cells;
                shown.value = { ring, cells: ring.heights.map((_, at) => all.subarray(at * side, (at + 1) * side)) };
                refusal.value = null;
                if (draws > 0) {
                    bands.draw(draws);
                }
                if (!ring.heights.some(each => each.height_m === asked.height.peek())) {
                    asked.height.value = ring.heights.at(-1)!.height_m;
                }
            } catch (fault) {
                if (isGivenUp(fault)) {
                    return;
                }
                refusal.value = refusalFrom(fault);
                shown.value = null;
            }
            // The map takes the new origin first, and says then what it waits for.
            await new Promise(done => { requestAnimationFrame(() => { requestAnimationFrame(() => { setTimeout(done, 0); }); }); });
            if (!gone.signal.aborted) {
                isWorking.value = false;
            }
        })();
        return () => { gone.abort(); };
    });

    // Ready: the ring, its map, and the profile where that is looked at.
    useSignalEffect(() => {
        const isProfiled = asked.tab.value !== 'profile' || refusal.value !== null || profile.value?.bearing_deg === asked.bearing.value;
        if (!isWorking.value && isSettled.value && isProfiled && (choices.value !== null || noChoices.value !== null)) {
            page.ready();
        } else {
            page.busy();
        }
    });

    useSignalEffect(() => {
        const ring = shown.value?.ring;
        asked.told.value = ring ? {
            stood: ring, words: askedWords(ring),
            facts: [['Target', `${ring.target}, ${Math.round(ring.speed_mps)} m/s`], ['Missiles', ring.missiles.map(each => each.name.toUpperCase()).join(', ')], ['Echo from ahead', echoWords(ring)], ['Engagement radar', facingWords(ring)], ['Site', `${Math.round(ring.ground_m)} m above the sea`]],
        } : null;
    });

    // The profile along the bearing: one question at a time, and the last one wins.
    useSignalEffect(() => {
        const ring = shown.value?.ring, bearing = asked.bearing.value, query = asked.query.peek(), gone = new AbortController();
        if (!ring) {
            profile.value = null;
            return undefined;
        }
        const wait = setTimeout(() => {
            get('/api/coverage/profile', { query: { ...query, bearing_deg: bearing } as never, signal: gone.signal }).then(answer => { profile.value = answer; }, () => { /* The picture stays as it was. */ });
        }, 40);
        return () => { clearTimeout(wait); gone.abort(); };
    });
    useSignalEffect(() => {
        const at = cursor.value;
        if (at && asked.tab.peek() === 'profile') {
            asked.bearing.value = Math.round(at.bearing_deg) % 360;
        }
    });

    const pictures = useComputed(() => {
        void colourChange.value;
        return shown.value?.cells.map(cells => cellPicture(cells, shown.value!.ring.cells)) ?? [];
    });
    const at = useComputed(() => Math.max(0, shown.value?.ring.heights.findIndex(each => each.height_m === asked.height.value) ?? 0));
    const lines = useMemo(() => new Map<string, Float32Array[]>(), [shown.value]);

    const layers = useComputed<readonly MapLayer[]>(() => {
        void colourChange.value;
        const known = shown.value;
        if (!known) {
            return [];
        }
        const { ring } = known, number = at.value, cells = known.cells[number]!, picture = pictures.value[number]!;
        const half = ring.cells * ring.cell_km / 2;
        const traced = (name: string, isIn: (value: number) => boolean) => {
            const key = `${number} ${name}`;
            const before = lines.get(key) ?? contours(cells, ring.cells, ring.cell_km, isIn, dust_km2(ring.radius_km));
            lines.set(key, before);
            return before;
        };
        const within = (step: number) => traced(String(step), value => value >= step && value < UNKNOWN);
        const all: MapLayer[] = [{ kind: 'raster', id: 'cells', image: picture, west_km: -half, north_km: half, width_km: 2 * half, height_km: 2 * half, opacity: isDark() ? OPACITY.dark : OPACITY.light }];
        for (const step of [1, 2]) {
            all.push({ kind: 'areas', id: `hatch-${step}`, rings: traced(`class ${step}`, value => value === step), fill: { hatch: steps[step]!.hatch, hatchColour: 'rgba(255, 255, 255, 0.34)' } });
        }
        if (ring.heights[number]!.unknown_km2 > 0) {
            all.push({ kind: 'areas', id: 'unknown', rings: traced('unknown', value => value === UNKNOWN), fill: { hatch: 'cross', hatchColour: 'soft' } });
        }
        steps.forEach((step, which) => {
            if (which > 0 && asked.edges.value.includes(step.id)) {
                all.push({ kind: 'areas', id: step.id, rings: within(which), stroke: { colour: which === 4 ? '#111820' : '#ffffff', width: step.width, dash: step.dash, halo: false } });
            }
        });
        if (asked.edges.value.includes('brochure')) {
            all.push({ kind: 'ranges', id: 'ring', at: { x_km: 0, y_km: 0 }, circles: [{ radius_km: ring.radius_km, label: `claimed range, ${ring.radius_km} km` }], stroke: { colour: 'ink', width: 2.4, halo: true }, labelBearing_deg: 0, labelOutward_px: 11 });
        }
        all.push({ kind: 'ranges', id: 'ranges', at: { x_km: 0, y_km: 0 }, circles: rangesOf(ring.radius_km).map(radius_km => ({ radius_km, label: `${radius_km} km` })), stroke: { colour: 'rgba(255, 255, 255, 0.5)', width: 0.8, dash: [2, 4] }, labelBearing_deg: 155 });
        all.push(sectorLayer(ring, ring.radius_km));
        const end = pointAt(ring.radius_km, asked.bearing.value);
        all.push({ kind: 'lines', id: 'bearing', lines: [{ path: Float32Array.of(0, 0, end.x_km, end.y_km) }], stroke: { colour: 'focus', width: 1.6, halo: true }, visible: asked.tab.value === 'profile' });
        all.push({ kind: 'symbols', id: 'site', symbols: [{ id: 'site', at: { x_km: 0, y_km: 0 }, side: 'friend', class: 'radar', name: ring.site, isDraggable: true }] });
        return all;
    });

    const known = shown.value, ring = known?.ring ?? null, height = ring?.heights[at.value];
    const origin = useMemo(() => ({ lat_deg: ring?.lat_deg ?? asked.lat.peek(), lon_deg: ring?.lon_deg ?? asked.lon.peek() }), [ring?.lat_deg, ring?.lon_deg]);
    const file = (name: string) => addressOf(`/api/coverage/file/${name}`, { query: { ...asked.query.value, points: ring?.points ?? 0 } });
    const offers = ring ? [
        { name: 'SVG', file: 'ring.svg', href: file('ring.svg') },
        { name: 'PNG', file: 'ring.png', make: () => png(file('ring.png'), file('ring.svg')) },
        { name: 'Map', file: 'map.png', make: () => map.current!.toBlob() },
        { name: 'GeoJSON', file: 'coverage.geojson', href: file('coverage.geojson') },
        { name: 'CSV', file: 'areas.csv', href: file('areas.csv') },
    ] : [];
    const others = ring?.remarks.length ?? 0;

    return (
        <>
            <div class="coverage-map">
                <MapView origin={origin} originName={ring ? ring.site : 'the site'} label={ring && height ? `Map of what remains of the ${ring.radius_km} km ring of ${ring.site} at ${heightText(height.height_m)}: ${partText(height.shares[4]!.part)} is engaged in time. The table under Numbers says all of it.` : 'Map of the ring'}
                    view={view} home={whole} viewInAddress={asked.view} measuredInAddress={asked.measured} layers={layers} cursor={cursor} relief={{ radius_km: reliefAbout_km((ring?.radius_km ?? asked.radius.value) * ROOM), ...(asked.terrain.value !== '' ? { query: `terrain=${encodeURIComponent(asked.terrain.value)}` } : {}) }}
                    onMoved={(_, place) => { moveTo(place.lat_deg, place.lon_deg, ring); }} handle={made => { map.current = made; }} settled={isSettled} />
                {ring ? <Legend hasUnknown={ring.heights.some(each => each.unknown_km2 > 0)} isFixed={ring.facing_deg !== null && ring.facing_deg !== undefined} /> : null}
                <div class="coverage-over">
                    {refusal.value ? <Refused refusal={refusal.value} onAgain={() => { attempt.value++; }} /> : null}
                    {refusal.value ? <BesideGround /> : null}
                    {isWorking.value ? <div class="coverage-working"><Loading what="Working out the ring" /></div> : null}
                </div>
            </div>
            <div class="coverage-right">
                {ring && height ? <>
                    {height.remark ? <Notice tone="caution" title={`Not supported at ${heightText(height.height_m)}: import finer terrain`}><p>{ring.ground}: low flight is hidden by ground that this grid does not know. The true share is smaller.</p></Notice> : null}
                    <Ladder ring={ring} height={height} shown={asked.edges.value} onToggle={id => { asked.edges.push(steps.map(step => step.id).filter(each => (each === id) !== asked.edges.peek().includes(each))); }} />
                    <p class="coverage-answer">{ring.answer}</p>
                </> : null}
            </div>
            <div class="coverage-below">
                {known && ring && height && choices.value ? <Tabs label="About the ring" selected={asked.tab.value} onSelect={id => { asked.tab.push(id as typeof asked.tab.value); }} tabs={[
                    { id: 'heights', name: 'Heights', show: () => <Multiples ring={ring} pictures={pictures.value} cells={shown.value?.cells ?? []} /> },
                    { id: 'profile', name: 'Profile', show: () => <ProfileView height={height} at={at.value} profile={profile.value} range_km={cursor.value ? Math.min(cursor.value.range_km, ring.radius_km) : null} /> },
                    { id: 'numbers', name: 'Numbers', show: () => <Numbers ring={ring} bands={bands} offers={offers} /> },
                    { id: 'echo', name: 'Claims', show: () => <EchoClaims /> },
                    { id: 'basis', name: others > 0 ? <>Rests on <Badge tone="caution">{others === 1 ? '1 remark' : `${others} remarks`}</Badge></> : 'Rests on', show: () => <Basis ring={ring} /> },
                ]} /> : null}
            </div>
        </>
    );
}

/** What was asked, in a sentence for paper: on the screen the fields say it. */
function askedWords(ring: Ring): string {
    return `${ring.system === ring.site ? ring.system : `${ring.system}, ${ring.site},`} at ${placeText(ring)}, ${Math.round(ring.ground_m)} m above the sea. Claimed ring ${ring.radius_km} km. Against: ${ring.target}, ${Math.round(ring.speed_mps)} m/s, ${ring.course}, echo from ahead ${echoWords(ring)}. Missiles: ${ring.missiles.map(each => each.name.toUpperCase()).join(', ')}; the engagement radar ${facingWords(ring)}.`;
}

function rangesOf(radius_km: number): number[] {
    const step = [5, 10, 20, 25, 50, 100].find(each => radius_km / each <= 4.5) ?? 100;
    return Array.from({ length: Math.ceil(radius_km / step) - 1 }, (_, at) => (at + 1) * step).filter(each => each < radius_km * 0.97);
}
