/** All that stands still: ground, relief, land and borders, graticule, layers, symbols and words. Drawn into a canvas of its own and copied from there. */
import { colour } from '../shell/theme';
import { Frame, roundBelow } from './frame';
import { graticule, type GraticuleLine } from './graticule';
import { hatchPattern } from './hatches';
import type { LandShapes } from './land';
import { declutter, type PlacedSymbol } from './declutter';
import { DOT_PX, FRAME_PX } from './size';
import { type Sprites, sideColour } from './sprites';
import { type AreaLayer, type LabelLayer, type LineLayer, type MapLayer, type MapSymbol, type PlanePath, type Projection, type RangeLayer, type RasterLayer, sides, type StrokeStyle } from './types';
import { FONT, haloText, WordRoom } from './words';

export interface BackdropContent {
    readonly projection: Projection;
    readonly land: LandShapes | null;
    readonly relief: { readonly image: CanvasImageSource; readonly halfWidth_km: number } | null;
    readonly showsGraticule: boolean;
    readonly layers: readonly MapLayer[];
    readonly sprites: Sprites;
    readonly selected: string | null;
    /** The symbol that is being dragged is drawn elsewhere. */
    readonly dragged: string | null;
}

const paths = new WeakMap<PlanePath, Path2D>();
const rings = new WeakMap<readonly PlanePath[], Path2D>();

/** Draws what stands still. @returns the room that its names and frames leave. */
export function drawBackdrop(context: CanvasRenderingContext2D, frame: Frame, density: number, content: BackdropContent): WordRoom {
    frame.leave(context, density);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
    context.fillStyle = colour('map-sea');
    context.fillRect(0, 0, frame.width, frame.height);
    drawGround(context, frame, density, content);
    const words = new WordRoom(), symbols: MapSymbol[] = [], labels: LabelLayer[] = [];
    const shown = content.layers.filter(layer => layer.visible !== false);
    for (const layer of shown) {
        switch (layer.kind) {
            case 'raster': drawRaster(context, frame, density, layer); break;
            case 'areas': drawAreas(context, frame, density, layer); break;
            case 'lines': drawLines(context, frame, density, layer); break;
            case 'ranges': break;
            case 'symbols': symbols.push(...layer.symbols); break;
            case 'labels': labels.push(layer); break;
        }
    }

    if (content.land) {
        drawCoast(context, frame, density, content.land, content.relief !== null);
    }
    const lines = content.showsGraticule ? drawGraticule(context, frame, density, content.projection) : [];
    for (const layer of shown) {
        if (layer.kind === 'ranges') {
            drawRanges(context, frame, density, layer);
        }
    }

    // Names come first: a range or a meridian can do without its words.
    drawSymbols(context, frame, density, symbols.filter(symbol => symbol.id !== content.dragged), content, words);
    for (const layer of shown) {
        if (layer.kind === 'ranges') {
            nameRanges(context, frame, density, layer, words);
        }
    }
    nameGraticule(context, frame, density, lines, words);
    for (const layer of labels) {
        drawLabels(context, frame, density, layer, words);
    }
    return words;
}

/** A token's colour by its name, with or without dashes; other colours as they are. */
export function resolved(name: string): string {
    return name.startsWith('#') || name.includes('(') ? name : colour(name.replace(/^--/, ''));
}

function drawGround(context: CanvasRenderingContext2D, frame: Frame, density: number, content: BackdropContent): void {
    if (content.land) {
        frame.enter(context, density);
        context.fillStyle = colour('map-land');
        context.fill(content.land.land, 'evenodd');
    }
    if (content.relief) {
        const half = content.relief.halfWidth_km;
        frame.leave(context, density);
        context.imageSmoothingEnabled = true;
        context.drawImage(content.relief.image, frame.x(-half), frame.y(half), 2 * half * frame.perKm, 2 * half * frame.perKm);
    }
}

