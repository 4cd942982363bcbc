/** The five edges of a ring: their names, colours, lines and hatches, the same on map, pictures and tables. */
import type { Hatch } from '../../map/types';

export interface Step {
    readonly id: 'brochure' | 'horizon' | 'terrain' | 'detection' | 'engagement';
    readonly name: string;
    /** What holds within the edge. */
    readonly within: string;
    /** What is the matter between this edge and the next. */
    readonly lost: string;
    /** The token of the colour between this edge and the next. */
    readonly colour: string;
    readonly dash: readonly number[];
    readonly width: number;
    readonly hatch: Hatch;
}

export const steps: readonly Step[] = [
    { id: 'brochure', name: 'Brochure', within: 'within the claimed range', lost: 'below the horizon', colour: 'viridis-0', dash: [], width: 2, hatch: 'none' },
    { id: 'horizon', name: 'Horizon', within: 'over a smooth Earth’s horizon', lost: 'hidden by the ground', colour: 'viridis-1', dash: [12, 5], width: 1.4, hatch: 'diagonal' },
    { id: 'terrain', name: 'Terrain', within: 'in sight over the ground', lost: 'in sight, echo too weak', colour: 'viridis-2', dash: [2, 3], width: 1.4, hatch: 'dots' },
    { id: 'detection', name: 'Detection', within: 'seen in one look of two', lost: 'seen, not met in time', colour: 'viridis-3', dash: [9, 3, 2, 3], width: 1.5, hatch: 'none' },
    { id: 'engagement', name: 'Engagement', within: 'met in time', lost: 'met in time', colour: 'viridis-5', dash: [], width: 2, hatch: 'none' },
];

export const UNKNOWN = 254;
export const OUTSIDE = 255;

/** A height as people say it: 50 m, 1 km, 1.5 km. */
export function heightText(height_m: number): string {
    return height_m < 1000 ? `${Number(height_m.toFixed(0))} m` : `${Number((height_m / 1000).toFixed(2))} km`;
}

/** A share of the ring, as the command line writes it: 0.19 %, 3.3 %, 42.2 %. */
export function partText(part: number): string {
    const percent = 100 * part;
    return percent === 0 ? '0 %' : percent < 0.01 ? '< 0.01 %' : percent < 1 ? `${percent.toFixed(2)} %` : percent < 99.95 ? `${percent.toFixed(1)} %` : '100 %';
}

/** An area with thousands apart. */
export function areaText(area_km2: number): string {
    return `${Math.round(area_km2).toLocaleString('en')} km²`;
}

/** A band of areas: 9,607 – 11,988 km². */
export function bandText(low_km2: number, high_km2: number): string {
    return `${Math.round(low_km2).toLocaleString('en')} – ${areaText(high_km2)}`;
}

/** A cross-section: 3 m², 0.002 m², 1e-6 m². */
export function echoText(area_m2: number): string {
    return `${area_m2 >= 1e-4 ? Number(area_m2.toPrecision(3)) : area_m2.toExponential().replace('e-', 'e−')} m²`;
}

/** Cross-sections by band, in few words where they are the same: 0.05 m²; S 3 m², X 2 m². */
export function echoesText(echoes: readonly { readonly band: string; readonly nose_m2: number }[]): string {
    const words = echoes.map(each => echoText(each.nose_m2));
    return new Set(words).size === 1 ? words[0]! : echoes.map((each, at) => `${each.band} ${words[at]!}`).join(', ');
}

/** A direction: 225°, 22.5°. */
export function directionText(from_north_deg: number): string {
    return `${Number(from_north_deg.toFixed(2))}°`;
}
