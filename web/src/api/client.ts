import type { paths } from './schema';
import { Refusal, refusalFrom, refusalOf } from './problem';

export { type Finding, Refusal, refusalFrom, refusalSaid } from './problem';
export { events, type Connection, type ServerEvent } from './events';

type Verb = 'get' | 'post' | 'put' | 'delete';
/** Addresses of the API that have a verb. */
type With<V extends Verb> = { [P in keyof paths]: paths[P] extends Record<V, infer O> ? (O extends undefined ? never : P) : never }[keyof paths];
type Operation<P extends keyof paths, V extends Verb> = paths[P] extends Record<V, infer O> ? O : never;
type Json<R> = R extends { content: infer C } ? C[keyof C] : undefined;
type Good<R> = R extends { 200: infer A } ? Json<A> : R extends { 201: infer A } ? Json<A> : R extends { 202: infer A } ? Json<A> : undefined;
/** What an operation answers. */
export type Answer<P extends keyof paths, V extends Verb = 'get'> = Operation<P, V> extends { responses: infer R } ? Good<R> : never;
/** What an operation takes as its body. */
export type Body<P extends keyof paths, V extends Verb = 'post'> = Operation<P, V> extends { requestBody?: infer B }
    ? [NonNullable<B>] extends [never] ? undefined : NonNullable<B> extends { content: infer C } ? C[keyof C] : undefined
    : undefined;

/** Values for the places in an address, those behind its question mark, and how to give up. */
export interface Asked {
    readonly path?: Readonly<Record<string, string | number>>;
    readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;
    readonly signal?: AbortSignal;
}

/** Asks the API and gives its answer, typed by its published document. A refusal is thrown as `Refusal`. */
export function get<P extends With<'get'>>(address: P, asked: Asked = {}): Promise<Answer<P, 'get'>> {
    return json('GET', addressOf(String(address), asked), undefined, asked.signal);
}

export function post<P extends With<'post'>>(address: P, body: Body<P, 'post'>, asked: Asked = {}): Promise<Answer<P, 'post'>> {
    return json('POST', addressOf(String(address), asked), body, asked.signal);
}

export function put<P extends With<'put'>>(address: P, body: Body<P, 'put'>, asked: Asked = {}): Promise<Answer<P, 'put'>> {
    return json('PUT', addressOf(String(address), asked), body, asked.signal);
}

export function remove<P extends With<'delete'>>(address: P, asked: Asked = {}): Promise<Answer<P, 'delete'>> {
    return json('DELETE', addressOf(String(address), asked), undefined, asked.signal);
}

/** Asks for what is not JSON: a replay, a picture, a data file. */
export async function bytes(address: string, signal?: AbortSignal): Promise<ArrayBuffer> {
    return (await send('GET', address, undefined, signal)).arrayBuffer();
}

/** Asks for words as they are, such as an SVG. */
export async function words(address: string, signal?: AbortSignal): Promise<string> {
    return (await send('GET', address, undefined, signal)).text();
}

/** Asks for a file that is taken away: its content, and the name that the server gives it, if any. */
export async function fileAt(address: string, signal?: AbortSignal): Promise<{ readonly name: string | null; readonly content: Blob }> {
    const response = await send('GET', address, undefined, signal);
    return { name: nameIn(response.headers.get('Content-Disposition')), content: await response.blob() };
}

/** The file's name in the words of a header such as `attachment; filename="ring.svg"; filename*=UTF-8''ring.svg`. */
export function nameIn(disposition: string | null): string | null {
    const plain = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1], quoted = /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
    return plain === undefined ? quoted?.trim() ?? null : decodeURIComponent(plain.trim());
}

/** JSON of an address that the published document does not describe yet. */
export async function json<T>(verb: string, address: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const response = await send(verb, address, body, signal);
    return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Fills the places of an address (`{run}`) and adds its parameters. */
export function addressOf(address: string, { path = {}, query = {} }: Asked): string {
    const filled = address.replaceAll(/\{\*{0,2}([^}]+)\}/g, (_, name: string) => {
        const value = path[name];
        if (value === undefined) {
            throw new Error(`${address}: ${name} was not given.`);
        }
        // Browsers take a part of dots alone for a step upwards, however it is written.
        if (/^\.{1,2}$/.test(String(value))) {
            throw new Refusal(400, 'This is no name of anything here.', []);
        }
        return encodeURIComponent(value);
    });
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
        if (Array.isArray(value)) {
            for (const each of value as readonly string[]) {
                parameters.append(name, each);
            }
        } else if (value !== null && value !== undefined) {
            parameters.set(name, String(value));
        }
    }
    const written = parameters.toString();
    return written === '' ? filled : `${filled}?${written}`;
}

async function send(verb: string, address: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
    const request: RequestInit = { method: verb, headers: body === undefined ? {} : { 'Content-Type': 'application/json' } };
    if (body !== undefined) {
        request.body = JSON.stringify(body);
    }
    if (signal) {
        request.signal = signal;
    }
    let response: Response;
    try {
        response = await fetch(address, request);
    } catch (fault) {
        if (signal?.aborted) {
            throw fault;
        }
        throw refusalFrom(fault);
    }
    if (!response.ok) {
        throw await refusalOf(response);
    }
    return response;
}

/** Whether a fault is only that the reader went elsewhere. */
export function isGivenUp(fault: unknown): boolean {
    return fault instanceof DOMException && fault.name === 'AbortError';
}

