/** Bands of an answer: drawn when they are asked for, followed while they are drawn, and given up. */
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { addressOf, events, type Refusal, refusalSaid } from '../../api/client';
import * as asked from './asking';
import type { Footprint, Query, Ring } from './asking';

/** What bands can be drawn of, by the address that draws them. */
interface Drawn {
    '/api/coverage/bands': Ring;
    '/api/coverage/footprint/bands': Footprint;
}

export interface Bands {
    /** How far they are; null while none are drawn. */
    readonly drawing: ReadonlySignal<{ readonly done: number; readonly all: number } | null>;
    /** Draws them of the question that is asked now; those before are given up. */
    readonly draw: (points: number) => void;
    /** The reader wants them no more. */
    readonly stop: () => void;
    /** Another question is asked: those of the one before are given up. Tells how many draws the address asks of this one: it has come with it, and not been left by the one before. */
    readonly ofNext: () => number;
}

/** Bands over draws of disputed and assumed values. `onDone` takes the answer with them, `onRefusal` why there are none. */
export function useBands<A extends keyof Drawn>(address: A, query: ReadonlySignal<Query>, onDone: (answer: Drawn[A]) => void, onRefusal: (refusal: Refusal) => void): Bands {
    const drawing = useSignal<{ done: number; all: number } | null>(null);
    const bands = useMemo(() => {
        let giveUp: (() => void) | null = null, before = 0;
        const end = () => {
            giveUp?.();
            giveUp = null;
            drawing.value = null;
        };
        return {
            drawing,
            end,
            draw(points: number) {
                end();
                before = asked.draws.value = points;
                drawing.value = { done: 0, all: points };
                giveUp = events(addressOf(address, { query: { ...query.peek(), points } }), {
                    last: ['done', 'failed'],
                    onEvent: ({ type, data }) => {
                        if (type === 'progress') {
                            drawing.value = data as { done: number; all: number };
                            return;
                        }
                        drawing.value = null;
                        if (type === 'done') {
                            onDone(data as Drawn[A]);
                        } else {
                            onRefusal(refusalSaid(data));
                        }
                    },
                    onRefusal: refusal => { drawing.value = null; onRefusal(refusal); },
                });
            },
            stop() {
                end();
                before = asked.draws.value = 0;
            },
            ofNext() {
                const inAddress = asked.draws.peek(), draws = inAddress === before ? 0 : inAddress;
                before = asked.draws.value = draws;
                end();
                return draws;
            },
        };
    }, []);
    useEffect(() => () => { bands.end(); }, []);
    return bands;
}
