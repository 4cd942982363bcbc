/** Things that move: trails, dots, frames when near, and what is selected. Allocates nothing per frame but names. */
import { colour } from '../shell/theme';
import { select } from './backdrop';
import type { Frame } from './frame';
import type { HitIndex } from './hits';
import { FRAME_PX } from './size';
import { type Sprites, sideColour } from './sprites';
import { type MapFlash, type MoverLayer, sides, symbolClasses } from './types';
import { FONT, haloText, WordRoom } from './words';

const FAINT = 0.35;
const MOST_NAMES = 60;
const HEADING_PX = 11;
/** Few, and what they do is far from where they are: they have their frames always. */
const JAMMER = symbolClasses.indexOf('jammer');

/** Reference of a mover in the hit index: its layer and its index in it. */
export const referenceOf = (layer: number, index: number): number => layer * 0x100000 + index;
export const moverOf = (reference: number): { layer: number; index: number } => ({ layer: Math.floor(reference / 0x100000), index: reference % 0x100000 });

export interface MoverLook {
    readonly sprites: Sprites;
    readonly framesFrom: number;
    readonly selected: string | null;
    readonly pointed: string | null;
    /** Where names of what stands still are. */
    readonly words: WordRoom;
}

export function drawMovers(context: CanvasRenderingContext2D, frame: Frame, density: number, layers: readonly MoverLayer[], look: MoverLook): void {
    frame.leave(context, density);
    context.setLineDash([]);
    for (const layer of layers) {
        if (layer.visible && layer.trails?.visible) {
            drawTrails(context, frame, layer);
        }
    }
    const showsFrames = frame.perKm >= look.framesFrom;
    let shown = 0;
    for (const layer of layers) {
        if (layer.visible) {
            drawDoubt(context, frame, layer);
            drawHeadings(context, frame, layer);
            shown += drawMarks(context, frame, layer, look.sprites, showsFrames);
        }
    }
    drawNames(context, frame, layers, look, showsFrames && shown <= MOST_NAMES);
}

/** Where each mover is on the screen, for the pointer. */
export function indexMovers(index: HitIndex, frame: Frame, layers: readonly MoverLayer[]): void {
    layers.forEach((layer, number) => {
        if (layer.visible) {
            for (let at = 0; at < layer.count; at++) {
                if (isDrawn(layer, at)) {
                    index.add(frame.x(layer.x_km[at]!), frame.y(layer.y_km[at]!), referenceOf(number, at));
                }
            }
        }
    });
}

const isDrawn = (layer: MoverLayer, at: number): boolean => layer.state?.[at] !== 2 && layer.x_km[at]! === layer.x_km[at]!;

function drawMarks(context: CanvasRenderingContext2D, frame: Frame, layer: MoverLayer, sprites: Sprites, showsFrames: boolean): number {
    let shown = 0, alpha = 1;
    context.globalAlpha = 1;
    for (let at = 0; at < layer.count; at++) {
        const x = frame.x(layer.x_km[at]!), y = frame.y(layer.y_km[at]!);
        // What is not a number is on no screen.
        if (!(x > -20 && y > -20 && x < frame.width + 20 && y < frame.height + 20) || layer.state?.[at] === 2) {
            continue;
        }
        const wanted = layer.state?.[at] === 1 ? FAINT : 1;
        if (wanted !== alpha) {
            context.globalAlpha = alpha = wanted;
        }
        shown++;
        if ((showsFrames || layer.class[at] === JAMMER) && layer.look === 'filled') {
            sprites.frame(context, sides[layer.side[at]!]!, symbolClasses[layer.class[at]!]!, x, y);
        } else {
            sprites.dot(context, layer.side[at]!, layer.look === 'hollow', x, y);
        }
    }
    context.globalAlpha = 1;
    return shown;
}

