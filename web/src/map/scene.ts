/**
 * One map on one canvas: it draws only when something changed, at most once an animation frame, and counts its frames.
 * What stands still is drawn into a canvas of its own and copied from there; while a large backdrop is panned or zoomed, the
 * old one is moved, and the new one drawn when the hand rests.
 */
import { colour } from '../shell/theme';
import { page } from '../shell/page';
import { drawBackdrop, drawScale, drawSymbol } from './backdrop';
import { declutter } from './declutter';
import { fitting, Frame } from './frame';
import { geodesic, greatCircle } from './geodesic';
import { HitIndex } from './hits';
import type { LandShapes } from './land';
import { drawFlashes, drawMovers, indexMovers, moverOf } from './movers';
import { plate } from './plate';
import { makeSprites, type Sprites } from './sprites';
import type { MapFlash, MapLayer, MapSymbol, MapViewState, Measured, MoverLayer, PlanePoint, Projection } from './types';
import { bearingText, FONT, rangeText, WordRoom } from './words';

const PICK_PX = 16;
const REST_MS = 90;
const QUICK_MS = 12;

/** What the scene draws; the component sets it and calls `redraw` or `redrawAll`. */
export interface SceneContent {
    view: MapViewState;
    layers: readonly MapLayer[];
    movers: readonly MoverLayer[];
    flashes: () => readonly MapFlash[];
    land: LandShapes | null;
    relief: { readonly image: CanvasImageSource; readonly halfWidth_km: number } | null;
    showsGraticule: boolean;
    sheet: HTMLImageElement | null;
    selected: string | null;
    pointed: string | null;
    framesFrom: number;
    measured: Measured | null;
    pointer: PlanePoint | null;
    /** The cross of the keyboard in the middle. */
    showsCross: boolean;
    dragged: { readonly symbol: MapSymbol; readonly at: PlanePoint } | null;
}

export class Scene {
    readonly content: SceneContent;
    private readonly context: CanvasRenderingContext2D;
    private readonly backdrop = document.createElement('canvas');
    private readonly hits = new HitIndex();
    private size = { width: 0, height: 0, density: 1 };
    private sprites: Sprites | null = null;
    private standingWords = new WordRoom();
    private drawnView: MapViewState | null = null;
    private isBackdropOld = true;
    private areHitsOld = true;
    private backdrop_ms = 0;
    private request = 0;
    private rest: ReturnType<typeof setTimeout> | undefined;
    private drawn = 0;
    private last_ms = 0;

    constructor(private readonly canvas: HTMLCanvasElement, readonly projection: Projection, content: SceneContent) {
        this.context = canvas.getContext('2d', { alpha: false })!;
        this.content = content;
    }

    get frames(): number { return this.drawn; }
    get lastFrame_ms(): number { return this.last_ms; }
    get width(): number { return this.size.width; }
    get height(): number { return this.size.height; }

    frame(): Frame {
        return new Frame(this.content.view, this.size.width, this.size.height);
    }

    resize(width: number, height: number): void {
        const density = Math.min(3, window.devicePixelRatio || 1);
        if (width === this.size.width && height === this.size.height && density === this.size.density) {
            return;
        }
        this.size = { width, height, density };
        for (const each of [this.canvas, this.backdrop]) {
            [each.width, each.height] = [Math.max(1, Math.round(width * density)), Math.max(1, Math.round(height * density))];
        }
        this.sprites = null;
        this.redrawAll();
    }

    /** Colours or the sheet of symbols are others now. */
    renewSprites(): void {
        this.sprites = null;
        this.redrawAll();
    }

    redraw(): void {
        this.areHitsOld = true;
        this.request ||= requestAnimationFrame(() => { this.draw(); });
    }

    redrawAll(): void {
        this.isBackdropOld = true;
        this.redraw();
    }

    fit(west_km: number, south_km: number, east_km: number, north_km: number): MapViewState {
        return fitting({ west_km, south_km, east_km, north_km }, this.size.width, this.size.height);
    }

    /** The symbol or mover at a point of the screen; movers first, for they are drawn on top. */
    pick(x: number, y: number): { readonly id: string; readonly symbol: MapSymbol | null } | null {
        const frame = this.frame();
        if (this.areHitsOld) {
            this.hits.clear(this.size.width, this.size.height);
            indexMovers(this.hits, frame, this.content.movers);
            this.areHitsOld = false;
        }
        const found = this.hits.nearest(x, y, PICK_PX);
        if (found >= 0) {
            const { layer, index } = moverOf(found);
            return { id: this.content.movers[layer]!.id_of(index), symbol: null };
        }
        let best: MapSymbol | null = null, least = (PICK_PX + 4) ** 2;
        const symbols = this.content.layers.flatMap(layer => (layer.kind === 'symbols' && layer.visible !== false ? layer.symbols : []));
        for (const { symbol, frameX, frameY } of declutter(symbols, frame, this.content.selected)) {
            const distance = (frameX - x) ** 2 + (frameY - y) ** 2;
            if (distance <= least) {
                [best, least] = [symbol, distance];
            }
        }
        return best ? { id: best.id, symbol: best } : null;
    }

    toBlob(): Promise<Blob> {
        this.isBackdropOld = true;
        this.draw();
        return new Promise((done, fail) => {
            this.canvas.toBlob(blob => { blob ? done(blob) : fail(new Error('The browser made no picture.')); }, 'image/png');
        });
    }

    close(): void {
        cancelAnimationFrame(this.request);
        clearTimeout(this.rest);
        this.request = -1;
    }

