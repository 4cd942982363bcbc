import { useId, useMemo } from 'preact/hooks';
import { colour, colourChange } from '../../shell/theme';
import * as asked from './asking';
import type { Footprint, ThreatRange } from './asking';
import { contours } from './contours';
import { areaText } from './steps';

/** The footprint against each threat range, side by side and at the same scale: a click shows one on the map. */
export function FootprintMultiples({ footprint, classes, half_km }: { footprint: Footprint; classes: readonly Uint8Array[]; half_km: number }) {
    return (
        <div class="multiples" role="group" aria-label="The footprint against each threat range">
            {footprint.ranges.map((range, at) => (
                <button key={range.range_km} type="button" class="multiple" aria-pressed={range.range_km === asked.range.value} onClick={() => { asked.range.push(range.range_km); }}>
                    <Small range={range} classes={classes[at]} cell_km={footprint.cell_km} wide_km={2 * half_km} />
                    <span class="multiple-words">
                        <span class="multiple-height">{range.range_km} km</span>
                        <span class="multiple-engaged num">{areaText(range.always.area_km2)}</span>
                    </span>
                    <span class="multiple-note num">from every direction asked; {areaText(range.ever.area_km2)} from any</span>
                </button>
            ))}
        </div>
    );
}

function Small({ range, classes, cell_km, wide_km }: { range: ThreatRange; classes: Uint8Array | undefined; cell_km: number; wide_km: number }) {
    void colourChange.value;
    const id = useId();
    const [some, every] = useMemo(() => (classes ? [2, 3].map(own => outline(contours(classes, range.cells, cell_km, value => value === own, 0))) : ['', '']), [classes, range.cells, cell_km]);
    const half = wide_km / 2, stroke = wide_km / 140;
    return (
        <svg class="multiple-picture" viewBox={`${-half} ${-half} ${wide_km} ${wide_km}`} aria-hidden="true">
            <pattern id={id} width={stroke * 6} height={stroke * 6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width={stroke * 1.6} height={stroke * 6} fill="#fff" fill-opacity="0.5" /></pattern>
            <path d={some} fill={colour('viridis-2')} fill-rule="evenodd" />
            <path d={some} fill={`url(#${id})`} fill-rule="evenodd" />
            <path d={every} fill={colour('viridis-5')} fill-rule="evenodd" stroke={colour('ink')} stroke-width={stroke} />
            <circle r={stroke * 2} fill={colour('surface')} stroke={colour('ink')} stroke-width={stroke} />
        </svg>
    );
}

/** Lines of the plane as a path: north is up. */
function outline(lines: readonly Float32Array[]): string {
    return lines.map(line => {
        let words = '';
        for (let at = 0; at < line.length; at += 2) {
            words += `${at === 0 ? 'M' : 'L'}${line[at]!.toFixed(2)} ${(-line[at + 1]!).toFixed(2)}`;
        }
        return `${words}Z`;
    }).join('');
}
