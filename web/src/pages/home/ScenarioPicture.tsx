import { classWords } from './words';
import type { ScenarioCard } from './types';

const SIZE = 200;

/** A scenario from above: the claimed rings, what is defended, and the hand-drawn routes. North is up; distances from the centre are true. */
export function ScenarioPicture({ card, isLarge = false }: { card: ScenarioCard; isLarge?: boolean }) {
    const scale = SIZE / card.halfWidth_km;
    const x = (east: number): number => round(east * scale);
    const y = (north: number): number => round(-north * scale);
    // Circles at whole hundreds of kilometres; fewer where they would crowd.
    const step = card.halfWidth_km > 600 ? 200 : 100;
    const circles = Array.from({ length: Math.ceil((card.halfWidth_km * 1.5) / step) }, (_, at) => (at + 1) * step);
    const routes = [...card.routes].sort((one, other) => Number(one.side === 'hostile') - Number(other.side === 'hostile'));
    const labels = isLarge ? routeLabels(card, x, y) : [];
    return (
        <svg class={`scenario-picture ${isLarge ? 'large' : ''}`} viewBox={`${-SIZE * (isLarge ? 1.28 : 1)} ${-SIZE} ${SIZE * (isLarge ? 2.56 : 2)} ${SIZE * 2}`} preserveAspectRatio="xMidYMid meet" role="img" aria-label={describe(card)}>
            <g class="grid-circles">
                {circles.map(radius => <circle key={radius} r={round(radius * scale)} />)}
                {isLarge ? circles.filter(radius => radius * scale < SIZE * 0.98).map(radius => <text key={radius} x={3} y={round(-radius * scale) - 2}>{radius} km</text>) : null}
            </g>
            {card.batteries.map(battery => (
                <g key={battery.name}>
                    <path class="sector" d={wedge(x(battery.east_km), y(battery.north_km), battery.range_km * scale, battery.facing_deg, battery.sector_deg)} />
                    <circle class="ring" cx={x(battery.east_km)} cy={y(battery.north_km)} r={round(battery.range_km * scale)} />
                </g>
            ))}
            {routes.map(route => {
                const points = route.points.map(point => [x(point.east_km), y(point.north_km)] as const);
                const [start] = points;
                return (
                    <g key={route.name} class={`route ${route.side} ${route.isBallistic ? 'ballistic' : ''}`}>
                        <polyline points={points.map(point => point.join(',')).join(' ')} style={{ strokeWidth: String(round(0.9 + 0.55 * Math.log2(1 + route.count) * 0.5)) }} />
                        {start ? <path class="frame" d={frame(route.side, start[0], start[1], isLarge ? 3.4 : 4)} /> : null}
                    </g>
                );
            })}
            {card.assets.map(asset => <path key={asset.name} class="asset" d={house(x(asset.east_km), y(asset.north_km), isLarge ? 3 : 3.6)} />)}
            {card.batteries.map(battery => <rect key={battery.name} class="battery" x={x(battery.east_km) - 4.2} y={y(battery.north_km) - 2.8} width={8.4} height={5.6} />)}
            {labels.map(label => <text key={label.text} class={`label ${label.side}`} x={label.x} y={label.y} text-anchor={label.anchor}>{label.text}</text>)}
        </svg>
    );
}

/** What the marks of the picture mean. */
export function PictureLegend({ card }: { card: ScenarioCard }) {
    const ranges = [...new Set(card.batteries.map(battery => Math.round(battery.range_km)))].sort((one, other) => one - other);
    return (
        <ul class="picture-legend" aria-label="What the marks mean">
            <li><svg viewBox="-6 -4 12 8" width="18" height="12" aria-hidden="true"><rect class="battery" x="-4.5" y="-3" width="9" height="6" /></svg>battery</li>
            <li><svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true"><path class="asset" d={house(0, 0, 4.5)} /></svg>what is defended</li>
            <li><svg viewBox="0 0 24 6" width="24" height="6" aria-hidden="true"><line class="ring" x1="0" y1="3" x2="24" y2="3" /></svg>claimed range, {ranges.join(' and ')} km</li>
            <li class="hostile"><svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true"><g class="route hostile"><path class="frame" d={frame('hostile', 0, 0, 4)} /></g></svg>hostile</li>
            <li class="friend"><svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true"><g class="route friendly"><path class="frame" d={frame('friendly', 0, 0, 4)} /></g></svg>friendly</li>
            <li class="neutral"><svg viewBox="-6 -6 12 12" width="12" height="12" aria-hidden="true"><g class="route civil"><path class="frame" d={frame('civil', 0, 0, 4)} /></g></svg>civil</li>
        </ul>
    );
}

