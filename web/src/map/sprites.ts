/** Frames and dots as small pictures, drawn once for the screen's density and then only copied. */
import { assets } from 'rampart:assets';
import { colour } from '../shell/theme';
import { DOT_PX, FRAME_PX } from './size';
import { type Side, type SymbolClass, sides, symbolClasses } from './types';

const CELL = 64;

export interface Sprites {
    /** Draws a frame about a point, in CSS pixels. */
    frame(context: CanvasRenderingContext2D, side: Side, symbol: SymbolClass, x: number, y: number, size?: number): void;
    /** Draws a dot; the side's shape and colour, filled or hollow. */
    dot(context: CanvasRenderingContext2D, side: number, isHollow: boolean, x: number, y: number): void;
}

let sheet: Promise<HTMLImageElement> | undefined;

/** The sheet of symbols, fetched once. */
export function loadSheet(): Promise<HTMLImageElement> {
    sheet ??= (async () => {
        const image = new Image();
        image.src = assets['symbols.svg']!;
        await image.decode();
        return image;
    })();
    sheet.catch(() => { sheet = undefined; });
    return sheet;
}

/** The token of each side's colour. */
export const sideColour = (side: Side): string => side;

/** Sprites for a density of the screen, in the colours of now. */
export function makeSprites(image: HTMLImageElement | null, density: number): Sprites {
    const frames = image ? framesOf(image, density) : null;
    const dots = dotsOf(density);
    return {
        frame(context, side, symbol, x, y, size = FRAME_PX) {
            if (!frames) {
                this.dot(context, sides.indexOf(side), false, x, y);
                return;
            }
            const cell = FRAME_PX * density;
            context.drawImage(frames, symbolClasses.indexOf(symbol) * cell, sides.indexOf(side) * cell, cell, cell, x - size / 2, y - size / 2, size, size);
        },
        dot(context, side, isHollow, x, y) {
            const cell = Math.ceil(DOT_PX * density);
            context.drawImage(dots, side * cell, isHollow ? cell : 0, cell, cell, x - DOT_PX / 2, y - DOT_PX / 2, DOT_PX, DOT_PX);
        },
    };
}

function framesOf(image: HTMLImageElement, density: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    const cell = FRAME_PX * density;
    [canvas.width, canvas.height] = [Math.ceil(symbolClasses.length * cell), Math.ceil(sides.length * cell)];
    canvas.getContext('2d')!.drawImage(image, 0, 0, symbolClasses.length * CELL, sides.length * CELL, 0, 0, symbolClasses.length * cell, sides.length * cell);
    return canvas;
}

/** A row of filled dots, and one of hollow: circle, diamond, square and triangle. */
function dotsOf(density: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas'), cell = Math.ceil(DOT_PX * density);
    [canvas.width, canvas.height] = [sides.length * cell, 2 * cell];
    const context = canvas.getContext('2d')!;
    sides.forEach((side, column) => {
        for (const row of [0, 1]) {
            context.setTransform(cell / DOT_PX, 0, 0, cell / DOT_PX, column * cell + cell / 2, row * cell + cell / 2);
            outline(context, side, row === 1 ? 2.9 : 3.2);
            context.lineWidth = row === 1 ? 1.6 : 1;
            context.strokeStyle = row === 1 ? colour(sideColour(side)) : colour('map-halo');
            context.fillStyle = row === 1 ? colour('map-halo') : colour(sideColour(side));
            context.fill();
            context.stroke();
        }
    });
    return canvas;
}

function outline(context: CanvasRenderingContext2D, side: Side, reach: number): void {
    context.beginPath();
    switch (side) {
        case 'friend':
            context.arc(0, 0, reach, 0, 2 * Math.PI);
            break;
        case 'hostile':
            context.moveTo(0, -reach * 1.2);
            context.lineTo(reach * 1.2, 0);
            context.lineTo(0, reach * 1.2);
            context.lineTo(-reach * 1.2, 0);
            break;
        case 'neutral':
            context.rect(-reach * 0.9, -reach * 0.9, reach * 1.8, reach * 1.8);
            break;
        default:
            context.moveTo(0, -reach * 1.15);
            context.lineTo(reach * 1.1, reach * 0.9);
            context.lineTo(-reach * 1.1, reach * 0.9);
    }
    context.closePath();
}
