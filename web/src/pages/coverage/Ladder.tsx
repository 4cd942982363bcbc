import { colour, colourChange } from '../../shell/theme';
import type { HeightAnswer, Ring } from './asking';
import { areaText, heightText, partText, steps } from './steps';

/** What is left after each step at one height: a bar each, as long as its share of the ring, with its band. The lines are those of the map. */
export function Ladder({ ring, height, shown, onToggle }: { ring: Ring; height: HeightAnswer; shown: readonly string[]; onToggle: (id: string) => void }) {
    void colourChange.value;
    return (
        <div class="ladder">
            <h2>What remains at {heightText(height.height_m)}</h2>
            <p class="ladder-note">of the {ring.radius_km.toLocaleString('en')} km ring, {ring.course} target</p>
            <ul>
                {steps.map((step, at) => {
                    const share = height.shares[at]!;
                    const hasBand = share.low_km2 !== null && share.low_km2 !== undefined && at > 0;
                    const low = (share.low_km2 ?? 0) / ring.ring_km2, high = (share.high_km2 ?? 0) / ring.ring_km2;
                    return (
                        <li key={step.id}>
                            <label class="ladder-line" title="Show this edge on the map">
                                <input type="checkbox" checked={shown.includes(step.id)} onChange={() => { onToggle(step.id); }} />
                                <svg width="30" height="10" aria-hidden="true"><line x1="1" y1="5" x2="29" y2="5" stroke={colour('ink')} stroke-width={step.width + 0.4} stroke-dasharray={step.dash.join(' ')} /></svg>
                                <span class="ladder-name">{step.name}</span>
                                <span class="ladder-part num">{partText(share.part)}</span>
                            </label>
                            <svg class="ladder-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                                <rect x="0" y="1" width="100" height="10" fill={colour('sunken')} />
                                <rect x="0" y="1" width={Math.max(100 * share.part, 0.4)} height="10" fill={colour(step.colour)} stroke={colour('edge')} stroke-width="0.6" vector-effect="non-scaling-stroke" />
                                {hasBand ? <g stroke={colour('ink')} stroke-width="1.6" fill="none">
                                    <path vector-effect="non-scaling-stroke" d={`M${100 * low} 6H${100 * high}M${100 * low} 2V10M${100 * high} 2V10`} />
                                </g> : null}
                            </svg>
                            <p class="ladder-words"><span>{step.within}</span> <span class="num">{areaText(share.area_km2)}</span></p>
                            {hasBand ? <p class="ladder-words"><span>5–95 %</span> <span class="num">{partText(low)} – {partText(high)}</span></p> : null}
                        </li>
                    );
                })}
            </ul>
            {height.unknown_km2 > 0 ? <p class="ladder-note">Unknown ground: {areaText(height.unknown_km2)}, {partText(height.unknown_km2 / ring.ring_km2)}; never counted as in sight.</p> : null}
        </div>
    );
}