function drawCoast(context: CanvasRenderingContext2D, frame: Frame, density: number, land: LandShapes, hasRelief: boolean): void {
    frame.enter(context, density);
    context.setLineDash([]);
    context.lineJoin = 'round';
    context.globalAlpha = hasRelief ? 0.8 : 1;
    context.lineWidth = 1 / frame.perKm;
    context.strokeStyle = colour('map-coast');
    context.stroke(land.coast);
    context.strokeStyle = colour('map-border');
    context.lineWidth = 1.2 / frame.perKm;
    context.setLineDash([5 / frame.perKm, 3 / frame.perKm]);
    context.stroke(land.borders);
    context.setLineDash([]);
    context.globalAlpha = 1;
}

function drawRaster(context: CanvasRenderingContext2D, frame: Frame, density: number, layer: RasterLayer): void {
    frame.leave(context, density);
    context.globalAlpha = layer.opacity ?? 1;
    context.globalCompositeOperation = layer.blend ?? 'source-over';
    context.imageSmoothingEnabled = layer.smooth ?? false;
    context.drawImage(layer.image, frame.x(layer.west_km), frame.y(layer.north_km), layer.width_km * frame.perKm, layer.height_km * frame.perKm);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
}

function drawAreas(context: CanvasRenderingContext2D, frame: Frame, density: number, layer: AreaLayer): void {
    let path = rings.get(layer.rings);
    if (!path) {
        path = new Path2D();
        for (const ring of layer.rings) {
            trace(path, ring);
            path.closePath();
        }
        rings.set(layer.rings, path);
    }
    frame.enter(context, density);
    if (layer.fill?.colour) {
        context.globalAlpha = layer.fill.opacity ?? 1;
        context.fillStyle = resolved(layer.fill.colour);
        context.fill(path, 'evenodd');
        context.globalAlpha = 1;
    }
    if (layer.fill?.hatch && layer.fill.hatch !== 'none') {
        const pattern = hatchPattern(context, layer.fill.hatch, resolved(layer.fill.hatchColour ?? 'ink'), density, frame.perKm);
        if (pattern) {
            context.fillStyle = pattern;
            context.fill(path, 'evenodd');
        }
    }
    if (layer.stroke) {
        stroke(context, frame, path, layer.stroke);
    }
}

function drawLines(context: CanvasRenderingContext2D, frame: Frame, density: number, layer: LineLayer): void {
    frame.enter(context, density);
    for (const line of layer.lines) {
        let path = paths.get(line.path);
        if (!path) {
            path = new Path2D();
            trace(path, line.path);
            paths.set(line.path, path);
        }
        stroke(context, frame, path, layer.stroke);
    }
    frame.leave(context, density);
    context.font = `12px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const line of layer.lines) {
        if (layer.arrow) {
            drawArrow(context, frame, line.path, layer.stroke);
        }
        if (line.label) {
            const middle = 2 * Math.floor(line.path.length / 4);
            haloText(context, line.label, frame.x(line.path[middle]!), frame.y(line.path[middle + 1]!) - 9, colour('ink'), colour('map-halo'));
        }
    }
}

function drawArrow(context: CanvasRenderingContext2D, frame: Frame, path: PlanePath, style: StrokeStyle): void {
    const end = path.length - 2;
    if (end < 2) {
        return;
    }
    const [x, y] = [frame.x(path[end]!), frame.y(path[end + 1]!)];
    const angle = Math.atan2(y - frame.y(path[end - 1]!), x - frame.x(path[end - 2]!));
    context.fillStyle = resolved(style.colour);
    context.beginPath();
    context.moveTo(x, y);
    for (const turn of [2.6, -2.6]) {
        context.lineTo(x + 9 * Math.cos(angle + turn), y + 9 * Math.sin(angle + turn));
    }
    context.closePath();
    context.fill();
}

function stroke(context: CanvasRenderingContext2D, frame: Frame, path: Path2D, style: StrokeStyle): void {
    const scale = 1 / frame.perKm;
    context.lineJoin = 'round';
    context.lineCap = 'butt';
    if (style.halo) {
        context.setLineDash([]);
        context.strokeStyle = colour('map-halo');
        context.globalAlpha = 0.65;
        context.lineWidth = (style.width + 2) * scale;
        context.stroke(path);
        context.globalAlpha = 1;
    }
    context.setLineDash((style.dash ?? []).map(each => each * scale));
    context.strokeStyle = resolved(style.colour);
    context.lineWidth = style.width * scale;
    context.stroke(path);
    context.setLineDash([]);
}

function drawRanges(context: CanvasRenderingContext2D, frame: Frame, density: number, layer: RangeLayer): void {
    frame.enter(context, density);
    for (const circle of layer.circles) {
        const path = new Path2D();
        path.arc(layer.at.x_km, -layer.at.y_km, circle.radius_km, 0, 2 * Math.PI);
        stroke(context, frame, path, layer.stroke);
    }
}

function nameRanges(context: CanvasRenderingContext2D, frame: Frame, density: number, layer: RangeLayer, words: WordRoom): void {
    frame.leave(context, density);
    context.font = `600 12px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    const bearing = (layer.labelBearing_deg ?? 160) * Math.PI / 180;
    for (const circle of layer.circles) {
        if (circle.label) {
            const out = circle.radius_km + (layer.labelOutward_px ?? 0) / frame.perKm;
            const x = frame.x(layer.at.x_km + out * Math.sin(bearing)), y = frame.y(layer.at.y_km + out * Math.cos(bearing));
            place(context, words, circle.label, x, y);
        }
    }
}

