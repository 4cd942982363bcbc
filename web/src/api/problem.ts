/** What the reader should know of their files or of what they asked for, with its place and its remedy. */
export interface Finding {
    readonly severity: 'error' | 'remark';
    readonly file?: string | null;
    readonly line?: number | null;
    readonly column?: number | null;
    readonly subject?: string | null;
    readonly message: string;
    readonly remedy?: string | null;
}

/** An answer of the server that is no answer: its words, and the findings that it gives as reasons. */
export class Refusal extends Error {
    override readonly name = 'Refusal';

    constructor(readonly status: number, message: string, readonly findings: readonly Finding[], readonly detail?: string) {
        super(message);
    }

    /** The request never reached the server, or its answer never came back. */
    get isLostConnection(): boolean {
        return this.status === 0;
    }
}

/** Reads a refusal out of a response: problem details (RFC 7807) where the server wrote them. */
export async function refusalOf(response: Response): Promise<Refusal> {
    const words = await response.text().catch(() => '');
    try {
        return refusalSaid(JSON.parse(words), response.status);
    } catch {
        // Not written as problem details; the usual words for the status stand in.
        return new Refusal(response.status, usual(response.status), []);
    }
}

/** Takes problem details for a refusal, such as those in an event. */
export function refusalSaid(problem: unknown, status = 0): Refusal {
    if (!isRecord(problem)) {
        return new Refusal(status, usual(status), []);
    }
    const answered = typeof problem['status'] === 'number' && status === 0 ? problem['status'] : status;
    const title = typeof problem['title'] === 'string' ? problem['title'] : usual(answered);
    const detail = typeof problem['detail'] === 'string' ? problem['detail'] : undefined;
    const findings = Array.isArray(problem['findings']) ? problem['findings'].filter(isFinding) : [];
    return new Refusal(answered, title, findings, detail);
}

/** A refusal for whatever was thrown. */
export function refusalFrom(fault: unknown): Refusal {
    if (fault instanceof Refusal) {
        return fault;
    }
    // A browser says of every lost connection the same few words, which help nobody.
    const isLost = fault instanceof TypeError && /fetch|network|load failed/i.test(fault.message);
    return new Refusal(0, 'The server did not answer. Is it still running?', [], isLost ? 'Start it again where it ran (rampart serve), then try again. What was fought there is kept.' : fault instanceof Error ? fault.message : String(fault));
}

// Where the pages have the lists that a remedy of the server names by an address, which is meant for programs.
const LISTS: readonly (readonly [address: string, words: string])[] = [
    ['/api/evidence/models', 'The view Models lists them.'],
    ['/api/method', 'The table of areas lists them.'],
    ['/api/coverage/choices', 'The fields of this page offer what there is.'],
    ['/api/coverage', 'Choose it in the field Against: the page shows its ring.'],
    ['/api/jobs', 'The first page lists what goes on.'],
];

/** A remedy as a page says it: a sentence that names an address of the API tells where on the pages the same stands. */
export function remedyWords(remedy: string): string {
    return remedy.split(/(?<=\.) /).map(sentence => LISTS.find(([address]) => sentence.includes(address))?.[1] ?? sentence).join(' ');
}

function usual(status: number): string {
    switch (status) {
        case 400: return 'The server did not understand what was asked.';
        case 403: return 'The server refused: the request did not come from its own pages, or without its token.';
        case 404: return 'There is no such thing here.';
        case 409: return 'This cannot be done in the present state.';
        case 413: return 'What was sent is too large.';
        case 422: return 'The files have errors.';
        case 429: return 'The server is busy with as much as it takes on. Wait for a run to end, or stop one.';
        default: return status >= 500 ? 'The server met a fault of its own.' : `The server answered ${status}.`;
    }
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFinding(value: unknown): value is Finding {
    return isRecord(value) && typeof value['message'] === 'string' && (value['severity'] === 'error' || value['severity'] === 'remark');
}
