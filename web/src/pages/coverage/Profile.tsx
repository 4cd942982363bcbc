import { useMemo, useRef, useState, useEffect } from 'preact/hooks';
import { colour, colourChange } from '../../shell/theme';
import { useChoice } from '../../shell/choices';
import { NumberField, Segmented, Table } from '../../ui';
import * as asked from './asking';
import type { HeightAnswer, Profile } from './asking';
import { ray_m } from './ray';
import { heightText, steps } from './steps';

const MARGIN = { left: 56, right: 14, top: 12, bottom: 26 };

/** What a place on the bearing comes down to. */
export const reachedWord = (reached: number): string => (reached === 254 ? 'unknown' : reached > 4 ? 'outside' : reached === 4 ? 'met in time' : steps[reached]!.lost);

/** The ground along a bearing, how low the radars see over it, and the ray to where the pointer is. */
export function ProfileView({ height, at, profile, range_km }: { height: HeightAnswer; at: number; profile: Profile | null; range_km: number | null }) {
    const box = useRef<HTMLDivElement>(null), [size, setSize] = useState({ width: 800, height: 170 }), [chosen, setShows] = useChoice('show', 'profile', 'picture'), shows = chosen === 'table' ? 'table' : 'picture';
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
                ? <div class="profile-picture" ref={box}>{profile ? <Picture height={height} at={at} profile={profile} range_km={range_km} size={size} /> : null}</div>
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

function Picture({ height, at, profile, range_km, size }: { height: HeightAnswer; at: number; profile: Profile; range_km: number | null; size: { width: number; height: number } }) {
    void colourChange.value;
    const shape = useMemo(() => shapeOf(profile, height), [profile, height]);
    const right = size.width - MARGIN.right, bottom = size.height - MARGIN.bottom, longest = (profile.ground_m.length - 1) * profile.step_km;
    const x = (km: number) => MARGIN.left + (right - MARGIN.left) * km / longest;
    const y = (m: number) => bottom - (bottom - MARGIN.top) * Math.max(m, 0) / shape.high;
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
                <line x1={MARGIN.left} x2={right} y1={y(m)} y2={y(m)} stroke={colour('line')} />
                <text x={MARGIN.left - 6} y={y(m) + 4} text-anchor="end" fill={colour('faint')} font-size="11">{m === 0 ? 'sea' : heightText(m)}</text>
            </g>)}
            <g clip-path="url(#profile-clip)">
                <path d={path(profile.search_m) + floor} fill="url(#profile-hidden)" />
                <path d={path(profile.ground_m) + floor} fill={colour('map-land')} stroke={colour('ink')} stroke-width="1.2" />
                <path d={path(profile.search_m)} fill="none" stroke={colour('ink')} stroke-width="1.1" stroke-dasharray="5 3" />
                {runs(profile.reached[at]!).map(run => {
                    const step = run.value <= 4 ? steps[run.value] : undefined;
                    const line = path(shape.target.map((value, place) => (place >= run.from && place <= run.to ? value : null)));
                    return <g key={run.from}>
                        <path d={line} fill="none" stroke={colour('ink')} stroke-width={run.value === 4 ? 6.5 : 4.5} />
                        <path d={line} fill="none" stroke={step ? colour(step.colour) : colour('surface')} stroke-width={run.value === 4 ? 5 : 3} />
                    </g>;
                })}
                {targetAt !== null && index !== null ? <path d={path(profile.ground_m.map((_, step) => (step <= index ? ray_m(profile.antenna_m, index * profile.step_km, targetAt, step * profile.step_km, profile.effectiveRadius_km) : null)))} fill="none" stroke={colour('focus')} stroke-width="1.8" /> : null}
            </g>
            {index !== null ? <line x1={x(index * profile.step_km)} x2={x(index * profile.step_km)} y1={MARGIN.top} y2={bottom} stroke={colour('focus')} stroke-dasharray="2 3" /> : null}
            <path d={`M${x(0)} ${antenna + 10}V${antenna}`} stroke={colour('friend')} stroke-width="3" />
            <circle cx={x(0)} cy={antenna} r="4" fill={colour('friend')} stroke={colour('surface')} />
        </svg>
    );
}

interface Shape {
    readonly target: (number | null)[];
    readonly high: number;
    readonly ticks: number[];
}

function shapeOf(profile: Profile, height: HeightAnswer): Shape {
    const target = profile.ground_m.map(value => (height.above === 'sea' ? height.height_m : value === null ? null : value + height.height_m));
    const known = (values: readonly (number | null)[]) => values.filter((each): each is number => each !== null);
    const flies = Math.max(100, profile.antenna_m, ...known(target)), lowest = Math.max(0, ...known(profile.search_m));
    const high = Math.max(1.12 * flies, Math.min(1.05 * lowest, 2.4 * flies));
    const pace = [100, 200, 500, 1000, 2000, 5000, 10_000].find(each => high / each <= 5) ?? 10_000;
    return { target, high, ticks: Array.from({ length: Math.floor(high / pace) + 1 }, (_, at) => at * pace) };
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
        <Table name="profile" caption={`Ground and lowest sight on bearing ${Math.round(profile.bearing_deg)}°`} hideCaption height="fill" rows={rows} rowKey={row => row.step}
            columns={[
                { id: 'range', name: 'Range', unit: 'km', value: row => Math.round(row.range_km * 10) / 10 },
                { id: 'ground', name: 'Ground', unit: 'm', value: row => (row.ground === null ? null : Math.round(row.ground)) },
                { id: 'search', name: 'Search sees from', unit: 'm above ground', value: row => above(row.search, row.ground) },
                { id: 'lead', name: 'Engagement sees from', unit: 'm above ground', value: row => above(row.lead, row.ground) },
                { id: 'reached', name: 'A target there is', value: row => reachedWord(row.reached) },
            ]} />
    );
}
