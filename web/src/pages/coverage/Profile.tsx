import { useMemo, useRef, useState, useEffect } from 'preact/hooks';
import { colour, colourChange } from '../../shell/theme';
import { NumberField, Segmented, Table } from '../../ui';
import * as asked from './asking';
import type { HeightAnswer, Profile, Ring } from './asking';
import { heightText, steps } from './steps';

const MARGIN = { left: 52, right: 14, top: 12, bottom: 26 };

/** How far heights fall below the tangent plane at a range, metres: over this curve rays are straight. */
export const fall_m = (range_km: number, radius_km: number): number => 1000 * range_km * range_km / (2 * radius_km);

/** What a place on the bearing comes down to. */
export const reachedWord = (reached: number): string => (reached === 254 ? 'unknown' : reached > 4 ? 'outside' : reached === 4 ? 'met in time' : steps[reached]!.lost);

/** The ground along a bearing, how low the radars see over it, and the ray to where the pointer is. */
export function ProfileView({ ring, height, at, profile, range_km }: { ring: Ring; height: HeightAnswer; at: number; profile: Profile | null; range_km: number | null }) {
    const box = useRef<HTMLDivElement>(null), [size, setSize] = useState({ width: 800, height: 170 }), [shows, setShows] = useState<'picture' | 'table'>('picture');
    useEffect(() => {
        const seen = new ResizeObserver(([entry]) => { setSize({ width: Math.max(300, entry!.contentRect.width), height: Math.max(120, entry!.contentRect.height) }); });
        if (box.current) {
            seen.observe(box.current);
        }
        return () => { seen.disconnect(); };
    }, [shows]);
    return (
        <div class="profile">
            <div class="profile-head">
                <NumberField label="Bearing" unit="°" value={asked.bearing.value} min={0} max={360} decimals={0} onChange={value => { asked.bearing.value = value % 360; }} />
                <Segmented label="Show" hideLabel value={shows} onChange={setShows} choices={[{ value: 'picture', label: 'Picture' }, { value: 'table', label: 'Table' }]} />
                <p class="profile-words">{profile ? words(profile, height, at, range_km) : 'Point at the map: the profile follows the pointer’s bearing; a click keeps it.'}</p>
            </div>
            {shows === 'picture'
                ? <div class="profile-picture" ref={box}>{profile ? <Picture ring={ring} height={height} at={at} profile={profile} range_km={range_km} size={size} /> : null}</div>
                : profile ? <ProfileTable profile={profile} at={at} /> : null}
        </div>
    );
}

function words(profile: Profile, height: HeightAnswer, at: number, range_km: number | null): string {
    const last = profile.ground_m.length - 1, index = Math.min(last, Math.round((range_km ?? last * profile.step_km) / profile.step_km));
    const ground = profile.ground_m[index], lowest = profile.search_m[index];
    const place = `At ${Math.round(index * profile.step_km)} km on ${String(Math.round(profile.bearing_deg) % 360).padStart(3, '0')}°: `;
    if (ground === null || ground === undefined || lowest === null || lowest === undefined) {
        return `${place}nobody knows the ground.`;
    }
    return `${place}ground ${Math.round(ground).toLocaleString('en')} m; in sight from ${Math.max(0, Math.round(lowest - ground)).toLocaleString('en')} m above it; at ${heightText(height.height_m)}: ${reachedWord(profile.reached[at]![index]!)}.`;
}

