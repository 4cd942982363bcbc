import { useEffect, useRef } from 'preact/hooks';
import { colour, colourChange } from '../../shell/theme';
import * as asked from './asking';
import type { Ring } from './asking';
import { heightText, partText } from './steps';

/** The same ring at every height, side by side: a click shows one on the map. */
export function Multiples({ ring, pictures }: { ring: Ring; pictures: readonly HTMLCanvasElement[] }) {
    const hasDoubt = ring.heights.some(height => height.remark !== '');
    return (
        <div class="multiples" role="group" aria-label="The ring at each height">
            {ring.heights.map((height, at) => {
                const engaged = height.shares[4]!;
                return (
                    <button key={height.height_m} type="button" class="multiple" aria-pressed={height.height_m === asked.height.value} onClick={() => { asked.height.value = height.height_m; }}>
                        <Thumbnail picture={pictures[at]} />
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

function Thumbnail({ picture }: { picture: HTMLCanvasElement | undefined }) {
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
    }, [picture, colourChange.value]);
    return <canvas ref={canvas} class="multiple-picture" aria-hidden="true" />;
}
