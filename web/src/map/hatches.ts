/** Hatching, for areas that colour alone does not tell apart. */
import type { Hatch } from './types';

const SIZE = 8;
const made = new Map<string, HTMLCanvasElement>();

/** A pattern in CSS pixels for a context that is scaled so many pixels a kilometre. */
export function hatchPattern(context: CanvasRenderingContext2D, hatch: Hatch, colour: string, density: number, scale: number): CanvasPattern | null {
    const key = `${hatch} ${colour} ${density}`;
    let tile = made.get(key);
    if (!tile) {
        tile = document.createElement('canvas');
        tile.width = tile.height = Math.round(SIZE * density);
        draw(tile.getContext('2d')!, hatch, colour, tile.width / SIZE);
        made.set(key, tile);
    }
    const pattern = context.createPattern(tile, 'repeat');
    pattern?.setTransform(new DOMMatrix().scale(SIZE / tile.width / scale));
    return pattern;
}

function draw(context: CanvasRenderingContext2D, hatch: Hatch, colour: string, scale: number): void {
    context.scale(scale, scale);
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = 1.1;
    const line = (...points: number[]) => {
        context.beginPath();
        context.moveTo(points[0]!, points[1]!);
        context.lineTo(points[2]!, points[3]!);
        context.stroke();
    };
    if (hatch === 'diagonal' || hatch === 'cross') {
        line(-2, 2, 2, -2);
        line(0, SIZE, SIZE, 0);
        line(SIZE - 2, SIZE + 2, SIZE + 2, SIZE - 2);
    }
    if (hatch === 'back-diagonal' || hatch === 'cross') {
        line(-2, SIZE - 2, 2, SIZE + 2);
        line(0, 0, SIZE, SIZE);
        line(SIZE - 2, -2, SIZE + 2, 2);
    }
    if (hatch === 'horizontal') {
        line(0, SIZE / 2, SIZE, SIZE / 2);
    }
    if (hatch === 'vertical') {
        line(SIZE / 2, 0, SIZE / 2, SIZE);
    }
    if (hatch === 'dots') {
        context.beginPath();
        context.arc(2, 2, 0.9, 0, 2 * Math.PI);
        context.arc(6, 6, 0.9, 0, 2 * Math.PI);
        context.fill();
    }
}
