import { signal } from '@preact/signals';
import { mapView, measuredLine } from '../../map/address';
import { list, number, pushAll, text, urlSignals } from '../../state/url';
import type { Replay } from '../../replay/format';
import type { Scene } from '../../replay/scene';

const urlSignal = urlSignals('/replay');
/** What the address says: which run, when, how quickly, what is selected, which layers. */
export const run = urlSignal('run', text, '');
export const moment = urlSignal('t', number(1), 0);
export const speed = urlSignal('speed', number(0), 60);
export const selection = urlSignal('selected', text, '');
export const layerWords = urlSignal('layers', list, ['truth', 'belief', 'differences', 'missiles', 'trails', 'ranges']);
export const tab = urlSignal('tab', text, 'answer');
/** The battery of the panel while something else is selected. */
export const battery = urlSignal('battery', text, '');
export const view = urlSignal('view', mapView, null);
export const measured = urlSignal('measure', measuredLine, null);
export const filter = urlSignal('events', text, 'decisive');
export const outcome = urlSignal('outcome', text, 'kills');

export const speeds: readonly number[] = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600];

export const layerNames = ['truth', 'belief', 'differences', 'missiles', 'trails', 'ranges'] as const;
export type LayerName = (typeof layerNames)[number];

export function isShown(layer: LayerName): boolean {
    return layerWords.value.includes(layer);
}

export function show(layer: LayerName, isOn: boolean): void {
    layerWords.push(layerNames.filter(name => (name === layer ? isOn : layerWords.peek().includes(name))));
}

const BATTERY = 'battery:';

/** Selects a thing and opens the panel that tells of it, unless one is open that does. Nothing is selected by ''. Steps from event to event replace the address; every other selection can be taken back. */
export function select(what: string, { isStep = false } = {}): void {
    const act = (): void => {
        const before = selection.peek();
        if (what.startsWith(BATTERY)) {
            battery.value = '';
            tab.value = 'battery';
        } else if (what !== '') {
            battery.value = before.startsWith(BATTERY) ? before.slice(BATTERY.length) : battery.peek();
            tab.value = tab.peek() === 'events' ? 'events' : 'target';
        } else if (before.startsWith(BATTERY)) {
            battery.value = before.slice(BATTERY.length);
        }
        selection.value = what;
    };
    if (isStep) {
        act();
    } else {
        pushAll(act);
    }
}

/** Opens a panel because of something chosen in another one: who works by keys is taken there. */
export function openPanel(id: string): void {
    tab.push(id);
    requestAnimationFrame(() => { document.querySelector<HTMLElement>('.replay-side [role="tabpanel"]')?.focus(); });
}

/** While time runs, what stands in words is renewed so often; the map is drawn with every frame. */
const WORDS_EVERY_MS = 180;
/** A page that was hidden does not leap ahead when it is shown again. */
const LONGEST_STEP_MS = 250;

/** The clock of a replay: it moves the scene, and tells the map and the words. */
export class Player {
    readonly replay: Replay;
    readonly scene: Scene;
    /** The moment as the words show it, ms. */
    readonly time = signal(0);
    readonly isPlaying = signal(false);
    /** The exact moment, ms. */
    now = 0;
    readonly #drawers: ((time: number) => void)[] = [];
    #frame = 0;
    #last = 0;
    #told = 0;

    constructor(replay: Replay, scene: Scene) {
        this.replay = replay;
        this.scene = scene;
    }

    get duration(): number {
        return this.replay.head.duration_ms;
    }

    /** Called with every change of the moment, after the scene has been moved. */
    onMove(draw: (time: number) => void): () => void {
        this.#drawers.push(draw);
        return () => { this.#drawers.splice(this.#drawers.indexOf(draw), 1); };
    }

    seek(time: number): void {
        this.#move(Math.max(0, Math.min(this.duration, time)));
        this.#tell();
    }

    step(ms: number): void {
        this.seek(this.now + ms);
    }

    play(): void {
        if (this.isPlaying.peek()) {
            return;
        }
        if (this.now >= this.duration) {
            this.seek(0);
        }
        this.isPlaying.value = true;
        this.#last = performance.now();
        this.#frame = requestAnimationFrame(this.#run);
    }

    pause(): void {
        cancelAnimationFrame(this.#frame);
        this.isPlaying.value = false;
        this.#tell();
    }

    toggle(): void {
        if (this.isPlaying.peek()) {
            this.pause();
        } else {
            this.play();
        }
    }

    /** Shows the moment anew, for example with other layers. */
    again(): void {
        this.#move(this.now);
    }

    close(): void {
        cancelAnimationFrame(this.#frame);
        this.#drawers.length = 0;
    }

    readonly #run = (frame: number): void => {
        const passed = Math.min(LONGEST_STEP_MS, Math.max(0, frame - this.#last));
        this.#last = frame;
        const next = this.now + passed * speed.peek();
        this.#move(Math.min(next, this.duration));
        if (next >= this.duration) {
            this.pause();
            return;
        }
        if (frame - this.#told > WORDS_EVERY_MS) {
            this.#told = frame;
            this.#tell();
        }
        this.#frame = requestAnimationFrame(this.#run);
    };

    #move(time: number): void {
        this.now = time;
        this.scene.stateAt(time);
        for (const draw of this.#drawers) {
            draw(time);
        }
    }

    #tell(): void {
        this.time.value = this.now;
        moment.value = this.now / 1000;
    }
}
