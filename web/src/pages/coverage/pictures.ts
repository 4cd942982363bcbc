/** Cells of a ring as a picture: a pixel for each, in its step's colour. */
import { fileAt, Refusal, words } from '../../api/client';
import { colour } from '../../shell/theme';
import { OUTSIDE, steps, UNKNOWN } from './steps';

/** Draws the cells; what is unknown or outside stays clear. */
export function cellPicture(cells: Uint8Array, side: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const context = canvas.getContext('2d')!, image = context.createImageData(side, side);
    const colours = steps.map(step => rgb(colour(step.colour)));
    const pixels = new Uint32Array(image.data.buffer);
    const packed = colours.map(([r, g, b]) => (255 << 24 | b << 16 | g << 8 | r) >>> 0);
    for (let at = 0; at < cells.length; at++) {
        const value = cells[at]!;
        if (value !== OUTSIDE && value !== UNKNOWN) {
            pixels[at] = packed[value]!;
        }
    }
    context.putImageData(image, 0, 0);
    return canvas;
}

/** The cells of one step alone, opaque: what its hatch is laid over. */
export function stepMask(cells: Uint8Array, side: number, step: number): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const context = canvas.getContext('2d')!, image = context.createImageData(side, side);
    const pixels = new Uint32Array(image.data.buffer);
    for (let at = 0; at < cells.length; at++) {
        if (cells[at] === step) {
            pixels[at] = 0xffffffff;
        }
    }
    context.putImageData(image, 0, 0);
    return canvas;
}

/** Red, green and blue of a colour as the browser computes it: rgb(1, 2, 3). */
export function rgb(text: string): [number, number, number] {
    const numbers = text.match(/[\d.]+/g)?.map(Number) ?? [];
    return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
}

/** The server's PNG; where no program there makes one, the browser draws the SVG. */
export async function png(address: string, svg: string): Promise<Blob> {
    try {
        return (await fileAt(address)).content;
    } catch (fault) {
        if (!(fault instanceof Refusal && fault.status === 404)) {
            throw fault;
        }
    }
    const image = new Image(), picture = URL.createObjectURL(new Blob([await words(svg)], { type: 'image/svg+xml' }));
    try {
        image.src = picture;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [2000, Math.round(2000 * image.naturalHeight / image.naturalWidth)];
        canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
        return await new Promise((done, fail) => { canvas.toBlob(blob => { blob ? done(blob) : fail(new Error('The browser made no picture.')); }); });
    } finally {
        URL.revokeObjectURL(picture);
    }
}