    private draw(): void {
        this.request = 0;
        if (this.size.width < 2 || this.size.height < 2) {
            return;
        }
        const began = performance.now(), frame = this.frame(), { density } = this.size, { content, context } = this;
        this.sprites ??= makeSprites(content.sheet, density);
        this.drawStill(frame, density);
        drawMovers(context, frame, density, content.movers, { sprites: this.sprites, framesFrom: content.framesFrom, selected: content.selected, pointed: content.pointed, words: this.standingWords });
        drawFlashes(context, frame, density, content.flashes());
        this.drawMeasure(frame, density);
        if (content.dragged) {
            this.drawDragged(frame, density, content.dragged.symbol, content.dragged.at);
        }
        if (content.showsCross) {
            this.drawCross(frame, density);
        }
        drawScale(context, frame, density, this.projection);
        this.drawn++;
        page.frame();
        this.last_ms = performance.now() - began;
    }

    /** The backdrop: as it was, moved, or drawn anew. */
    private drawStill(frame: Frame, density: number): void {
        const { view } = this.content, { context } = this;
        const isSameView = this.drawnView !== null && this.drawnView.x_km === view.x_km && this.drawnView.y_km === view.y_km && this.drawnView.span_km === view.span_km;
        if (this.isBackdropOld || (!isSameView && (this.backdrop_ms < QUICK_MS || this.drawnView === null))) {
            this.drawBackdropNow(frame, density);
        }
        context.setTransform(1, 0, 0, 1, 0, 0);
        if (this.drawnView === view || isSameView || this.drawnView === null || (this.drawnView.x_km === view.x_km && this.drawnView.span_km === view.span_km && this.drawnView.y_km === view.y_km)) {
            context.drawImage(this.backdrop, 0, 0);
            return;
        }
        const old = new Frame(this.drawnView, frame.width, frame.height), scale = frame.perKm / old.perKm, corner = old.point(0, 0);
        context.fillStyle = colour('map-sea');
        context.fillRect(0, 0, this.canvas.width, this.canvas.height);
        context.drawImage(this.backdrop, density * frame.x(corner.x_km), density * frame.y(corner.y_km), this.canvas.width * scale, this.canvas.height * scale);
        clearTimeout(this.rest);
        this.rest = setTimeout(() => { this.redrawAll(); }, REST_MS);
    }

    private drawBackdropNow(frame: Frame, density: number): void {
        const { content } = this, began = performance.now();
        this.standingWords = drawBackdrop(this.backdrop.getContext('2d', { alpha: false })!, frame, density, {
            projection: this.projection, land: content.land, relief: content.relief, showsGraticule: content.showsGraticule, layers: content.layers,
            sprites: this.sprites!, selected: content.selected, dragged: content.dragged?.symbol.id ?? null,
        });
        this.drawnView = content.view;
        this.isBackdropOld = false;
        this.backdrop_ms = performance.now() - began;
    }

    private drawMeasure(frame: Frame, density: number): void {
        const { measured, pointer } = this.content;
        const end = measured ? measured.to ?? (pointer ? this.projection.toPlace(pointer) : null) : null;
        if (!measured || !end) {
            return;
        }
        const { context } = this;
        frame.leave(context, density);
        const points = greatCircle(measured.from, end, 48).map(place => this.projection.toPlane(place));
        for (const [ink, width] of [[colour('map-halo'), 5], [colour('ink'), 2]] as const) {
            context.strokeStyle = ink;
            context.lineWidth = width;
            context.setLineDash(width === 2 ? [7, 4] : []);
            context.beginPath();
            points.forEach((point, at) => { at === 0 ? context.moveTo(frame.x(point.x_km), frame.y(point.y_km)) : context.lineTo(frame.x(point.x_km), frame.y(point.y_km)); });
            context.stroke();
        }
        context.setLineDash([]);
        const { range_km, bearing_deg } = geodesic(measured.from, end), last = points[points.length - 1]!;
        for (const point of [points[0]!, last]) {
            context.beginPath();
            context.arc(frame.x(point.x_km), frame.y(point.y_km), 4, 0, 2 * Math.PI);
            context.fillStyle = colour('ink');
            context.fill();
        }
        context.font = `600 13px ${FONT}`;
        context.textAlign = 'center';
        context.textBaseline = 'middle';
        const middle = points[24]!;
        plate(context, `${rangeText(range_km)} · ${bearingText(bearing_deg)}`, frame.x(middle.x_km), frame.y(middle.y_km) - 16);
    }

    private drawDragged(frame: Frame, density: number, symbol: MapSymbol, at: PlanePoint): void {
        const { context } = this;
        frame.leave(context, density);
        context.strokeStyle = colour('ink');
        context.lineWidth = 1.5;
        context.setLineDash([4, 4]);
        context.beginPath();
        context.moveTo(frame.x(symbol.at.x_km), frame.y(symbol.at.y_km));
        context.lineTo(frame.x(at.x_km), frame.y(at.y_km));
        context.stroke();
        context.setLineDash([]);
        drawSymbol(context, this.sprites!, symbol, frame.x(at.x_km), frame.y(at.y_km));
    }

    private drawCross(frame: Frame, density: number): void {
        const { context } = this, x = frame.width / 2, y = frame.height / 2;
        frame.leave(context, density);
        for (const [ink, width] of [[colour('map-halo'), 4], [colour('ink'), 1.5]] as const) {
            context.strokeStyle = ink;
            context.lineWidth = width;
            context.beginPath();
            for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
                context.moveTo(x + 5 * dx, y + 5 * dy);
                context.lineTo(x + 14 * dx, y + 14 * dy);
            }
            context.stroke();
        }
    }
}