function Picture({ ring, height, at, profile, range_km, size }: { ring: Ring; height: HeightAnswer; at: number; profile: Profile; range_km: number | null; size: { width: number; height: number } }) {
    void colourChange.value;
    const shape = useMemo(() => shapeOf(profile, height, ring), [profile, height, ring]);
    const right = size.width - MARGIN.right, bottom = size.height - MARGIN.bottom, longest = (profile.ground_m.length - 1) * profile.step_km;
    const x = (km: number) => MARGIN.left + (right - MARGIN.left) * km / longest;
    const y = (m: number) => bottom - (bottom - MARGIN.top) * (m - shape.low) / (shape.high - shape.low);
    const path = (values: readonly (number | null)[]) => {
        let isPen = false, text = '';
        values.forEach((value, index) => {
            if (value === null) {
                isPen = false;
            } else {
                text += `${isPen ? 'L' : 'M'}${x(index * profile.step_km).toFixed(1)} ${y(value).toFixed(1)}`;
                isPen = true;
            }
        });
        return text;
    };
    const floor = `L${right.toFixed(1)} ${bottom}L${MARGIN.left} ${bottom}Z`;
    const index = range_km === null ? null : Math.max(1, Math.min(profile.ground_m.length - 1, Math.round(range_km / profile.step_km)));
    const ticks = ticksOf(longest, Math.max(3, Math.floor(size.width / 110)));
    const antenna = y(profile.antenna_m), targetAt = index === null ? null : shape.target[index] ?? null;
    return (
        <svg width={size.width} height={size.height} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={`Ground and lowest sight on bearing ${Math.round(profile.bearing_deg)} degrees; the table says the same`}>
            <defs>
                <clipPath id="profile-clip"><rect x={MARGIN.left} y={MARGIN.top} width={right - MARGIN.left} height={bottom - MARGIN.top} /></clipPath>
                <pattern id="profile-hidden" width="7" height="7" patternUnits="userSpaceOnUse"><path d="M-1 1L1 -1M0 7L7 0M6 8L8 6" stroke={colour('faint')} stroke-width="0.8" opacity="0.65" /></pattern>
            </defs>
            {ticks.map(km => <g key={km}><line x1={x(km)} x2={x(km)} y1={MARGIN.top} y2={bottom} stroke={colour('line')} /><text x={x(km)} y={bottom + 15} text-anchor={km === 0 ? 'start' : 'middle'} fill={colour('faint')} font-size="11">{km} km</text></g>)}
            {shape.ticks.map(m => <g key={m}>
                <path d={path(profile.ground_m.map((_, step) => m - fall_m(step * profile.step_km, profile.effectiveRadius_km)))} fill="none" stroke={colour('line')} clip-path="url(#profile-clip)" />
                {y(m) > MARGIN.top - 2 && y(m) < bottom ? <text x={MARGIN.left - 6} y={y(m) + 4} text-anchor="end" fill={colour('faint')} font-size="11">{m === 0 ? 'sea' : `${m / 1000} km`}</text> : null}
            </g>)}
            <g clip-path="url(#profile-clip)">
                <path d={path(shape.lowest) + floor} fill="url(#profile-hidden)" />
                <path d={path(shape.ground) + floor} fill={colour('map-land')} stroke={colour('ink')} stroke-width="1.2" />
                <path d={path(shape.lowest)} fill="none" stroke={colour('ink')} stroke-width="1.1" stroke-dasharray="5 3" />
                {runs(profile.reached[at]!).map(run => {
                    const step = run.value <= 4 ? steps[run.value] : undefined;
                    const line = path(shape.target.map((value, place) => (place >= run.from && place <= run.to ? value : null)));
                    return <g key={run.from}>
                        <path d={line} fill="none" stroke={colour('ink')} stroke-width={run.value === 4 ? 6.5 : 4.5} />
                        <path d={line} fill="none" stroke={step ? colour(step.colour) : colour('surface')} stroke-width={run.value === 4 ? 5 : 3} />
                    </g>;
                })}
                {targetAt !== null && index !== null ? <line x1={x(0)} y1={antenna} x2={x(index * profile.step_km)} y2={y(targetAt)} stroke={colour('focus')} stroke-width="1.8" /> : null}
            </g>
            {index !== null ? <line x1={x(index * profile.step_km)} x2={x(index * profile.step_km)} y1={MARGIN.top} y2={bottom} stroke={colour('focus')} stroke-dasharray="2 3" /> : null}
            <path d={`M${x(0)} ${antenna + 10}V${antenna}`} stroke={colour('friend')} stroke-width="3" />
            <circle cx={x(0)} cy={antenna} r="4" fill={colour('friend')} stroke={colour('surface')} />
        </svg>
    );
}

interface Shape {
    readonly ground: (number | null)[];
    readonly lowest: (number | null)[];
    readonly target: (number | null)[];
    readonly low: number;
    readonly high: number;
    readonly ticks: number[];
}

/** Heights over the tangent plane at the site, so that rays are straight and the Earth falls away. */
function shapeOf(profile: Profile, height: HeightAnswer, ring: Ring): Shape {
    void ring;
    const drop = (value: number | null, step: number) => (value === null ? null : value - fall_m(step * profile.step_km, profile.effectiveRadius_km));
    const ground = profile.ground_m.map(drop), lowest = profile.search_m.map(drop);
    const target = profile.ground_m.map((value, step) => drop(height.above === 'sea' ? height.height_m : value === null ? null : value + height.height_m, step));
    const known = [...ground, ...target, 0].filter((each): each is number => each !== null);
    const low = Math.min(...known), high = Math.max(...known, ...lowest.slice(0, Math.floor(lowest.length / 2)).filter((each): each is number => each !== null), profile.antenna_m);
    const room = 0.06 * (high - low);
    const pace = [500, 1000, 2000, 5000, 10_000].find(each => 14_000 / each <= 8) ?? 2000;
    return { ground, lowest, target, low: low - room, high: high + room, ticks: Array.from({ length: 8 }, (_, at) => at * pace) };
}

function runs(values: readonly number[]): { value: number; from: number; to: number }[] {
    const found: { value: number; from: number; to: number }[] = [];
    values.forEach((value, at) => {
        const last = found.at(-1);
        if (last?.value === value) {
            last.to = at;
        } else {
            if (last) {
                last.to = at;
            }
            found.push({ value, from: at, to: at });
        }
    });
    return found;
}

function ticksOf(longest: number, most: number): number[] {
    const step = [5, 10, 20, 25, 50, 100, 200].find(each => longest / each <= most) ?? 200;
    return Array.from({ length: Math.floor(longest / step) + 1 }, (_, at) => at * step);
}

function ProfileTable({ profile, at }: { profile: Profile; at: number }) {
    const every = Math.max(1, Math.round(5 / profile.step_km));
    const rows = profile.ground_m.map((ground, step) => ({ step, range_km: step * profile.step_km, ground, search: profile.search_m[step] ?? null, lead: profile.engagement_m[step] ?? null, reached: profile.reached[at]![step]! })).filter(row => row.step % every === 0);
    const above = (value: number | null, ground: number | null) => (value === null || ground === null ? null : Math.max(0, Math.round(value - ground)));
    return (
        <Table caption={`Ground and lowest sight on bearing ${Math.round(profile.bearing_deg)}°`} hideCaption height="fill" rows={rows} rowKey={row => row.step}
            columns={[
                { id: 'range', name: 'Range', unit: 'km', value: row => Math.round(row.range_km * 10) / 10 },
                { id: 'ground', name: 'Ground', unit: 'm', value: row => (row.ground === null ? null : Math.round(row.ground)) },
                { id: 'search', name: 'Search sees from', unit: 'm above ground', value: row => above(row.search, row.ground) },
                { id: 'lead', name: 'Engagement sees from', unit: 'm above ground', value: row => above(row.lead, row.ground) },
                { id: 'reached', name: 'A target there is', value: row => reachedWord(row.reached) },
            ]} />
    );
}