/** Writes words about a point where there is room for them. */
function place(context: CanvasRenderingContext2D, words: WordRoom, text: string, x: number, y: number, mayOverlap = false): void {
    const half = context.measureText(text).width / 2 + 3;
    const box = { left: x - half, right: x + half, top: y - 8, bottom: y + 8 };
    if (mayOverlap || words.isFree(box)) {
        words.take(box);
        haloText(context, text, x, y, colour('ink'), colour('map-halo'));
    }
}

function drawSymbols(context: CanvasRenderingContext2D, frame: Frame, density: number, symbols: readonly MapSymbol[], content: BackdropContent, words: WordRoom): void {
    frame.leave(context, density);
    context.textBaseline = 'middle';
    const placed = declutter(symbols, frame, content.selected);
    for (const { frameX: x, frameY: y, isDot } of placed) {
        const half = isDot ? DOT_PX / 2 : FRAME_PX / 2;
        words.take({ left: x - half, right: x + half, top: y - half, bottom: y + half });
    }
    for (const each of placed) {
        if (each.x !== each.frameX || each.y !== each.frameY) {
            lead(context, each, sideColour(each.symbol.side));
        }
    }
    for (const { symbol, frameX: x, frameY: y, isDot } of placed) {
        if (isDot) {
            content.sprites.dot(context, sides.indexOf(symbol.side), false, x, y);
            continue;
        }
        drawSymbol(context, content.sprites, symbol, x, y);
        context.font = `600 12px ${FONT}`;
        context.textAlign = 'center';
        nameBeside(context, words, symbol.name, x, y, symbol.id === content.selected);
        if (symbol.id === content.selected) {
            select(context, x, y);
            if (symbol.detail) {
                context.font = `12px ${FONT}`;
                place(context, words, symbol.detail, x, y + FRAME_PX / 2 + 24, true);
            }
        }
    }
}

/** A symbol's name: below it, or else above, to the right or to the left, where there is room. */
function nameBeside(context: CanvasRenderingContext2D, words: WordRoom, name: string, x: number, y: number, isSelected: boolean): void {
    const half = context.measureText(name).width / 2 + 3, aside = FRAME_PX / 2 + half + 2, above = FRAME_PX / 2 + 9;
    const free = ([[x, y + above], [x, y - above - 2], [x + aside, y], [x - aside, y]] as const)
        .find(([atX, atY]) => words.isFree({ left: atX - half, right: atX + half, top: atY - 8, bottom: atY + 8 }));
    if (free) {
        place(context, words, name, free[0], free[1]);
    } else if (isSelected) {
        place(context, words, name, x, y + above, true);
    }
}