/** How unsure a place is, and what it stands for: circles and tethers, one path a side. */
function drawDoubt(context: CanvasRenderingContext2D, frame: Frame, layer: MoverLayer): void {
    const { radius_km, tether_km } = layer;
    if (!radius_km && !tether_km) {
        return;
    }
    context.lineWidth = 1;
    context.globalAlpha = 0.75;
    for (let side = 0; side < sides.length; side++) {
        let isEmpty = true;
        for (let at = 0; at < layer.count; at++) {
            const x = frame.x(layer.x_km[at]!), y = frame.y(layer.y_km[at]!);
            if (layer.side[at] !== side || !isDrawn(layer, at) || !frame.holds(x, y, 60)) {
                continue;
            }
            if (isEmpty) {
                context.beginPath();
                context.strokeStyle = colour(sideColour(sides[side]!));
                isEmpty = false;
            }
            const radius = (radius_km?.[at] ?? Number.NaN) * frame.perKm, toX = tether_km?.[2 * at] ?? Number.NaN;
            if (radius > 3) {
                context.moveTo(x + radius, y);
                context.arc(x, y, radius, 0, 2 * Math.PI);
            }
            if (toX === toX) {
                context.moveTo(x, y);
                context.lineTo(frame.x(toX), frame.y(tether_km![2 * at + 1]!));
            }
        }
        if (!isEmpty) {
            context.setLineDash([3, 3]);
            context.stroke();
        }
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
}

/** A short line ahead of each, one path a side. */
function drawHeadings(context: CanvasRenderingContext2D, frame: Frame, layer: MoverLayer): void {
    const { heading_deg } = layer;
    if (!heading_deg) {
        return;
    }
    context.lineWidth = 1.3;
    for (let side = 0; side < sides.length; side++) {
        let isEmpty = true;
        for (let at = 0; at < layer.count; at++) {
            const x = frame.x(layer.x_km[at]!), y = frame.y(layer.y_km[at]!), heading = heading_deg[at]! * Math.PI / 180;
            if (layer.side[at] !== side || layer.state?.[at] === 2 || heading !== heading || !frame.holds(x, y, 20)) {
                continue;
            }
            if (isEmpty) {
                context.beginPath();
                isEmpty = false;
            }
            context.moveTo(x, y);
            context.lineTo(x + HEADING_PX * Math.sin(heading), y - HEADING_PX * Math.cos(heading));
        }
        if (!isEmpty) {
            context.strokeStyle = colour(sideColour(sides[side]!));
            context.stroke();
        }
    }
}

function drawTrails(context: CanvasRenderingContext2D, frame: Frame, layer: MoverLayer): void {
    const { length, points_km } = layer.trails!;
    context.lineWidth = 1;
    context.lineJoin = 'bevel';
    context.globalAlpha = 0.6;
    let last = -1;
    for (let at = 0; at < layer.count; at++) {
        if (!isDrawn(layer, at)) {
            continue;
        }
        const side = layer.side[at]!;
        if (side !== last) {
            context.strokeStyle = colour(sideColour(sides[side]!));
            last = side;
        }
        context.beginPath();
        let isPen = false;
        for (let step = 0; step < length; step++) {
            const x_km = points_km[2 * (at * length + step)]!;
            if (x_km !== x_km) {
                isPen = false;
                continue;
            }
            const x = frame.x(x_km), y = frame.y(points_km[2 * (at * length + step) + 1]!);
            if (isPen) {
                context.lineTo(x, y);
            } else {
                context.moveTo(x, y);
                isPen = true;
            }
        }
        if (isPen) {
            context.lineTo(frame.x(layer.x_km[at]!), frame.y(layer.y_km[at]!));
        }
        context.stroke();
    }
    context.globalAlpha = 1;
}

function drawNames(context: CanvasRenderingContext2D, frame: Frame, layers: readonly MoverLayer[], look: MoverLook, showsAll: boolean): void {
    if (!showsAll && look.selected === null && look.pointed === null) {
        return;
    }
    const words = new WordRoom(look.words);
    context.font = `600 12px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const layer of layers) {
        if (!layer.visible) {
            continue;
        }
        for (let at = 0; at < layer.count; at++) {
            const x = frame.x(layer.x_km[at]!), y = frame.y(layer.y_km[at]!);
            if (!isDrawn(layer, at) || !frame.holds(x, y, 20)) {
                continue;
            }
            const id = layer.id_of(at), isSelected = id === look.selected, isPointed = id === look.pointed;
            if (isSelected || isPointed) {
                look.sprites.frame(context, sides[layer.side[at]!]!, symbolClasses[layer.class[at]!]!, x, y);
            }
            if (isSelected) {
                select(context, x, y);
            }
            if (isSelected || isPointed || (showsAll && layer.look === 'filled')) {
                const name = layer.name_of(at), half = context.measureText(name).width / 2 + 3, below = y + FRAME_PX / 2 + 8;
                const box = { left: x - half, right: x + half, top: below - 8, bottom: below + 8 };
                if (isSelected || isPointed || words.isFree(box)) {
                    words.take(box);
                    haloText(context, name, x, below, colour('ink'), colour('map-halo'));
                }
            }
        }
    }
}

/** Sudden things: an intercept, an impact. */
export function drawFlashes(context: CanvasRenderingContext2D, frame: Frame, density: number, flashes: readonly MapFlash[]): void {
    frame.leave(context, density);
    for (const flash of flashes) {
        const [x, y] = [frame.x(flash.at.x_km), frame.y(flash.at.y_km)];
        if (!frame.holds(x, y, 20)) {
            continue;
        }
        for (const [ink, width] of [[colour('map-halo'), 5], [flash.mark === 'impact' ? colour('hostile') : colour('ink'), 2]] as const) {
            context.strokeStyle = ink;
            context.lineWidth = width;
            context.beginPath();
            mark(context, flash.mark, x, y);
            context.stroke();
        }
        if (flash.label) {
            context.font = `600 12px ${FONT}`;
            context.textAlign = 'left';
            context.textBaseline = 'middle';
            haloText(context, flash.label, x + 14, y, colour('ink'), colour('map-halo'));
        }
    }
}

function mark(context: CanvasRenderingContext2D, kind: MapFlash['mark'], x: number, y: number): void {
    switch (kind) {
        case 'kill':
            for (let ray = 0; ray < 8; ray++) {
                const angle = ray * Math.PI / 4;
                context.moveTo(x + 4 * Math.cos(angle), y + 4 * Math.sin(angle));
                context.lineTo(x + 12 * Math.cos(angle), y + 12 * Math.sin(angle));
            }
            break;
        case 'miss':
            context.moveTo(x - 6, y - 6);
            context.lineTo(x + 6, y + 6);
            context.moveTo(x + 6, y - 6);
            context.lineTo(x - 6, y + 6);
            break;
        case 'impact':
            context.arc(x, y, 11, 0, 2 * Math.PI);
            context.moveTo(x + 6, y);
            context.arc(x, y, 6, 0, 2 * Math.PI);
            break;
        default:
            context.moveTo(x - 6, y + 6);
            context.lineTo(x, y - 8);
            context.lineTo(x + 6, y + 6);
    }
}
