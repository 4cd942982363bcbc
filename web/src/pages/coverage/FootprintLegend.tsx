import { colour, colourChange } from '../../shell/theme';
import * as asked from './asking';
import type { Footprint, ThreatRange } from './asking';
import { fromText, rangeLines } from './footprint';
import { SectorLine } from './Legend';

/** What colours, hatches and lines of a footprint's map say. */
export function FootprintLegend({ footprint, range }: { footprint: Footprint; range: ThreatRange }) {
    void colourChange.value;
    const direction = footprint.azimuths_deg.includes(asked.way.value) ? asked.way.value : null;
    return (
        <ul class="coverage-legend" aria-label="Colours of the map">
            <li><Patch fill={colour('viridis-5')} />{footprint.azimuths_deg.length > 1 ? 'defended from every direction asked' : `defended from ${fromText(footprint.azimuths_deg[0]!)}`}</li>
            {footprint.azimuths_deg.length > 1 ? <li><Patch fill={colour('viridis-2')} path="M1 11L11 1M6 11L15 2" stroke="#fff" />from some of them</li> : null}
            {range.unknownEver_km2 > 0 ? <li><Patch fill="none" path="M1 1L15 11M1 11L15 1" stroke={colour('soft')} />unknown ground</li> : null}
            {direction === null ? null : <li><Line stroke={colour('ink')} dash={[8, 4]} />from {fromText(direction)}</li>}
            {footprint.ranges.map((each, at) => (each === range ? null : <li key={each.range_km}><Line stroke={colour(rangeLines[at % rangeLines.length]!.colour)} dash={rangeLines[at % rangeLines.length]!.dash} />threats of {each.range_km} km</li>))}
            {footprint.facing_deg === null || footprint.facing_deg === undefined ? null : <SectorLine />}
            <li><svg width="22" height="12" aria-hidden="true"><path d="M1 6H15" stroke={colour('hostile')} stroke-width="2" /><path d="M14 2L21 6L14 10Z" fill={colour('hostile')} /></svg>the way the threat comes</li>
        </ul>
    );
}

function Patch({ fill, path, stroke }: { fill: string; path?: string; stroke?: string }) {
    return <svg width="16" height="12" aria-hidden="true"><rect x="0.5" y="0.5" width="15" height="11" fill={fill} stroke={colour('edge')} />{path ? <path d={path} stroke={stroke} stroke-opacity="0.7" /> : null}</svg>;
}

function Line({ stroke, dash }: { stroke: string; dash: readonly number[] }) {
    return <svg width="30" height="10" aria-hidden="true"><line x1="1" y1="5" x2="29" y2="5" stroke={stroke} stroke-width="2.2" stroke-dasharray={dash.join(' ')} /></svg>;
}
