import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { addressOf, bytes, get, isGivenUp, refusalFrom, type Refusal } from '../../api/client';
import { modelAddress } from '../../evidence/words';
import { MapView } from '../../map/MapView';
import { reliefAbout_km } from '../../map/relief';
import type { MapHandle, MapLayer, MapViewState } from '../../map/types';
import { placeText } from '../../map/words';
import { page } from '../../shell/page';
import { colourChange, isDark } from '../../shell/theme';
import { Badge, Facts, Findings, Loading, Refused, Select, Tabs } from '../../ui';
import * as asked from './asking';
import type { Footprint } from './asking';
import { useBands } from './bands';
import { BesideGround } from './BesideGround';
import { contours } from './contours';
import { moveTo } from './Controls';
import { EchoClaims } from './EchoClaims';
import { arrowOf, besideArrow, cellsOf, classesOf, distanceText, extent_km, fromOne, fromText, type RangeCells, rangeLines } from './footprint';
import { FootprintLegend } from './FootprintLegend';
import { FootprintMultiples } from './FootprintMultiples';
import { FootprintNumbers } from './FootprintNumbers';
import { png } from './pictures';
import { sectorLayer } from './sector';
import { areaText, bandText } from './steps';
import { echoWords, facingWords } from './told';

interface Shown {
    readonly footprint: Footprint;
    readonly cells: readonly RangeCells[];
}

// As on the ring's map: ground shows through.
const OPACITY = { light: 0.62, dark: 0.74 };
const ROOM = 2.5;
/** What is about the footprint inside the arrows. */
const RIM = 1.08;
const USUAL_HALF_KM = 70;
const ALL = 'all';

/** How far out the arrows stand: as far as anything is defended against any range, so that maps of one answer have one scale; where little is, the reach gives the measure. */
function rimOf({ footprint: { ranges, cell_km, reach_km }, cells }: Shown): number {
    return RIM * Math.max(reach_km / 2, ...cells.map((each, at) => extent_km(each, ranges[at]!.cells, cell_km)));
}

