import { useEffect, useState } from 'preact/hooks';
import { isGivenUp, type Refusal, refusalFrom } from '../api/client';
import { page } from '../shell/page';

/** What was asked of the server, and how that stands. While something newer is asked the older answer stays, so that nothing jumps. */
export interface Asked<T> {
    readonly value: T | undefined;
    readonly refusal: Refusal | undefined;
    readonly isAsking: boolean;
    /** Asks once more. */
    readonly again: () => void;
}

let asking = 0;

/** What was answered before, so that going from claim to claim does not begin with an empty page; everything is asked anew all the same. */
const answered = new Map<string, unknown>();
const MOST_KEPT = 16;

function keep(key: string, value: unknown): void {
    answered.delete(key);
    answered.set(key, value);
    const oldest = answered.keys().next();
    if (answered.size > MOST_KEPT && !oldest.done) {
        answered.delete(oldest.value);
    }
}

/** The page is ready when everything that it asked for is there and drawn. */
function settle(): void {
    requestAnimationFrame(() => {
        requestAnimationFrame(() => {
            if (asking === 0) {
                page.ready();
            }
        });
    });
}

/** Asks whenever the key changes; an empty key asks nothing. */
export function useAsked<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Asked<T> {
    const [held, setHeld] = useState<{ key: string; value?: T; refusal?: Refusal }>(() => (answered.has(key) ? { key: '', value: answered.get(key) as T } : { key: '' }));
    const [round, setRound] = useState(0);
    useEffect(() => {
        if (key === '') {
            settle();
            return undefined;
        }
        const stop = new AbortController();
        asking++;
        page.busy();
        ask(stop.signal)
            .then(value => {
                keep(key, value);
                setHeld({ key, value });
            })
            .catch((fault: unknown) => {
                if (!isGivenUp(fault) && !stop.signal.aborted) {
                    setHeld({ key, refusal: refusalFrom(fault) });
                }
            })
            .finally(() => {
                asking--;
                settle();
            });
        return () => { stop.abort(); };
    }, [key, round]);
    const isCurrent = held.key === key;
    return {
        value: key === '' ? undefined : held.value,
        refusal: isCurrent ? held.refusal : undefined,
        isAsking: key !== '' && !isCurrent,
        again: () => { setHeld({ key: '' }); setRound(round + 1); },
    };
}
