/** The map as a component: canvas, its keys and pointers, its buttons and its readout. */
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { page } from '../shell/page';
import { colourChange, isDark } from '../shell/theme';
import { mapView, measuredLine } from './address';
import { zoomed } from './frame';
import { loadBorders, landAbout } from './land';
import { polarOf, projectionAbout } from './projection';
import { loadRelief, type ReliefColours, shaded } from './relief';
import { Scene } from './scene';
import { loadSheet } from './sprites';
import type { Cursor, MapLayer, MapSymbol, MapViewProps, MapViewState, Measured, PlanePoint } from './types';
import { bearingText, placeText, rangeText } from './words';

const STEP_PX = 80;
const ZOOM = 1.5;
/** How far out land is projected: beyond it there is water. */
const REACH_DEG = 65;
const NEAR_REACH_DEG = 14;
const NEAR_SPAN_KM = 1900;

const KEYS = 'Arrow keys pan, plus and minus zoom, Home shows all, M measures from the cross in the middle, Enter selects what is under the cross, Escape lets go.';

export function MapView(props: MapViewProps) {
    const { origin, originName, label, view } = props;
    const canvas = useRef<HTMLCanvasElement>(null), box = useRef<HTMLDivElement>(null), scene = useRef<Scene | null>(null);
    const now = useRef(props);
    now.current = props;
    const cursor = useSignal<Cursor | null>(null), measured = useSignal<Measured | null>(props.measuredInAddress?.peek() ?? null), isMeasuring = useSignal(false), said = useSignal('');
    const help = useId(), waiting = useRef(0);

    /** Counts what is fetched; `settled` is told when nothing is. */
    const fetching = (work: Promise<unknown>) => {
        const told = now.current.settled;
        waiting.current++;
        if (told) {
            told.value = false;
        }
        void work.finally(() => {
            waiting.current--;
            if (told && waiting.current === 0) {
                told.value = true;
            }
        });
    };
    const projection = useMemo(() => projectionAbout(origin), [origin.lat_deg, origin.lon_deg]);
    const isFar = useComputed(() => view.value.span_km > NEAR_SPAN_KM);
    const home = useRef(props.home ?? view.peek());
    const { viewInAddress, measuredInAddress } = props;
    // Before anything is drawn: the view that the address names.
    useMemo(() => { view.value = viewInAddress?.peek() ?? view.peek(); }, []);
    const goHome = () => { view.value = home.current; };
    useSignalEffect(() => {
        const now = view.value;
        if (viewInAddress) {
            const next = isSame(now, home.current) ? null : now;
            if (mapView.write(next) !== mapView.write(viewInAddress.peek())) {
                viewInAddress.value = next;
            }
        }
    });
    useSignalEffect(() => {
        if (viewInAddress) {
            const asked = viewInAddress.value ?? home.current;
            if (mapView.write(asked) !== mapView.write(view.peek())) {
                view.value = asked;
            }
        }
    });
    useEffect(() => {
        if (props.home) {
            const wasHome = isSame(view.peek(), home.current);
            home.current = props.home;
            if (viewInAddress ? viewInAddress.peek() === null : wasHome) {
                goHome();
            }
        }
    }, [props.home?.x_km, props.home?.y_km, props.home?.span_km]);
    useSignalEffect(() => {
        const line = measured.value;
        if (measuredInAddress && line?.to !== null && measuredLine.write(line) !== measuredLine.write(measuredInAddress.peek())) {
            measuredInAddress.push(line);
        }
    });
    useSignalEffect(() => {
        if (measuredInAddress && measuredLine.write(measuredInAddress.value) !== measuredLine.write(measured.peek())) {
            measured.value = measuredInAddress.value;
        }
    });
    useLayoutEffect(() => page.tells('map', () => {
        const { x_km, y_km, span_km } = view.peek(), line = measured.peek();
        // What is drawn, by its name: of areas how many closed lines, of lines and symbols how many.
        const layers = Object.fromEntries(now.current.layers.peek().filter(layer => layer.visible !== false).map(layer => [layer.id, countOf(layer)]));
        return { x_km, y_km, span_km, measured: line?.to ? line : null, layers };
    }), []);

    useEffect(() => {
        const canvasNow = canvas.current!;
        const made = new Scene(canvasNow, projection, {
            view: view.peek(), layers: props.layers.peek(), movers: props.movers ?? [], flashes: () => now.current.flashes?.() ?? [], land: null, relief: null,
            showsGraticule: props.graticule ?? true, sheet: null, selected: props.selected?.peek() ?? null, pointed: null, framesFrom: props.framesFrom_pxPerKm ?? 2.5,
            measured: null, pointer: null, showsCross: false, dragged: null,
        });
        scene.current = made;
        const seen = new ResizeObserver(() => { made.resize(canvasNow.clientWidth, canvasNow.clientHeight); });
        seen.observe(canvasNow);
        made.resize(canvasNow.clientWidth, canvasNow.clientHeight);
        fetching(loadSheet().then(sheet => { made.content.sheet = sheet; made.renewSprites(); }, () => { /* Dots stand in for frames. */ }));
        props.handle?.({
            projection,
            redraw: () => { made.redraw(); },
            redrawAll: () => { made.redrawAll(); },
            frames: () => made.frames,
            lastFrame_ms: () => made.lastFrame_ms,
            fit: (west, south, east, north) => {
                home.current = made.fit(west, south, east, north);
                view.value = viewInAddress?.peek() ?? home.current;
            },
            panTo: point => { view.value = { ...view.peek(), x_km: point.x_km, y_km: point.y_km }; },
            toBlob: () => made.toBlob(),
        });
        return () => {
            seen.disconnect();
            made.close();
            scene.current = null;
        };
    }, [projection]);

    useEffect(() => {
        let isGone = false;
        if (props.borders ?? true) {
            fetching(loadBorders().then(borders => {
                if (!isGone && scene.current) {
                    scene.current.content.land = landAbout(origin, isFar.value ? REACH_DEG : NEAR_REACH_DEG, borders);
                    scene.current.redrawAll();
                }
            }, () => { said.value = 'Land and borders could not be read.'; }));
        }
        return () => { isGone = true; };
    }, [projection, isFar.value]);

    const dark = (void colourChange.value, isDark());
    useEffect(() => {
        const wanted = props.relief, stop = new AbortController();
        if (wanted) {
            fetching(loadRelief(origin, wanted.radius_km, wanted.query, stop.signal).then(heights => {
                if (!stop.signal.aborted && scene.current) {
                    const picture = document.createElement('canvas');
                    picture.width = picture.height = heights.size;
                    picture.getContext('2d')!.putImageData(shaded(heights, reliefColours(dark)), 0, 0);
                    scene.current.content.relief = { image: picture, halfWidth_km: heights.halfWidth_km };
                    scene.current.redrawAll();
                }
            }, () => { /* Without relief the map still shows land and borders. */ }));
        } else if (scene.current) {
            scene.current.content.relief = null;
            scene.current.redrawAll();
        }
        return () => { stop.abort(); };
    }, [projection, props.relief?.radius_km, props.relief?.query, dark]);

    useSignalEffect(() => {
        void colourChange.value;
        scene.current?.renewSprites();
    });
    useSignalEffect(() => {
        const layers = props.layers.value;
        if (scene.current) {
            scene.current.content.layers = layers;
            scene.current.redrawAll();
        }
    });
    useSignalEffect(() => {
        const next = view.value;
        if (scene.current) {
            scene.current.content.view = next;
            scene.current.redraw();
        }
    });
    useSignalEffect(() => {
        const selected = props.selected?.value ?? null;
        if (scene.current) {
            scene.current.content.selected = selected;
            scene.current.redrawAll();
        }
    });
    useSignalEffect(() => {
        const value = measured.value;
        if (scene.current) {
            scene.current.content.measured = value;
            scene.current.redraw();
        }
    });
    useEffect(() => {
        if (scene.current) {
            scene.current.content.movers = props.movers ?? [];
            scene.current.redraw();
        }
    }, [props.movers]);

    const tell = (at: PlanePoint | null) => {
        const found = at ? { at, place: projection.toPlace(at), ...polarOf(at) } : null;
        cursor.value = found;
        if (now.current.cursor) {
            now.current.cursor.value = found;
        }
        if (scene.current && measured.peek()?.to === null) {
            scene.current.content.pointer = at;
            scene.current.redraw();
        }
    };

    const zoomBy = (factor: number, x?: number, y?: number) => {
        const made = scene.current;
        if (made) {
            view.value = zoomed(made.frame(), factor, x ?? made.width / 2, y ?? made.height / 2);
        }
    };
    const panBy = (dx: number, dy: number) => {
        const perKm = scene.current?.frame().perKm ?? 1, old = view.peek();
        view.value = { ...old, x_km: old.x_km + dx / perKm, y_km: old.y_km - dy / perKm };
    };
    const choose = (x: number, y: number) => {
        const found = scene.current?.pick(x, y) ?? null;
        if (props.selected) {
            props.selected.value = found?.id ?? null;
        }
        said.value = found ? `Selected: ${found.symbol?.name ?? found.id}` : 'Nothing selected.';
    };
    const measureAt = (at: PlanePoint) => {
        const place = projection.toPlace(at), before = measured.peek();
        measured.value = before && before.to === null ? { from: before.from, to: place } : { from: place, to: null };
        if (scene.current) {
            scene.current.content.pointer = at;
        }
    };

    useEffect(() => {
        const canvasNow = canvas.current!;
        let held: { id: number; x: number; y: number; lastX: number; lastY: number; symbol: MapSymbol | null; isMoved: boolean } | null = null;
        const at = (event: PointerEvent | WheelEvent) => {
            const rectangle = canvasNow.getBoundingClientRect();
            return [event.clientX - rectangle.left, event.clientY - rectangle.top] as const;
        };
        const down = (event: PointerEvent) => {
            if (event.button !== 0) {
                return;
            }
            const [x, y] = at(event), found = isMeasuring.peek() ? null : scene.current?.pick(x, y) ?? null;
            canvasNow.setPointerCapture(event.pointerId);
            held = { id: event.pointerId, x, y, lastX: x, lastY: y, symbol: found?.symbol?.isDraggable ? found.symbol : null, isMoved: false };
            showCross(false);
        };
        const move = (event: PointerEvent) => {
            const made = scene.current;
            if (!made) {
                return;
            }
            const [x, y] = at(event);
            if (held?.id === event.pointerId) {
                held.isMoved ||= Math.hypot(x - held.x, y - held.y) > 4;
                if (held.isMoved && held.symbol) {
                    const point = made.frame().point(x, y), isFirst = made.content.dragged === null;
                    made.content.dragged = { symbol: held.symbol, at: point };
                    isFirst ? made.redrawAll() : made.redraw();
                    now.current.onDragging?.(held.symbol.id, projection.toPlace(point));
                } else if (held.isMoved) {
                    panBy(held.lastX - x, held.lastY - y);
                }
                [held.lastX, held.lastY] = [x, y];
            } else {
                const pointed = isMeasuring.peek() ? null : made.pick(x, y);
                canvasNow.style.cursor = isMeasuring.peek() ? 'crosshair' : pointed?.symbol?.isDraggable ? 'grab' : pointed ? 'pointer' : '';
                if (made.content.pointed !== (pointed?.id ?? null)) {
                    made.content.pointed = pointed?.id ?? null;
                    made.redraw();
                }
            }
            tell(made.frame().point(x, y));
        };
        const up = (event: PointerEvent) => {
            const made = scene.current;
            if (!held || held.id !== event.pointerId || !made) {
                return;
            }
            const [x, y] = at(event), { symbol, isMoved } = held;
            held = null;
            if (symbol && made.content.dragged) {
                made.content.dragged = null;
                made.redrawAll();
                now.current.onMoved?.(symbol.id, projection.toPlace(made.frame().point(x, y)));
            } else if (!isMoved && isMeasuring.peek()) {
                measureAt(made.frame().point(x, y));
            } else if (!isMoved) {
                choose(x, y);
            }
        };
        const cancel = () => {
            held = null;
            if (scene.current?.content.dragged) {
                scene.current.content.dragged = null;
                scene.current.redrawAll();
            }
        };
        const leave = () => {
            if (!held) {
                tell(null);
            }
        };
        const wheel = (event: WheelEvent) => {
            event.preventDefault();
            const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1);
            const [x, y] = at(event);
            zoomBy(Math.exp(-Math.max(-300, Math.min(300, pixels)) * 0.0017), x, y);
        };
        canvasNow.addEventListener('pointerdown', down);
        canvasNow.addEventListener('pointermove', move);
        canvasNow.addEventListener('pointerup', up);
        canvasNow.addEventListener('pointercancel', cancel);
        canvasNow.addEventListener('pointerleave', leave);
        canvasNow.addEventListener('wheel', wheel, { passive: false });
        return () => {
            canvasNow.removeEventListener('pointerdown', down);
            canvasNow.removeEventListener('pointermove', move);
            canvasNow.removeEventListener('pointerup', up);
            canvasNow.removeEventListener('pointercancel', cancel);
            canvasNow.removeEventListener('pointerleave', leave);
            canvasNow.removeEventListener('wheel', wheel);
        };
    }, [projection]);

    const showCross = (isShown: boolean) => {
        const made = scene.current;
        if (made && made.content.showsCross !== isShown) {
            made.content.showsCross = isShown;
            made.redraw();
        }
    };
    const middle = (): PlanePoint => ({ x_km: view.peek().x_km, y_km: view.peek().y_km });

    const press = (event: KeyboardEvent) => {
        if (event.altKey || event.ctrlKey || event.metaKey) {
            return;
        }
        const made = scene.current;
        const step = event.shiftKey ? STEP_PX / 8 : STEP_PX;
        switch (event.key) {
            case 'ArrowLeft': panBy(-step, 0); break;
            case 'ArrowRight': panBy(step, 0); break;
            case 'ArrowUp': panBy(0, -step); break;
            case 'ArrowDown': panBy(0, step); break;
            case '+': case '=': zoomBy(ZOOM); break;
            case '-': case '_': zoomBy(1 / ZOOM); break;
            case 'Home': goHome(); break;
            case 'm': case 'M': isMeasuring.value = true; measureAt(middle()); break;
            case 'Enter': if (made) { choose(made.width / 2, made.height / 2); } break;
            case 'Escape':
                if (measured.peek() || isMeasuring.peek()) {
                    measured.value = null;
                    isMeasuring.value = false;
                } else if (props.selected?.peek()) {
                    props.selected.value = null;
                } else {
                    return;
                }
                break;
            default: return;
        }
        event.preventDefault();
        event.stopPropagation();
        showCross(true);
        tell(middle());
    };

    return (
        <div class="map" ref={box}>
            <div class="map-stage" tabIndex={0} role="application" aria-roledescription="map" aria-label={label} aria-describedby={help} onKeyDown={press}
                onFocus={event => { showCross((event.target as HTMLElement).matches(':focus-visible')); }} onBlur={() => { showCross(false); }}>
                <canvas ref={canvas} class="map-canvas" />
            </div>
            <p id={help} class="map-keys">{KEYS}</p>
            <div class="map-buttons" role="group" aria-label="Map">
                <button type="button" title="Zoom in (+)" aria-label="Zoom in" onClick={() => { zoomBy(ZOOM); }}>+</button>
                <button type="button" title="Zoom out (−)" aria-label="Zoom out" onClick={() => { zoomBy(1 / ZOOM); }}>−</button>
                <button type="button" title="Show all (Home)" aria-label="Show all" onClick={goHome}>⌂</button>
                <button type="button" title="Measure range and bearing (M)" aria-label="Measure range and bearing" aria-pressed={isMeasuring.value}
                    onClick={() => { isMeasuring.value = !isMeasuring.value; measured.value = null; }}>↔</button>
            </div>
            <div class="map-readout">
                {cursor.value
                    ? <><span>{rangeText(cursor.value.range_km)}</span> <span>{bearingText(cursor.value.bearing_deg)}</span> <span class="soft">from {originName}</span> <span>{placeText(cursor.value.place)}</span></>
                    : <span class="soft">{isMeasuring.value ? 'Click two places to measure between them' : `Range and bearing from ${originName}`}</span>}
            </div>
            {props.borders ?? true ? <div class="map-credit">Natural Earth; borders not authoritative</div> : null}
            <p class="hidden-words" role="status">{said.value}</p>
        </div>
    );
}

const isSame = (one: MapViewState, other: MapViewState): boolean => one.x_km === other.x_km && one.y_km === other.y_km && one.span_km === other.span_km;

function reliefColours(dark: boolean): ReliefColours {
    return dark
        ? { land: [[36, 45, 42], [46, 54, 47], [60, 62, 54], [74, 72, 66], [92, 90, 86]], sea: [17, 27, 38], contrast: 44 }
        : { land: [[229, 236, 222], [233, 234, 214], [231, 224, 203], [221, 210, 192], [240, 238, 234]], sea: [205, 222, 234], contrast: 62 };
}

/** How much a layer draws: closed lines of areas, lines, circles, symbols, labels; 1 of a picture. */
function countOf(layer: MapLayer): number {
    switch (layer.kind) {
        case 'areas': return layer.rings.length;
        case 'lines': return layer.lines.length;
        case 'ranges': return layer.circles.length;
        case 'symbols': return layer.symbols.length;
        case 'labels': return layer.labels.length;
        default: return 1;
    }
}