/** From a frame that stands aside to its place. */
function lead(context: CanvasRenderingContext2D, { x, y, frameX, frameY }: PlacedSymbol, side: string): void {
    for (const [ink, width] of [[colour('map-halo'), 4], [colour(side), 1.5]] as const) {
        context.strokeStyle = ink;
        context.fillStyle = ink;
        context.lineWidth = width;
        context.setLineDash([]);
        context.beginPath();
        context.moveTo(frameX, frameY);
        context.lineTo(x, y);
        context.stroke();
        context.beginPath();
        context.arc(x, y, 1.5 + width / 2, 0, 2 * Math.PI);
        context.fill();
    }
}

/** One symbol about a point of the screen. */
export function drawSymbol(context: CanvasRenderingContext2D, sprites: Sprites, symbol: MapSymbol, x: number, y: number): void {
    context.globalAlpha = symbol.isOut ? 0.55 : 1;
    sprites.frame(context, symbol.side, symbol.class, x, y);
    context.globalAlpha = 1;
    if (symbol.isOut) {
        for (const [ink, width] of [[colour('map-halo'), 5], [colour(sideColour(symbol.side)), 2.5]] as const) {
            context.strokeStyle = ink;
            context.lineWidth = width;
            context.beginPath();
            context.moveTo(x - 11, y - 11);
            context.lineTo(x + 11, y + 11);
            context.moveTo(x + 11, y - 11);
            context.lineTo(x - 11, y + 11);
            context.stroke();
        }
    }
}

/** The mark about what is selected. */
export function select(context: CanvasRenderingContext2D, x: number, y: number, reach = FRAME_PX / 2 + 4): void {
    for (const [ink, width] of [[colour('map-halo'), 4.5], [colour('ink'), 2]] as const) {
        context.strokeStyle = ink;
        context.lineWidth = width;
        context.setLineDash([]);
        context.beginPath();
        for (const [sx, sy] of [[-1, -1], [1, -1], [1, 1], [-1, 1]] as const) {
            context.moveTo(x + sx * reach, y + sy * (reach - 7));
            context.lineTo(x + sx * reach, y + sy * reach);
            context.lineTo(x + sx * (reach - 7), y + sy * reach);
        }
        context.stroke();
    }
}

function drawLabels(context: CanvasRenderingContext2D, frame: Frame, density: number, layer: LabelLayer, words: WordRoom): void {
    frame.leave(context, density);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const label of layer.labels) {
        context.font = `${label.size ?? 12}px ${FONT}`;
        const [x, y] = [frame.x(label.at.x_km), frame.y(label.at.y_km)];
        const half = context.measureText(label.text).width / 2 + 3, tall = (label.size ?? 12) / 2 + 2;
        const box = { left: x - half, right: x + half, top: y - tall, bottom: y + tall };
        if (frame.holds(x, y) && words.isFree(box)) {
            words.take(box);
            haloText(context, label.text, x, y, resolved(label.colour ?? 'ink'), colour('map-halo'));
        }
    }
}

function drawGraticule(context: CanvasRenderingContext2D, frame: Frame, density: number, projection: Projection): GraticuleLine[] {
    const lines = graticule(projection, frame.box(), Math.max(3, Math.round(Math.min(frame.width, frame.height) / 130)));
    frame.leave(context, density);
    context.strokeStyle = colour('map-grid');
    context.lineWidth = 0.8;
    context.setLineDash([]);
    context.beginPath();
    for (const line of lines) {
        line.points.forEach((point, at) => {
            const [x, y] = [frame.x(point.x_km), frame.y(point.y_km)];
            if (at === 0) {
                context.moveTo(x, y);
            } else {
                context.lineTo(x, y);
            }
        });
    }
    context.stroke();
    return lines;
}