function describe(card: ScenarioCard): string {
    const batteries = `${card.batteries.length} ${card.batteries.length === 1 ? 'battery' : 'batteries'}`;
    const routes = card.routes.map(route => `${route.count} ${classWords(route.class, route.count)} (${route.side})`).join(', ');
    return `${card.title} from above: ${batteries}, ${card.assets.length} defended ${card.assets.length === 1 ? 'place' : 'places'}. In the air: ${routes}.`;
}

interface Label { readonly text: string; readonly side: string; readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' | 'middle' }

/** Names at the routes' beginnings, each moved up or down until it stands on no other; what finds no room stays out. */
function routeLabels(card: ScenarioCard, x: (east: number) => number, y: (north: number) => number): Label[] {
    const placed: { left: number; right: number; top: number; bottom: number }[] = card.batteries.map(battery => box(x(battery.east_km) - 8, y(battery.north_km) + 4, 16, 10));
    const labels: Label[] = [];
    const wide = SIZE * 1.28;
    const named = new Set<string>();
    for (const route of [...card.routes].sort((one, other) => other.count - one.count)) {
        const start = route.points[0];
        // Those of one class that begin at one place are named together.
        const key = `${route.class} ${start?.east_km ?? 0} ${start?.north_km ?? 0}`;
        if (!start || route.side !== 'hostile' || named.has(key)) {
            continue;
        }
        named.add(key);
        const together = card.routes.filter(each => each.side === route.side && each.class === route.class && each.points[0]?.east_km === start.east_km && each.points[0].north_km === start.north_km);
        const number = together.reduce((sum, each) => sum + each.count, 0);
        const text = `${number} ${classWords(route.class, number)}`;
        const width = text.length * 4.6;
        const [sx, sy] = [x(start.east_km), y(start.north_km)];
        // Away from where it flies to, so that the name does not stand on its own line.
        const next = route.points[1] ?? start;
        const right = [sx + 6, sy + 3, 'start'] as const;
        const left = [sx - 6, sy + 3, 'end'] as const;
        const sides = next.east_km > start.east_km ? [left, right] : [right, left];
        const ends = next.north_km > start.north_km ? [[sx, sy + 13, 'middle'] as const, [sx, sy - 7, 'middle'] as const] : [[sx, sy - 7, 'middle'] as const, [sx, sy + 13, 'middle'] as const];
        const isSteep = Math.abs(next.north_km - start.north_km) > 2 * Math.abs(next.east_km - start.east_km);
        const tries = isSteep ? [...ends, ...sides] : [...sides, ...ends];
        for (const [lx, ly, anchor] of tries) {
            const from = anchor === 'start' ? lx : anchor === 'end' ? lx - width : lx - width / 2;
            const place = box(from, ly, width, 10);
            const isIn = place.left > -wide + 2 && place.right < wide - 2 && place.top > -SIZE + 2 && place.bottom < SIZE - 2;
            if (isIn && !placed.some(other => place.left < other.right && other.left < place.right && place.top < other.bottom && other.top < place.bottom)) {
                placed.push(place);
                labels.push({ text, side: route.side, x: lx, y: ly, anchor });
                break;
            }
        }
    }
    return labels;
}

function box(left: number, baseline: number, width: number, height: number): { left: number; right: number; top: number; bottom: number } {
    return { left, right: left + width, top: baseline - height, bottom: baseline + 2 };
}

/** The frame of an air track by whose it is: hostile a peak, friendly an arch, civil (neutral) a square, all open below. */
function frame(side: string, x: number, y: number, r: number): string {
    switch (side) {
        case 'hostile': return `M${x - r} ${y + r * 0.7}L${x} ${y - r}L${x + r} ${y + r * 0.7}`;
        case 'friendly': return `M${x - r} ${y + r * 0.7}A${r} ${r * 1.35} 0 0 1 ${x + r} ${y + r * 0.7}`;
        default: return `M${x - r * 0.85} ${y + r * 0.7}V${y - r * 0.85}H${x + r * 0.85}V${y + r * 0.7}`;
    }
}

function house(x: number, y: number, r: number): string {
    return `M${x - r} ${y + r * 0.8}V${y - r * 0.1}L${x} ${y - r}L${x + r} ${y - r * 0.1}V${y + r * 0.8}Z`;
}

function wedge(x: number, y: number, radius: number, facing_deg: number, width_deg: number): string {
    const at = (deg: number): string => `${round(x + radius * Math.sin((deg * Math.PI) / 180))} ${round(y - radius * Math.cos((deg * Math.PI) / 180))}`;
    if (width_deg >= 360) {
        return '';
    }
    return `M${x} ${y}L${at(facing_deg - width_deg / 2)}A${round(radius)} ${round(radius)} 0 ${width_deg > 180 ? 1 : 0} 1 ${at(facing_deg + width_deg / 2)}Z`;
}

function round(value: number): number {
    return Math.round(value * 100) / 100;
}
