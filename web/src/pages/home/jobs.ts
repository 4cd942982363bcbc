import { signal } from '@preact/signals';
import { events, get, post, refusalFrom, type Refusal } from '../../api/client';
import type { Job } from './types';

/** The jobs that matter on the first page: those going on, those interrupted, and those asked for here. */
export const jobs = signal<readonly Job[]>([]);
/** Why the last thing asked for was refused. */
export const refused = signal<Refusal | undefined>(undefined);
/** Whether the stream of a job is broken at the moment; the job itself goes on. */
export const isCutOff = signal(false);
/** Grows when a job ends, so that the list of results is read again. */
export const endings = signal(0);

const watched = new Map<string, () => void>();
const LAST = ['done', 'stopped', 'failed', 'interrupted'];

/** Reads the jobs and listens to those that are going on. */
export async function readJobs(): Promise<void> {
    const all = await get('/api/jobs');
    jobs.value = all;
    for (const job of all) {
        if (isGoing(job)) {
            watch(job);
        }
    }
}

/** Fights one battle of a scenario. */
export function run(scenario: string): Promise<Job | undefined> {
    return begin(() => post('/api/runs', { scenario }));
}

export function resume(job: Job): Promise<Job | undefined> {
    return begin(() => post('/api/jobs/{id}/resume', undefined, { path: { id: job.id } }));
}

export function resumeCampaign(name: string, key: string): Promise<Job | undefined> {
    return begin(() => post('/api/campaigns/{name}/{key}/resume', undefined, { path: { name, key } }));
}

export async function stop(job: Job): Promise<void> {
    await begin(() => post('/api/jobs/{id}/stop', undefined, { path: { id: job.id } }));
}

/** Whether a job waits or is being fought. */
export function isGoing(job: Job): boolean {
    return job.state === 'queued' || job.state === 'going';
}

/** Stops listening; the jobs go on in the server. */
export function leave(): void {
    for (const end of watched.values()) {
        end();
    }
    watched.clear();
}

async function begin(ask: () => Promise<Job>): Promise<Job | undefined> {
    try {
        refused.value = undefined;
        const job = await ask();
        take(job);
        if (isGoing(job)) {
            watch(job);
        } else {
            endings.value++;
        }
        return job;
    } catch (fault) {
        refused.value = refusalFrom(fault);
        return undefined;
    }
}

function watch(job: Job): void {
    if (watched.has(job.id)) {
        return;
    }
    watched.set(job.id, events(`/api/jobs/${encodeURIComponent(job.id)}/events`, {
        last: LAST,
        onEvent: event => { take(event.data as Job); },
        onConnection: state => {
            isCutOff.value = state === 'lost';
            if (state === 'closed') {
                watched.delete(job.id);
                endings.value++;
            }
        },
    }));
}

function take(job: Job): void {
    const others = jobs.peek().filter(each => each.id !== job.id);
    const at = jobs.peek().findIndex(each => each.id === job.id);
    jobs.value = at < 0 ? [job, ...others] : [...others.slice(0, at), job, ...others.slice(at)];
}