/** Parallels are named along the right rim, meridians along the upper one. */
function nameGraticule(context: CanvasRenderingContext2D, frame: Frame, density: number, lines: readonly GraticuleLine[], words: WordRoom): void {
    frame.leave(context, density);
    context.font = `11px ${FONT}`;
    context.textBaseline = 'middle';
    context.textAlign = 'center';
    for (const line of lines) {
        const at = crossing(frame, line.points, line.isMeridian), half = context.measureText(line.label).width / 2;
        if (at) {
            const [x, y] = line.isMeridian ? [at, 10] : [frame.width - 6 - half, at], box = { left: x - half - 3, right: x + half + 3, top: y - 8, bottom: y + 8 };
            if (words.isFree(box)) {
                words.take(box);
                haloText(context, line.label, x, y, colour('map-label'), colour('map-halo'));
            }
        }
    }
}

function crossing(frame: Frame, points: readonly { x_km: number; y_km: number }[], isMeridian: boolean): number | null {
    const rim = isMeridian ? 10 : frame.width - 24;
    for (let at = 1; at < points.length; at++) {
        const [from, to] = [points[at - 1]!, points[at]!];
        const [a, b] = isMeridian ? [frame.y(from.y_km), frame.y(to.y_km)] : [frame.x(from.x_km), frame.x(to.x_km)];
        if ((a - rim) * (b - rim) <= 0 && a !== b) {
            const share = (rim - a) / (b - a);
            const [c, d] = isMeridian ? [frame.x(from.x_km), frame.x(to.x_km)] : [frame.y(from.y_km), frame.y(to.y_km)];
            const found = c + (d - c) * share;
            return isMeridian ? (found > 60 && found < frame.width - 60 ? found : null) : (found > 30 && found < frame.height - 60 ? found : null);
        }
    }
    return null;
}

function trace(path: Path2D, points: PlanePath): void {
    for (let at = 0; at + 1 < points.length; at += 2) {
        if (at === 0) {
            path.moveTo(points[0]!, -points[1]!);
        } else {
            path.lineTo(points[at]!, -points[at + 1]!);
        }
    }
}

/** The scale bar and the direction of north at the middle of the view, drawn over everything. */
export function drawScale(context: CanvasRenderingContext2D, frame: Frame, density: number, projection: Projection): void {
    frame.leave(context, density);
    const length_km = roundBelow(140 / frame.perKm), length = length_km * frame.perKm;
    const right = frame.width - 14, y = frame.height - 28, left = right - length;
    for (const [ink, width] of [[colour('map-halo'), 4.5], [colour('ink'), 1.6]] as const) {
        context.strokeStyle = ink;
        context.lineWidth = width;
        context.beginPath();
        context.moveTo(left, y - 5);
        context.lineTo(left, y);
        context.lineTo(right, y);
        context.lineTo(right, y - 5);
        context.stroke();
    }
    context.font = `12px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    haloText(context, length_km >= 1 ? `${length_km} km` : `${Math.round(length_km * 1000)} m`, (left + right) / 2, y - 7, colour('ink'), colour('map-halo'));

    const here = projection.toPlace({ x_km: frame.view.x_km, y_km: frame.view.y_km });
    const north = projection.toPlane({ lat_deg: Math.min(89.99, here.lat_deg + 0.01), lon_deg: here.lon_deg });
    const angle = Math.atan2(north.x_km - frame.view.x_km, north.y_km - frame.view.y_km);
    context.save();
    context.translate(right - 8, y - 46);
    context.rotate(angle);
    context.beginPath();
    context.moveTo(0, -15);
    context.lineTo(6, 7);
    context.lineTo(0, 3);
    context.lineTo(-6, 7);
    context.closePath();
    context.lineWidth = 3;
    context.strokeStyle = colour('map-halo');
    context.stroke();
    context.fillStyle = colour('ink');
    context.fill();
    context.font = `700 11px ${FONT}`;
    haloText(context, 'N', 0, 18, colour('ink'), colour('map-halo'));
    context.restore();
}
