import { useEffect } from 'preact/hooks';
import type { Answer } from '../../api/client';
import { page } from '../../shell/page';
import { areaName } from './areas';

type Area = Answer<'/api/method'>['validation']['areas'][number];

const WIDTH = 1000;
const LEFT = 124;
const RIGHT = 24;
const LANE = 30;
const TOP = 8;

/** Each compared value as a dot: how far it lies from the printed one, in units of its tolerance. */
export function DeviationStrip({ areas, failed }: { areas: readonly Area[]; failed: number }) {
    useEffect(() => { page.frame(); }, [areas]);
    const most = Math.max(1, ...areas.flatMap(area => area.deviations)) * 1.06;
    const x = (deviation: number): number => Math.round((LEFT + ((WIDTH - LEFT - RIGHT) * deviation) / most) * 10) / 10;
    const height = TOP + areas.length * LANE + 34;
    const ticks = Array.from({ length: Math.floor(most / 0.25) + 1 }, (_, at) => at * 0.25).filter(tick => most < 3 || Number.isInteger(tick));
    return (
        <svg class="strip" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={finding(areas, failed)}>
            <rect class="beyond" x={x(1)} y={TOP} width={WIDTH - RIGHT - x(1)} height={areas.length * LANE} />
            {ticks.map(tick => (
                <g key={tick}>
                    <line class={tick === 1 ? 'limit' : 'tick'} x1={x(tick)} x2={x(tick)} y1={TOP} y2={TOP + areas.length * LANE} />
                    <text x={x(tick)} y={TOP + areas.length * LANE + 16} text-anchor="middle">{tick}</text>
                </g>
            ))}
            <text class="axis" x={x(0)} y={height - 3}>deviation, in tolerances</text>
            <text class="axis" x={WIDTH - RIGHT} y={height - 3} text-anchor="end">beyond 1 fails</text>
            {areas.map((area, lane) => {
                const middle = TOP + lane * LANE + LANE / 2;
                return (
                    <g key={area.area}>
                        <line class="lane" x1={LEFT} x2={WIDTH - RIGHT} y1={middle + LANE / 2} y2={middle + LANE / 2} />
                        <text class="name" x={LEFT - 10} y={middle + 4} text-anchor="end">{areaName(area.area)}</text>
                        {spread(area.deviations.map(x)).map(([at, offset], number) => <circle key={number} class={(area.deviations[number] ?? 0) > 1 ? 'fail' : 'pass'} cx={at} cy={middle + offset} r="2.6" />)}
                    </g>
                );
            })}
        </svg>
    );
}

/** Moves dots that would lie on each other up and down, as far as the lane allows. */
function spread(places: readonly number[]): [number, number][] {
    const rows = [0, -5, 5, -10, 10];
    const last = rows.map(() => -Infinity);
    return places.map(place => {
        const free = last.findIndex(end => place - end >= 5.2);
        const row = free >= 0 ? free : last.indexOf(Math.min(...last));
        last[row] = place;
        return [place, rows[row] ?? 0];
    });
}

/** What the strip shows, for those who hear it. */
function finding(areas: readonly Area[], failed: number): string {
    const number = areas.reduce((sum, area) => sum + area.deviations.length, 0);
    const worst = areas.reduce<Area | undefined>((most, area) => ((area.worst ?? 0) > (most?.worst ?? 0) ? area : most), undefined);
    return `How far each of ${number} values in ${areas.length} areas lies from the printed one: ${failed === 0 ? 'all lie within their tolerance' : `${failed} lie beyond their tolerance`}${worst ? `; the farthest, in ${areaName(worst.area)}, at ${(worst.worst ?? 0).toFixed(3)} of it` : ''}. The table says the same in numbers.`;
}
