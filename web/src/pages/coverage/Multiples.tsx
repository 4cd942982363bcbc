import { useEffect, useRef } from 'preact/hooks';
import { colour, colourChange } from '../../shell/theme';
import * as asked from './asking';
import { hatchPattern } from '../../map/hatches';
import type { Hatch } from '../../map/types';
import type { Ring } from './asking';
import { stepMask } from './pictures';
import { heightText, partText, steps } from './steps';

const HATCH = 'rgba(255, 255, 255, 0.34)';

/** The same ring at every height, side by side: a click shows one on the map. */
export function Multiples({ ring, pictures, cells }: { ring: Ring; pictures: readonly HTMLCanvasElement[]; cells: readonly Uint8Array[] }) {
    const hasDoubt = ring.heights.some(height => height.remark !== '');
    return (
        <div class="multiples" role="group" aria-label="The ring at each height">
            {ring.heights.map((height, at) => {
                const engaged = height.shares[4]!;
                return (
                    <button key={height.height_m} type="button" class="multiple" aria-pressed={height.height_m === asked.height.value} onClick={() => { asked.height.push(height.height_m); }}>
                        <Thumbnail picture={pictures[at]} cells={cells[at]} side={ring.cells} />
                        <span class="multiple-words">
                            <span class="multiple-height">{heightText(height.height_m)}</span>
                            <span class="multiple-engaged num">{partText(engaged.part)}</span>
                        </span>
                        <span class="multiple-note num">engaged, as a ring of {Math.round(ring.radius_km * Math.sqrt(engaged.part))} km</span>
                        {hasDoubt ? <span class="multiple-doubt" title={height.remark}>{height.remark ? 'not supported' : '\u00a0'}</span> : null}
                    </button>
                );
            })}
        </div>
    );
}

function Thumbnail({ picture, cells, side }: { picture: HTMLCanvasElement | undefined; cells: Uint8Array | undefined; side: number }) {
    const canvas = useRef<HTMLCanvasElement>(null);
    useEffect(() => {
        const to = canvas.current, density = Math.min(2, devicePixelRatio || 1);
        if (!to || !picture) {
            return;
        }
        const size = Math.round(to.clientWidth * density);
        to.width = to.height = size;
        const context = to.getContext('2d')!;
        context.imageSmoothingQuality = 'high';
        context.drawImage(picture, 1, 1, size - 2, size - 2);
        for (const [step, { hatch }] of steps.entries()) {
            if (hatch !== 'none' && cells) {
                context.drawImage(hatched(stepMask(cells, side, step), hatch, size, density), 0, 0);
            }
        }
        context.strokeStyle = colour('ink');
        context.lineWidth = 1.5 * density;
        context.beginPath();
        context.arc(size / 2, size / 2, size / 2 - context.lineWidth, 0, 2 * Math.PI);
        context.stroke();
        context.fillStyle = colour('surface');
        context.beginPath();
        context.arc(size / 2, size / 2, 2.5 * density, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
    }, [picture, cells, colourChange.value]);
    return <canvas ref={canvas} class="multiple-picture" aria-hidden="true" />;
}

/** A hatch where the mask is, and nothing elsewhere. */
function hatched(mask: HTMLCanvasElement, hatch: Hatch, size: number, density: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    const context = canvas.getContext('2d')!;
    context.drawImage(mask, 1, 1, size - 2, size - 2);
    context.globalCompositeOperation = 'source-in';
    // The pattern is drawn for this density already: it is laid pixel by pixel.
    context.fillStyle = hatchPattern(context, hatch, HATCH, density, 1 / density) ?? HATCH;
    context.fillRect(0, 0, size, size);
    return canvas;
}
