/** What an area of the validation tables is about. The tables name them by number and word. */
const AREAS: Readonly<Record<string, readonly [name: string, about: string]>> = {
    '1-detection': ['Detection', 'how strong an echo must be to be detected with a given probability'],
    '2-radar-eq': ['Radar equation', 'from transmitted power, antenna and echo to a range'],
    '3-propagation': ['Propagation', 'horizon, bending of the ray, loss in air and rain, diffraction over an edge'],
    '4-atmosphere': ['Atmosphere', 'temperature, pressure, density and speed of sound by height'],
    '5-geodesic': ['Geodesy', 'places, distances and frames on the Earth’s ellipsoid'],
    '6-ballistic': ['Ballistic flight', 'speed, height and time of free flight over a round Earth'],
    '7-leakage': ['Leakage', 'how many get through where shots are drawn from probabilities'],
    '10-PN': ['Guidance', 'miss distance under proportional navigation'],
};

export function areaName(area: string): string {
    return AREAS[area]?.[0] ?? area;
}

export function areaAbout(area: string): string {
    return AREAS[area]?.[1] ?? '';
}

/** A model's kind as a reader says it. */
export function kindWords(kind: string): string {
    return kind.replaceAll('-', ' ');
}