/** What a battery defends against ballistic missiles of the ranges and from the directions that are asked. */
export function FootprintView() {
    const shown = useSignal<Shown | null>(null), refusal = useSignal<Refusal | null>(null), isWorking = useSignal(true), attempt = useSignal(0), isSettled = useSignal(false);
    const map = useRef<MapHandle | null>(null);
    const known = shown.value, footprint = known?.footprint ?? null;
    const half_km = useMemo(() => (known ? rimOf(known) : USUAL_HALF_KM), [known?.cells]);
    const whole = useMemo<MapViewState>(() => ({ x_km: 0, y_km: 0, span_km: half_km * ROOM }), [half_km]), view = useSignal(whole);

    useEffect(() => {
        page.onState(() => ({ footprint: shown.peek()?.footprint ?? null, range_km: asked.range.peek(), from_deg: asked.way.peek(), part: asked.part.peek(), view: view.peek() }));
    }, []);

    const bands = useBands('/api/coverage/footprint/bands', asked.footprintQuery, answer => { refusal.value = null; shown.value = shown.peek() && { ...shown.peek()!, footprint: answer }; }, fault => { refusal.value = fault; });

    // What is asked: figures first, then its cells.
    useSignalEffect(() => {
        if (asked.kind.value !== 'footprint') {
            return undefined;
        }
        const query = asked.footprintQuery.value, gone = new AbortController();
        void attempt.value;
        const draws = bands.ofNext();
        isWorking.value = true;
        void (async () => {
            try {
                const answer = await get('/api/coverage/footprint', { query, signal: gone.signal });
                const buffer = await bytes(addressOf('/api/coverage/footprint/cells', { query }), gone.signal);
                shown.value = { footprint: answer, cells: cellsOf(buffer, answer.ranges.map(each => each.cells)) };
                refusal.value = null;
                if (!answer.ranges.some(each => each.range_km === asked.range.peek())) {
                    asked.range.value = answer.ranges.at(-1)!.range_km;
                }
                if (!answer.azimuths_deg.includes(asked.way.peek())) {
                    asked.way.value = -1;
                }
                if (draws > 0) {
                    bands.draw(draws);
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

    useSignalEffect(() => {
        if (!isWorking.value && isSettled.value) {
            page.ready();
        } else {
            page.busy();
        }
    });

    useSignalEffect(() => {
        const answer = shown.value?.footprint;
        asked.told.value = answer ? {
            stood: answer, words: askedWords(answer),
            facts: [['Missiles', answer.missiles.map(each => `${each.name.toUpperCase()} to ${distanceText(each.reach_km)}`).join(', ')], ['Echo from ahead', echoWords(answer)], ['Engagement radar', facingWords(answer)], ['Site', `${Math.round(answer.ground_m)} m above the sea`]],
        } : null;
    });

    const at = useComputed(() => Math.max(0, shown.value?.footprint.ranges.findIndex(each => each.range_km === asked.range.value) ?? 0));
    const classes = useComputed(() => shown.value?.cells.map(each => classesOf(each, shown.value!.footprint.azimuths_deg.length)) ?? []);
    const layers = useComputed<readonly MapLayer[]>(() => {
        void colourChange.value;
        const now = shown.value;
        if (!now) {
            return [];
        }
        const { footprint: { ranges, cell_km, azimuths_deg, site } } = now, number = at.value, direction = azimuths_deg.indexOf(asked.way.value);
        const traced = (which: number, isIn: (value: number) => boolean) => contours(classes.value[which]!, ranges[which]!.cells, cell_km, isIn, 0);
        const opacity = isDark() ? OPACITY.dark : OPACITY.light;
        const rim_km = rimOf(now);
        const all: MapLayer[] = [];
        if (ranges[number]!.unknownEver_km2 > 0) {
            all.push({ kind: 'areas', id: 'unknown', rings: traced(number, value => value === 1), fill: { hatch: 'cross', hatchColour: 'soft' } });
        }
        if (azimuths_deg.length > 1) {
            all.push({ kind: 'areas', id: 'some', rings: traced(number, value => value === 2), fill: { colour: 'viridis-2', opacity, hatch: 'diagonal', hatchColour: 'rgba(255, 255, 255, 0.5)' } });
        }
        const always = traced(number, value => value === 3);
        all.push({ kind: 'areas', id: 'every', rings: always, fill: { colour: 'viridis-5', opacity }, stroke: { colour: '#111820', width: 1.4, halo: false } });
        ranges.forEach((_, which) => {
            if (which !== number) {
                const line = rangeLines[which % rangeLines.length]!;
                const rings = direction < 0 ? traced(which, value => value === 3) : contours(fromOne(now.cells[which]!, direction), ranges[which]!.cells, cell_km, value => value === 1, 0);
                all.push({ kind: 'areas', id: `range-${which}`, rings, stroke: { colour: line.colour, dash: line.dash, width: 2, halo: true } });
            }
        });
        if (direction >= 0) {
            all.push({ kind: 'areas', id: 'one', rings: contours(fromOne(now.cells[number]!, direction), ranges[number]!.cells, cell_km, value => value === 1, 0), stroke: { colour: 'ink', width: 2.4, dash: [8, 4], halo: true } });
        }
        all.push(sectorLayer(now.footprint, 0.96 * rim_km));
        azimuths_deg.forEach((from_deg, which) => {
            const isChosen = which === direction;
            all.push({ kind: 'lines', id: `from-${which}`, lines: [{ path: arrowOf(from_deg, rim_km) }], stroke: { colour: 'hostile', width: isChosen ? 3.2 : 1.4, halo: true }, arrow: true, visible: direction < 0 || isChosen });
        });
        all.push({ kind: 'labels', id: 'directions', labels: azimuths_deg.filter((_, which) => direction < 0 || which === direction).map(from_deg => ({ at: besideArrow(from_deg, rim_km), text: `from ${fromText(from_deg)}` })) });
        const step_km = rim_km > 120 ? 50 : 20;
        all.push({ kind: 'ranges', id: 'ranges', at: { x_km: 0, y_km: 0 }, circles: [1, 2, 3, 4].map(each => each * step_km).filter(each => each < rim_km).map(radius_km => ({ radius_km, label: `${radius_km} km` })), stroke: { colour: isDark() ? 'rgba(255, 255, 255, 0.5)' : 'rgba(17, 24, 32, 0.45)', width: 0.8, dash: [2, 4] }, labelBearing_deg: 155 });
        all.push({ kind: 'symbols', id: 'site', symbols: [{ id: 'site', at: { x_km: 0, y_km: 0 }, side: 'friend', class: 'radar', name: site, isDraggable: true }] });
        return all;
    });

    const range = footprint?.ranges[at.value], one = range?.from.find(each => each.from_deg === asked.way.value);
    const origin = useMemo(() => ({ lat_deg: footprint?.lat_deg ?? asked.lat.peek(), lon_deg: footprint?.lon_deg ?? asked.lon.peek() }), [footprint?.lat_deg, footprint?.lon_deg]);
    const file = (name: string) => addressOf(`/api/coverage/footprint/file/${name}`, { query: { ...asked.footprintQuery.value, points: footprint?.points ?? 0 } });
    const offers = [
        { name: 'SVG', file: 'footprint.svg', href: file('footprint.svg') },
        { name: 'PNG', file: 'footprint.png', make: () => png(file('footprint.png'), file('footprint.svg')) },
        { name: 'Map', file: 'map.png', make: () => map.current!.toBlob() },
        { name: 'GeoJSON', file: 'footprint.geojson', href: file('footprint.geojson') },
        { name: 'CSV', file: 'footprint.csv', href: file('footprint.csv') },
    ];
    const remarks = footprint?.remarks.length ?? 0;

    return (
        <>
            <div class="coverage-map">
                <MapView origin={origin} originName={footprint ? footprint.site : 'the site'} label={footprint && range ? `Map of what ${footprint.site} defends against threats that fly ${range.range_km} km: ${areaText(range.always.area_km2)} from every direction asked. The table under Numbers says all of it.` : 'Map of the footprint'}
                    view={view} home={whole} viewInAddress={asked.view} measuredInAddress={asked.measured} layers={layers} relief={{ radius_km: reliefAbout_km(half_km * ROOM), ...(asked.terrain.value !== '' ? { query: `terrain=${encodeURIComponent(asked.terrain.value)}` } : {}) }}
                    onMoved={(_, place) => { moveTo(place.lat_deg, place.lon_deg, footprint); }} handle={made => { map.current = made; }} settled={isSettled} />
                {footprint && range ? <FootprintLegend footprint={footprint} range={range} /> : null}
                <div class="coverage-over">
                    {refusal.value ? <Refused refusal={refusal.value} onAgain={() => { attempt.value++; }} /> : null}
                    {refusal.value ? <BesideGround /> : null}
                    {isWorking.value ? <div class="coverage-working"><Loading what="Working out what is defended" /></div> : null}
                </div>
            </div>
            <div class="coverage-right">
                {footprint && range ? <>
                    <h2 class="footprint-title">What is defended</h2>
                    <div class="footprint-shown">
                        <Select label="Threats that fly" wide value={String(range.range_km)} choices={footprint.ranges.map(each => ({ value: String(each.range_km), label: `${each.range_km} km` }))} onChange={value => { asked.range.push(Number(value)); }} />
                        <Select label="and come from" wide value={one ? String(one.from_deg) : ALL} choices={[{ value: ALL, label: fromText('all') }, ...footprint.azimuths_deg.map(each => ({ value: String(each), label: fromText(each) }))]} onChange={value => { asked.way.push(value === ALL ? -1 : Number(value)); }} />
                    </div>
                    <p class="footprint-printed">Against threats that fly {range.range_km} km and come from {one ? fromText(one.from_deg) : fromText('all')}.</p>
                    <Facts facts={[
                        ...(one
                            ? [['Defended', <AreaWords area={one.defended} />], ['Ahead', distanceText(one.ahead_km)], ['Behind', distanceText(one.behind_km)], ['To a side', distanceText(one.beside_km)], ['Decided by', one.decides]] as const
                            : [['From all', <AreaWords area={range.always} />], ['From any', <AreaWords area={range.ever} />]] as const),
                        ['Unknown', areaText(one ? one.unknown_km2 : range.unknownEver_km2)],
                        ['Flies', `${Math.round(range.flight_s)} s, up to ${distanceText(range.apogee_km)}`],
                        ['Comes down', `${Math.round(range.impact_mps)} m/s, ${Math.round(range.descent_deg)}° steep`],
                    ]} />
                    <p class="coverage-answer">{footprint.answer}</p>
                </> : null}
            </div>
            <div class="coverage-below">
                {footprint ? <Tabs label="About the footprint" selected={asked.part.value} onSelect={id => { asked.part.push(id as typeof asked.part.value); }} tabs={[
                    { id: 'numbers', name: 'Numbers', show: () => <FootprintNumbers footprint={footprint} bands={bands} offers={offers} /> },
                    { id: 'ranges', name: 'Threat ranges', show: () => <FootprintMultiples footprint={footprint} classes={classes.value} half_km={half_km} /> },
                    { id: 'echo', name: 'Claims', show: () => <EchoClaims /> },
                    { id: 'basis', name: remarks > 0 ? <>Rests on <Badge tone="caution">{remarks === 1 ? '1 remark' : `${remarks} remarks`}</Badge></> : 'Rests on', show: () => <Basis footprint={footprint} /> },
                ]} /> : null}
            </div>
        </>
    );
}

/** What the figures rest on. */
function Basis({ footprint }: { footprint: Footprint }) {
    return (
        <div class="basis">
            <Findings findings={footprint.remarks} title="What to know before the figures" />
            <p class="soft">What it rests on, value by value: <a href={modelAddress(footprint.systemId)}>{footprint.system}</a> and its parts, <a href={modelAddress(footprint.targetId)}>{footprint.target}</a>.</p>
            <ul class="basis-stamps">{footprint.stamps.map(stamp => <li key={stamp}>{stamp}</li>)}</ul>
            <p class="soft">A constructive simulation of published figures at textbook fidelity: one threat alone, whole, met by one missile; no decoys, no jamming. Ranges and directions are those that were asked: none is sought. Not a forecast of combat.</p>
        </div>
    );
}

function AreaWords({ area }: { area: Footprint['ranges'][number]['always'] }) {
    return <>{areaText(area.area_km2)}{area.low_km2 !== null && area.low_km2 !== undefined ? <> <span class="footprint-band">({bandText(area.low_km2, area.high_km2 ?? area.area_km2)})</span></> : null}</>;
}

/** What was asked, in a sentence for paper: on the screen the fields say it. */
function askedWords(footprint: Footprint): string {
    return `${footprint.system === footprint.site ? footprint.system : `${footprint.system}, ${footprint.site},`} at ${placeText(footprint)}, ${Math.round(footprint.ground_m)} m above the sea. Against: ${footprint.target}, echo from ahead ${echoWords(footprint)}, ranges ${footprint.ranges.map(each => `${each.range_km} km`).join(', ')}, from ${footprint.azimuths_deg.map(fromText).join(', ')}${footprint.keepOut_km > 0 ? `, met at least ${footprint.keepOut_km} km high` : ''}. The engagement radar ${facingWords(footprint)}. Cells of ${footprint.cell_km} km.`;
}
