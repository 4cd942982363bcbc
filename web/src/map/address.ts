/** How a map's view and a measured line stand in the address. */
import { LEAST_SPAN_KM, MOST_SPAN_KM } from './frame';
import type { Codec } from '../state/url';
import type { MapViewState, Measured } from './types';

const numbers = (words: string, count: number): number[] | undefined => {
    const found = words.split(',').map(word => (word.trim() === '' ? Number.NaN : Number(word)));
    return found.length === count && found.every(Number.isFinite) ? found : undefined;
};

/** To a thousandth of what is shown: nobody sees the difference. */
function rounded({ x_km, y_km, span_km }: MapViewState): number[] {
    const span = Number(span_km.toPrecision(4));
    const decimals = Math.max(0, 3 - Math.floor(Math.log10(span)));
    return [...[x_km, y_km].map(each => Number(each.toFixed(decimals)) || 0), span];
}

/** `12.5,-40,300`: the middle, kilometres east and north of what the map is about, and the kilometres that its shorter side holds. Null, and no word, for the view that shows all. */
export const mapView: Codec<MapViewState | null> = {
    read(words) {
        const [x_km, y_km, span_km] = numbers(words, 3) ?? [];
        return x_km === undefined || y_km === undefined || span_km === undefined || span_km < LEAST_SPAN_KM || span_km > MOST_SPAN_KM ? undefined : { x_km, y_km, span_km };
    },
    write: view => (view === null ? '' : rounded(view).join(',')),
};

/** `40.1,32.8,40.9,33.5`: latitude and longitude of both ends of a measured line. */
export const measuredLine: Codec<Measured | null> = {
    read(words) {
        const [fromLat, fromLon, toLat, toLon] = numbers(words, 4) ?? [];
        return fromLat === undefined || fromLon === undefined || toLat === undefined || toLon === undefined || Math.abs(fromLat) > 90 || Math.abs(toLat) > 90
            ? undefined
            : { from: { lat_deg: fromLat, lon_deg: fromLon }, to: { lat_deg: toLat, lon_deg: toLon } };
    },
    write: line => (line?.to ? [line.from.lat_deg, line.from.lon_deg, line.to.lat_deg, line.to.lon_deg].map(each => Number(each.toFixed(4))).join(',') : ''),
};
