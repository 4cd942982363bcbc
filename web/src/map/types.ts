/**
 * What pages tell the map, and what it tells them.
 *
 * Everything drawn lies in the map's plane: kilometres east (x) and north (y) of its origin, azimuthal equidistant on
 * WGS84 (see projection.ts), so that ranges and bearings from the origin are true. A page projects what it has once,
 * with `projectionAbout(origin)`, and moves plane coordinates from then on. A view only shifts and scales the plane.
 */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { UrlSignal } from "../state/url";

/** A place on WGS84. */
export interface Place {
  readonly lat_deg: number;
  readonly lon_deg: number;
}

/** A point of the map's plane. */
export interface PlanePoint {
  readonly x_km: number;
  readonly y_km: number;
}

/** Between places and the plane of one origin. */
export interface Projection {
  readonly origin: Place;
  toPlane(place: Place): PlanePoint;
  toPlace(point: PlanePoint): Place;
}

/** Which part of the plane is shown: its middle, and how many kilometres the shorter side of the map holds. */
export interface MapViewState {
  readonly x_km: number;
  readonly y_km: number;
  readonly span_km: number;
}

/** A line that is measured; without an end while it is drawn. */
export interface Measured {
  readonly from: Place;
  readonly to: Place | null;
}

/** Who it belongs to; told by colour and by the frame's shape. */
export type Side = "friend" | "hostile" | "neutral" | "unknown";

/** What it is; each has its sprite. */
export type SymbolClass =
  | "fighter"
  | "low-observable-fighter"
  | "cruise-missile"
  | "drone"
  | "ballistic-missile"
  | "airliner"
  | "jammer"
  | "aircraft"
  | "missile"
  | "radar"
  | "launcher"
  | "battery"
  | "command-post"
  | "asset";

/** The order in which movers number sides and classes. */
export const sides: readonly Side[] = ["friend", "hostile", "neutral", "unknown"];
export const symbolClasses: readonly SymbolClass[] = [
  "fighter",
  "low-observable-fighter",
  "cruise-missile",
  "drone",
  "ballistic-missile",
  "airliner",
  "jammer",
  "aircraft",
  "missile",
  "radar",
  "launcher",
  "battery",
  "command-post",
  "asset",
];

/** A colour by the name of its token in styles/tokens.css, such as "--friend", or as CSS writes it. */
export type Colour = string;

export type Hatch = "none" | "diagonal" | "back-diagonal" | "horizontal" | "vertical" | "cross" | "dots";

export interface StrokeStyle {
  readonly colour: Colour;
  /** In CSS pixels. */
  readonly width: number;
  /** In CSS pixels; [] or nothing is a whole line. */
  readonly dash?: readonly number[];
  /** A wider line of the page's ground below it, so that it is seen over any raster. */
  readonly halo?: boolean;
}

export interface FillStyle {
  readonly colour?: Colour;
  readonly opacity?: number;
  readonly hatch?: Hatch;
  readonly hatchColour?: Colour;
}

/** Points one after another: x₀, y₀, x₁, y₁ … in kilometres of the plane. */
export type PlanePath = Float32Array | Float64Array;

interface LayerBase {
  /** Unique among the layers of a map. */
  readonly id: string;
  readonly visible?: boolean;
}

/** A picture lying on the plane, north up. */
export interface RasterLayer extends LayerBase {
  readonly kind: "raster";
  readonly image: CanvasImageSource;
  readonly west_km: number;
  readonly north_km: number;
  readonly width_km: number;
  readonly height_km: number;
  readonly opacity?: number;
  /** Whether pixels are blended when they are larger than the screen's; classes are not. */
  readonly smooth?: boolean;
  /** "multiply" for shade over colours. */
  readonly blend?: GlobalCompositeOperation;
}

/** Areas: rings filled by the even-odd rule, so that holes stay open. */
export interface AreaLayer extends LayerBase {
  readonly kind: "areas";
  readonly rings: readonly PlanePath[];
  readonly stroke?: StrokeStyle;
  readonly fill?: FillStyle;
}

export interface LineLayer extends LayerBase {
  readonly kind: "lines";
  readonly lines: readonly { readonly id?: string; readonly path: PlanePath; readonly label?: string }[];
  readonly stroke: StrokeStyle;
  /** An arrow head at the end of each line. */
  readonly arrow?: boolean;
}

/** Circles about a point, each with its label. */
export interface RangeLayer extends LayerBase {
  readonly kind: "ranges";
  readonly at: PlanePoint;
  readonly circles: readonly { readonly radius_km: number; readonly label?: string }[];
  readonly stroke: StrokeStyle;
  /** Where the labels stand, degrees from north; 160 where nothing is said. */
  readonly labelBearing_deg?: number;
  /** How far outside the line they stand, in CSS pixels; on it where nothing is said. */
  readonly labelOutward_px?: number;
}

/** A thing that stands still. */
export interface MapSymbol {
  readonly id: string;
  readonly at: PlanePoint;
  readonly side: Side;
  readonly class: SymbolClass;
  readonly name: string;
  /** A second line on selection. */
  readonly detail?: string;
  /** Destroyed or silent: drawn crossed out. */
  readonly isOut?: boolean;
  /** Whether it can be dragged; the map tells `onMoved` where to. */
  readonly isDraggable?: boolean;
}

