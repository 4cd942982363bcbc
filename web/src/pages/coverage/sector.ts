/** The engagement radar's sector on the map, where it does not turn. */
import { pointAt } from '../../map/projection';
import type { MapLayer } from '../../map/types';
import type { Ring } from './asking';

/** The two edges of a sector, from the site outwards; none where the radar turns, or looks all round. */
export function sectorEdges({ facing_deg, sector_deg }: Pick<Ring, 'facing_deg' | 'sector_deg'>, reach_km: number): Float32Array[] {
    if (facing_deg === null || facing_deg === undefined || sector_deg >= 360) {
        return [];
    }
    return [-0.5, 0.5].map(part => {
        const end = pointAt(reach_km, facing_deg + part * sector_deg);
        return Float32Array.of(0, 0, end.x_km, end.y_km);
    });
}

/** The same as a layer. */
export function sectorLayer(answer: Pick<Ring, 'facing_deg' | 'sector_deg'>, reach_km: number): MapLayer {
    return { kind: 'lines', id: 'sector', lines: sectorEdges(answer, reach_km).map(path => ({ path })), stroke: { colour: 'friend', width: 2, dash: [10, 4], halo: true } };
}
