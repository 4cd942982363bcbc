import { type Offer, Table } from '../../ui';
import * as asked from './asking';
import type { Footprint } from './asking';
import type { Bands } from './bands';
import { distanceText, type FootprintRow, fromText, rowsOf } from './footprint';
import { NumbersHead } from './NumbersHead';
import { areaText, bandText } from './steps';

/** All ranges and directions in the order in which they were asked; a row is shown on the map. */
export function FootprintNumbers({ footprint, bands, offers }: { footprint: Footprint; bands: Bands; offers: readonly Offer[] }) {
    return (
        <div class="numbers">
            <NumbersHead answer={footprint} bands={bands} drawn="disputed and assumed values" offers={offers} />
            <Table caption="What is defended, by the range of the threat and where it comes from" hideCaption rows={rowsOf(footprint.ranges)} rowKey={keyOf} chosen={`${asked.range.value} ${asked.way.value < 0 ? 'all' : asked.way.value}`}
                onChoose={row => { asked.range.push(row.range_km); asked.way.value = typeof row.from === 'number' ? row.from : -1; }}
                columns={[
                    { id: 'range', name: 'Threat flies', sortable: false, value: row => row.range_km, show: row => `${row.range_km} km`, align: 'left', isHeader: true },
                    { id: 'from', name: 'Comes from', sortable: false, value: row => fromText(row.from), align: 'left' },
                    { id: 'area', name: 'Defended', sortable: false, value: row => row.area_km2, show: row => <Area row={row} />, align: 'right' },
                    { id: 'ahead', name: 'Ahead', title: 'The farthest defended place toward where the threat comes from', sortable: false, value: row => row.ahead_km, show: row => distance(row.ahead_km), align: 'right' },
                    { id: 'behind', name: 'Behind', title: 'The farthest away from it', sortable: false, value: row => row.behind_km, show: row => distance(row.behind_km), align: 'right' },
                    { id: 'beside', name: 'To a side', title: 'The farthest to either side', sortable: false, value: row => row.beside_km, show: row => distance(row.beside_km), align: 'right' },
                    { id: 'unknown', name: 'Unknown', sortable: false, value: row => row.unknown_km2, show: row => areaText(row.unknown_km2), align: 'right' },
                    { id: 'decides', name: 'What decides at the edge', title: 'What most of the places that are not defended lack, of those within reach', sortable: false, value: row => row.decides || '–', align: 'left' },
                ]} />
        </div>
    );
}

const keyOf = (row: FootprintRow): string => `${row.range_km} ${row.from}`;

function distance(distance_km: number | null): string {
    return distance_km === null ? '–' : distanceText(distance_km);
}

function Area({ row }: { row: FootprintRow }) {
    return (
        <span class="numbers-cell">
            <strong>{areaText(row.area_km2)}</strong>
            {row.low_km2 === null ? null : <span class="soft numbers-band">{bandText(row.low_km2, row.high_km2 ?? row.area_km2)}</span>}
        </span>
    );
}