export interface SymbolLayer extends LayerBase {
  readonly kind: "symbols";
  readonly symbols: readonly MapSymbol[];
}

export interface LabelLayer extends LayerBase {
  readonly kind: "labels";
  readonly labels: readonly { readonly at: PlanePoint; readonly text: string; readonly colour?: Colour; readonly size?: number }[];
}

/** Layers are drawn in the order given, symbols and labels after everything else. All of them are cached until the view or the list changes: give a new object to change one. */
export type MapLayer = RasterLayer | AreaLayer | LineLayer | RangeLayer | SymbolLayer | LabelLayer;

/**
 * Things that move: columns which the page overwrites for each moment before it calls `MapHandle.redraw()`. Nothing
 * is allocated while they are drawn. One dot each; frames when zoomed in or selected.
 */
export interface MoverLayer {
  readonly id: string;
  visible: boolean;
  /** How many there are now; the columns are at least as long. It may change from frame to frame, and `id_of` with it. */
  count: number;
  /** Not a number where it is not there now. */
  readonly x_km: Float32Array;
  readonly y_km: Float32Array;
  /** Degrees from north, or not a number. */
  readonly heading_deg?: Float32Array;
  /** Numbers in `sides`. */
  readonly side: Uint8Array;
  /** Numbers in `symbolClasses`. */
  readonly class: Uint8Array;
  /** 0 drawn, 1 drawn faint, 2 left out. */
  readonly state?: Uint8Array;
  /** A thin dashed circle of so many kilometres about it, such as two standard deviations of a belief; not a number for none. */
  readonly radius_km?: Float32Array;
  /** A thin line from it to a point (x, y each), such as from a belief to its truth; not a number for none. */
  readonly tether_km?: Float32Array;
  /** Its id for selection and picking; unique in the map. */
  id_of(index: number): string;
  /** Its name; asked only for the selected, the pointed at, and those labelled when zoomed in. */
  name_of(index: number): string;
  /** What is true is drawn filled, what is believed hollow. */
  readonly look: "filled" | "hollow";
  /** Short trails, one stroke a track: `length` points for each index (x, y), oldest first, not a number where there is none yet. */
  readonly trails?: { readonly length: number; readonly points_km: Float32Array; visible: boolean };
}

/** A sudden thing at a moment: an intercept, an impact. Drawn over the movers and not cached. */
export interface MapFlash {
  readonly at: PlanePoint;
  readonly mark: "kill" | "miss" | "impact" | "launch";
  readonly side: Side;
  readonly label?: string;
}

/** What the pointer, or the keyboard's cross, is at. */
export interface Cursor {
  readonly at: PlanePoint;
  readonly place: Place;
  /** From the map's origin. */
  readonly range_km: number;
  readonly bearing_deg: number;
}

export interface MapHandle {
  readonly projection: Projection;
  /** Draws movers, flashes and the overlay at the next animation frame. Cheap to call often. */
  redraw(): void;
  /** Draws everything anew. */
  redrawAll(): void;
  /** Frames drawn since the page was opened. */
  frames(): number;
  /** Milliseconds of script that the last frame took. */
  lastFrame_ms(): number;
  /** Shows all that lies within the box, in kilometres of the plane, unless the address names another view. */
  fit(west_km: number, south_km: number, east_km: number, north_km: number): void;
  /** Moves the middle there, at the same scale. */
  panTo(point: PlanePoint): void;
  /** The picture as it stands. */
  toBlob(): Promise<Blob>;
}

export interface MapViewProps {
  /** What the map is about; ranges and bearings from here are true. */
  readonly origin: Place;
  /** What stands there, for words: "the radar". */
  readonly originName: string;
  /** What the map shows, for those who do not see it. */
  readonly label: string;
  /** The part shown; the map writes it as the user pans and zooms. */
  readonly view: Signal<MapViewState>;
  /** The view that shows all. Without it the one that `fit` was asked for last. */
  readonly home?: MapViewState;
  /** The view in the address; null there for the one that shows all. */
  readonly viewInAddress?: UrlSignal<MapViewState | null>;
  /** The measured line in the address. */
  readonly measuredInAddress?: UrlSignal<Measured | null>;
  readonly layers: ReadonlySignal<readonly MapLayer[]>;
  readonly movers?: readonly MoverLayer[];
  readonly flashes?: () => readonly MapFlash[];
  /** The selected id; the map writes it on a click or Enter, null on Escape or empty ground. */
  readonly selected?: Signal<string | null>;
  /** The cursor; the map writes it. Null when it has left. */
  readonly cursor?: Signal<Cursor | null>;
  /** Land and borders (not authoritative). True where nothing is said. */
  readonly borders?: boolean;
  /** Relief from the project's own terrain, out to so far about the origin; nothing for none. */
  readonly relief?: { readonly radius_km: number; readonly query?: string };
  /** Meridians and parallels. True where nothing is said. */
  readonly graticule?: boolean;
  /** From here on (pixels a kilometre) every mover has its frame. 2.5 where nothing is said. */
  readonly framesFrom_pxPerKm?: number;
  readonly handle?: (map: MapHandle) => void;
  /** Whether land, relief and symbols are there; the map writes it. */
  readonly settled?: Signal<boolean>;
  /** A draggable symbol has been put elsewhere. */
  readonly onMoved?: (id: string, place: Place) => void;
  /** While it is dragged. */
  readonly onDragging?: (id: string, place: Place) => void;
}
