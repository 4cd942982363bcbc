import { Refusal, refusalOf } from './problem';

/** One event of the server. */
export interface ServerEvent {
    readonly id: string;
    readonly type: string;
    /** Its data, read as JSON; the words themselves where they are none. */
    readonly data: unknown;
}

/** How a stream of events stands: `lost` tries again by itself. */
export type Connection = 'open' | 'lost' | 'closed';

export interface Listening {
    readonly onEvent: (event: ServerEvent) => void;
    readonly onConnection?: (state: Connection) => void;
    /** The server says that there is no such stream, or that it must not be read: it is not asked again. */
    readonly onRefusal?: (refusal: Refusal) => void;
    /** Types of events after which nothing more comes. */
    readonly last?: readonly string[];
    /** The event after which to begin. */
    readonly after?: string;
}

/** The server sends a beat every ten seconds: who hears nothing for longer than this hears a line that is dead. */
const SILENCE_MS = 25_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

/**
 * Listens to server-sent events. A lost connection is made again, with `Last-Event-ID`, so that nothing is missed and nothing comes twice.
 * @returns how to stop listening.
 */
export function events(address: string, listening: Listening): () => void {
    const stop = new AbortController();
    void listen(address, listening, stop.signal);
    return () => { stop.abort(); };
}

async function listen(address: string, { onEvent, onConnection, onRefusal, last = [], after }: Listening, signal: AbortSignal): Promise<void> {
    let seen = after ?? '';
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
        let pieces: ReadableStreamDefaultReader<string> | undefined;
        try {
            const headers: Record<string, string> = { Accept: 'text/event-stream' };
            if (seen !== '') {
                headers['Last-Event-ID'] = seen;
            }
            const response = await fetch(address, { headers, signal, cache: 'no-store' });
            if (!response.ok) {
                // 429 and faults of the server pass; the others would be answered the same again.
                if (response.status !== 429 && response.status < 500) {
                    onRefusal?.(await refusalOf(response));
                    onConnection?.('closed');
                    return;
                }
                throw new Error(`The server answered ${response.status}.`);
            }
            if (response.status === 204 || !response.body) {
                onConnection?.('closed');
                return;
            }
            onConnection?.('open');
            const reading = new EventReader();
            pieces = response.body.pipeThrough(new TextDecoderStream()).getReader();
            for (let piece = await heard(pieces.read()); !piece.done; piece = await heard(pieces.read())) {
                for (const event of reading.take(piece.value)) {
                    // Who has stopped listening hears no more, not even what had come already.
                    if (signal.aborted) {
                        return;
                    }
                    pause = FIRST_PAUSE_MS;
                    seen = event.id !== '' ? event.id : seen;
                    onEvent(event);
                    if (last.includes(event.type)) {
                        onConnection?.('closed');
                        await pieces.cancel();
                        return;
                    }
                }
            }
        } catch (fault) {
            if (signal.aborted) {
                return;
            }
            void fault;
            pieces?.cancel().catch(() => undefined);
        }
        onConnection?.('lost');
        await wait(pause, signal);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
}

/** What is read, unless the line stays silent for so long that it must be dead. */
async function heard<T>(reading: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, fail) => {
        timer = setTimeout(() => { fail(new Error('Nothing was heard for too long.')); }, SILENCE_MS);
    });
    try {
        return await Promise.race([reading, silence]);
    } finally {
        clearTimeout(timer);
    }
}

/** Puts the pieces of a stream together to events, as the HTML standard says (server-sent events, section 9.2.6). */
export class EventReader {
    private rest = '';
    private id = '';
    private type = '';
    private data: string[] = [];

    take(piece: string): ServerEvent[] {
        const found: ServerEvent[] = [];
        let text = this.rest + piece;
        // A carriage return at the very end may be half of a line's end.
        const held = text.endsWith('\r') ? '\r' : '';
        text = text.slice(0, text.length - held.length);
        const lines = text.split(/\r\n|\r|\n/);
        this.rest = (lines.pop() ?? '') + held;
        for (const line of lines) {
            const event = this.line(line);
            if (event) {
                found.push(event);
            }
        }
        return found;
    }

    private line(line: string): ServerEvent | undefined {
        if (line === '') {
            return this.finish();
        }
        if (line.startsWith(':')) {
            return undefined;
        }
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        switch (field) {
            case 'event': this.type = value; break;
            case 'data': this.data.push(value); break;
            case 'id': if (!value.includes('\0')) { this.id = value; } break;
            default: break;
        }
        return undefined;
    }

    private finish(): ServerEvent | undefined {
        const type = this.type === '' ? 'message' : this.type;
        const data = this.data;
        this.type = '';
        this.data = [];
        return data.length === 0 ? undefined : { id: this.id, type, data: read(data.join('\n')) };
    }
}

function read(words: string): unknown {
    try {
        return JSON.parse(words);
    } catch {
        return words;
    }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise(done => {
        const timer = setTimeout(finish, ms);
        function finish(): void {
            clearTimeout(timer);
            signal.removeEventListener('abort', finish);
            done();
        }
        signal.addEventListener('abort', finish);
    });
}
