import { signal } from '@preact/signals';
import { events, get, post, refusalFrom, type Refusal } from '../../api/client';
import { go } from '../../shell/router';
import type { Battles, Campaign, Job } from './types';

/** The campaign that is shown, its battles, and the job that is at it; what is fought goes on whoever watches. */
export const campaign = signal<Campaign | undefined>(undefined);
export const battles = signal<Battles | undefined>(undefined);
export const job = signal<Job | undefined>(undefined);
/** Whether the stream of the job is broken at the moment; the job itself goes on. */
export const isCutOff = signal(false);
/** Why the last thing asked for was refused. */
export const refused = signal<Refusal | undefined>(undefined);
/** The battle that is being made ready to be looked at. */
export const opening = signal<Job | undefined>(undefined);

const LAST = ['done', 'stopped', 'failed', 'interrupted'];

/** While battles are fought the page's figures follow, but not after each of them. */
const FIGURES_EVERY_MS = 3_000;

/** After a lost connection the figures are asked for again. */
const AGAIN_MS = 2_000;

/** Somebody else, or another tab, may go on with a campaign that stands still: it is looked for while the page is looked at. */
const LOOK_EVERY_MS = 5_000;

let looking: ReturnType<typeof setInterval> | undefined;
let watching: { id: string; end: () => void } | undefined;
let shown = '';
let readAt = 0;
/** Questions for the figures are numbered: an answer that was asked for earlier never takes the place of one asked for later. */
let lastAsked = 0;
let lastTaken = 0;
/** How many of those for the campaign that is shown are on their way. */
let reading = { underWay: 0 };

/** Shows a campaign: reads what it says, and watches the job that is at it. */
export async function show(id: string): Promise<void> {
    leave();
    shown = id;
    const known = await get('/api/jobs').then(all => all.find(each => each.kind === 'campaign' && each.result === id), (fault: unknown) => {
        refused.value = refusalFrom(fault);
        return undefined;
    });
    if (shown === id) {
        take(known);
        await read();
        if (shown === id) {
            looking = setInterval(() => { void lookAgain(id); }, LOOK_EVERY_MS);
        }
    }
}

/** Takes over a job that was begun elsewhere, or what it has come to meanwhile; a campaign that is whole needs neither. */
async function lookAgain(id: string): Promise<void> {
    if (document.hidden || watching !== undefined || campaign.peek()?.isWhole === true) {
        return;
    }
    const known = await get('/api/jobs').then(all => all.find(each => each.kind === 'campaign' && each.result === id), () => undefined);
    if (shown !== id || watching !== undefined || !known) {
        return;
    }
    if (isGoing(known)) {
        take(known);
    } else if (known.state !== job.peek()?.state || known.ended !== job.peek()?.ended) {
        job.value = known;
        await read();
    }
}

/** A campaign has a folder, and something to say, from its first battle on. */
function hasFolder(now: Job | undefined): boolean {
    return now === undefined || now.state === 'done' || now.state === 'interrupted' || now.counted === 'battles';
}

/** Stops watching; what is being fought goes on. */
export function leave(): void {
    clearInterval(looking);
    watching?.end();
    watching = undefined;
    shown = '';
    readAt = -Infinity;
    reading = { underWay: 0 };
    campaign.value = undefined;
    battles.value = undefined;
    job.value = undefined;
    isCutOff.value = false;
    refused.value = undefined;
    opening.value = undefined;
}

export function isGoing(each: Job | undefined): boolean {
    return each?.state === 'queued' || each?.state === 'going';
}

/** Fights a new campaign, or finds the same one, and shows it. */
export async function begin(asked: { scenario: string; battles: number; points?: number; seed?: number; threads?: number }): Promise<void> {
    await ask(async () => {
        const begun = await post('/api/campaigns', asked);
        go(`/campaign?campaign=${begun.result}`);
    });
}

export async function stop(): Promise<void> {
    const now = job.peek(), from = shown;
    if (now) {
        await ask(async () => {
            const answer = await post('/api/jobs/{id}/stop', undefined, { path: { id: now.id } });
            // The stream may have told of the end already: then the answer, of a job that was still going, is the older word.
            if (shown === from && (isGoing(job.peek()) || !isGoing(answer))) {
                take(answer);
            }
        });
    }
}

/** Goes on with the campaign that is shown, from what it has kept. */
export async function resume(): Promise<void> {
    const from = shown, [name = '', key = ''] = from.split('/');
    const now = job.peek();
    await ask(async () => {
        const answer = now && now.canResume
            ? await post('/api/jobs/{id}/resume', undefined, { path: { id: now.id } })
            : await post('/api/campaigns/{name}/{key}/resume', undefined, { path: { name, key } });
        if (shown !== from) {
            return;
        }
        // A stream that was opened before may still end with how the job stood then.
        watching?.end();
        watching = undefined;
        take(answer);
    });
}

/** Fights one battle of the campaign again, with everything kept, and opens its replay. */
export async function openBattle(replication: number): Promise<void> {
    const from = shown;
    await ask(async () => {
        const begun = await post('/api/runs', { campaign: from, replication });
        if (shown !== from) {
            return;
        }
        opening.value = begun;
        events(`/api/jobs/${encodeURIComponent(begun.id)}/events`, {
            last: LAST,
            onEvent: event => {
                const now = event.data as Job;
                if (shown !== from) {
                    return;
                }
                opening.value = now;
                if (now.state === 'done') {
                    go(`/replay?run=${now.result}`);
                }
            },
        });
    });
}

async function ask(act: () => Promise<void>): Promise<void> {
    const from = shown;
    try {
        refused.value = undefined;
        await act();
    } catch (fault) {
        if (shown === from) {
            refused.value = refusalFrom(fault);
        }
    }
}

function take(next: Job | undefined | null): void {
    job.value = next ?? undefined;
    if (next && isGoing(next) && watching?.id !== next.id) {
        watching?.end();
        const end = events(`/api/jobs/${encodeURIComponent(next.id)}/events`, {
            last: LAST,
            onEvent: event => {
                const now = event.data as Job;
                job.value = now;
                if (!isGoing(now) || (now.counted === 'battles' && performance.now() - readAt > FIGURES_EVERY_MS)) {
                    void read();
                }
            },
            onConnection: state => {
                isCutOff.value = state === 'lost';
                if (state === 'closed') {
                    watching = undefined;
                }
            },
        });
        watching = { id: next.id, end };
    }
}

async function read(): Promise<void> {
    const id = shown;
    const [name = '', key = ''] = id.split('/');
    if (!hasFolder(job.peek()) || (reading.underWay > 0 && isGoing(job.peek()))) {
        return;
    }
    const turn = ++lastAsked, among = reading;
    among.underWay += 1;
    readAt = performance.now();
    try {
        const path = { name, key };
        const [said, fought] = await Promise.all([get('/api/campaigns/{name}/{key}/summary', { path }), get('/api/campaigns/{name}/{key}/battles', { path })]);
        if (shown === id && turn > lastTaken) {
            lastTaken = turn;
            campaign.value = said;
            battles.value = fought;
            isCutOff.value = false;
        }
    } catch (fault) {
        const refusal = refusalFrom(fault);
        if (shown === id && turn > lastTaken && refusal.isLostConnection && campaign.peek()) {
            // What is shown stays; the rest comes when the connection is there again.
            isCutOff.value = true;
            setTimeout(() => { if (shown === id) { void read(); } }, AGAIN_MS);
        } else if (shown === id && turn > lastTaken) {
            refused.value = refusal;
        }
    } finally {
        among.underWay -= 1;
    }
}
