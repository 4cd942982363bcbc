import type { ComponentChildren } from 'preact';
import { modelAddress } from '../../evidence/words';
import { Findings, type Offer, Table } from '../../ui';
import * as asked from './asking';
import type { HeightAnswer, Ring } from './asking';
import type { Bands } from './bands';
import { NumbersHead } from './NumbersHead';
import { areaText, heightText, partText, steps } from './steps';
import { facingWords } from './told';

/** All shares of all heights, with their bands. */
export function Numbers({ ring, bands, offers }: { ring: Ring; bands: Bands; offers: readonly Offer[] }) {
    return (
        <div class="numbers">
            <NumbersHead answer={ring} bands={bands} drawn="disputed and assumed values, and the ground’s error" cost="32 draws take about 40 seconds of one processor." offers={offers} />
            <Table name="heights" caption={`What remains of the ${ring.radius_km} km ring at each height`} hideCaption rows={ring.heights} rowKey={row => row.height_m} chosen={asked.height.value} onChoose={row => { asked.height.push(row.height_m); }}
                columns={[
                    { id: 'height', name: 'Height', value: row => row.height_m, show: row => `${heightText(row.height_m)} above ${row.above}`, align: 'left', isHeader: true },
                    ...steps.map((step, at) => ({ id: step.id, name: step.name, value: (row: HeightAnswer) => row.shares[at]!.area_km2, show: (row: HeightAnswer) => cell(row, at, ring), align: 'right' as const })),
                    { id: 'unknown', name: 'Unknown', unit: 'km²', value: row => Math.round(row.unknown_km2) },
                    { id: 'remark', name: 'Remark', value: row => row.remark || '–' },
                ]} />
            <Table name="without" caption="Engaged in time if one missile is left out" rows={ring.heights} rowKey={row => row.height_m}
                columns={[
                    { id: 'height', name: 'Height', value: row => row.height_m, show: row => heightText(row.height_m), align: 'left', isHeader: true },
                    { id: 'all', name: 'With all', value: row => row.shares[4]!.area_km2, show: row => partText(row.shares[4]!.part), align: 'right' },
                    ...ring.missiles.map((missile, at) => ({ id: missile.name, name: `Without ${missile.name.toUpperCase()}`, value: (row: HeightAnswer) => row.without[at]!.area_km2, show: (row: HeightAnswer) => partText(row.without[at]!.area_km2 / ring.ring_km2), align: 'right' as const })),
                ]} />
        </div>
    );
}

function cell(row: HeightAnswer, at: number, ring: Ring): ComponentChildren {
    const share = row.shares[at]!;
    const hasBand = at > 0 && share.low_km2 !== null && share.low_km2 !== undefined && share.high_km2 !== null && share.high_km2 !== undefined;
    return (
        <span class="numbers-cell">
            <strong>{partText(share.part)}</strong> <span class="soft">{areaText(share.area_km2)}</span>
            {hasBand ? <span class="soft numbers-band">{partText(share.low_km2! / ring.ring_km2)} – {partText(share.high_km2! / ring.ring_km2)}</span> : null}
        </span>
    );
}

/** What the figures rest on. */
export function Basis({ ring }: { ring: Ring }) {
    return (
        <div class="basis">
            <Findings findings={ring.remarks} title="What to know before the figures" />
            <p class="soft">What it rests on, value by value: <a href={modelAddress(ring.systemId)}>{ring.system}</a> and its parts, <a href={modelAddress(asked.against.value)}>{ring.target}</a>.</p>
            <ul class="basis-stamps">{ring.stamps.map(stamp => <li key={stamp}>{stamp}</li>)}</ul>
            <p class="soft">A constructive simulation of published figures at textbook fidelity: one target alone, no jamming but what a scenario places; the engagement radar {facingWords(ring)}. Not a forecast of combat.</p>
        </div>
    );
}
