import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';

const bar = { pathname: '/campaign', search: '', hash: '' };
Object.assign(globalThis, {
    location: bar,
    history: { state: null, pushState: () => undefined, replaceState: () => undefined },
    document: { hidden: false, addEventListener: () => undefined },
    addEventListener: () => undefined,
});
const { campaign, job, leave, resume, show, stop } = await import('../../src/pages/campaign/watching');

/** What has been asked of the server, each to be answered when the test likes. */
interface Question {
    readonly asked: string;
    readonly answer: (body: unknown) => void;
    /** Of a stream of events: sends one. */
    readonly tell: (type: string, data: unknown) => void;
}
let questions: Question[] = [];
let look: () => void = () => undefined;

beforeEach(() => {
    questions = [];
    mock.method(globalThis, 'setInterval', (act: () => void) => { look = act; return undefined; });
    mock.method(globalThis, 'fetch', (address: string | URL | Request, init?: RequestInit) => new Promise<Response>((give, fail) => {
        init?.signal?.addEventListener('abort', () => { fail(new DOMException('gone', 'AbortError')); });
        const asked = `${init?.method ?? 'GET'} ${String(address).replace('http://localhost', '')}`;
        let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
        questions.push({
            asked,
            answer: body => { give(new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json' } })); },
            tell: (type, data) => {
                if (!stream) {
                    give(new Response(new ReadableStream({ start: controller => { stream = controller; } }), { status: 200, headers: { 'Content-Type': 'text/event-stream' } }));
                }
                stream?.enqueue(new TextEncoder().encode(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`));
            },
        });
    }));
});

afterEach(() => {
    leave();
    mock.restoreAll();
});

const JOB = { id: 'j1', kind: 'campaign', result: 'first-look/7', counted: 'battles', canResume: true };
const going = { ...JOB, state: 'going', done: 3, ended: null };
const stopped = { ...JOB, state: 'stopped', done: 3, ended: '2026-01-01T00:00:10Z' };
const done = { ...JOB, state: 'done', done: 24, ended: '2026-01-01T00:00:20Z' };

/** The oldest question of this address that has not been taken up. */
async function question(asked: string): Promise<Question> {
    for (let turn = 0; turn < 1000; turn++) {
        const at = questions.findIndex(each => each.asked.startsWith(asked));
        if (at >= 0) {
            return questions.splice(at, 1)[0] as Question;
        }
        await new Promise(next => setImmediate(next));
    }
    throw new Error(`Nobody asked ${asked}; asked was: ${questions.map(each => each.asked).join(', ')}`);
}

async function until(what: string, isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < 1000; turn++) {
        if (isSo()) {
            return;
        }
        await new Promise(next => setImmediate(next));
    }
    assert.fail(what);
}

/** Answers the two questions that the page's figures are made of. */
async function figures(finished: number): Promise<void> {
    (await question('GET /api/campaigns/first-look/7/summary')).answer({ finished, battles: 24, isWhole: finished === 24 });
    (await question('GET /api/campaigns/first-look/7/battles')).answer({ worst: 0 });
}

async function shown(first: unknown, finished: number): Promise<void> {
    const showing = show('first-look/7');
    (await question('GET /api/jobs')).answer([first]);
    await figures(finished);
    await showing;
    assert.equal(campaign.value?.finished, finished);
}

test('An answer to "stop" that comes after the stream has told of the end does not bring the job back', async () => {
    await shown(going, 3);
    const stream = await question('GET /api/jobs/j1/events');
    const stopping = stop();
    const answer = await question('POST /api/jobs/j1/stop');
    stream.tell('stopped', stopped);
    await figures(3);
    await until('The end was not told.', () => job.value?.state === 'stopped');

    answer.answer(going);
    await stopping;

    assert.equal(job.value?.state, 'stopped');
});

test('Going on listens anew, whatever an older stream still has to say', async () => {
    await shown(going, 3);
    const old = await question('GET /api/jobs/j1/events');
    const resuming = resume();
    (await question('POST /api/jobs/j1/resume')).answer({ ...going, state: 'queued' });
    await resuming;

    const anew = await question('GET /api/jobs/j1/events');
    old.tell('stopped', stopped);
    anew.tell('progress', { ...going, done: 5 });
    await until('The new stream was not heard.', () => job.value?.done === 5);
    assert.equal(job.value?.state, 'going');
});

test('Figures that were asked for earlier do not take the place of those asked for later', async () => {
    await shown(going, 3);
    const stream = await question('GET /api/jobs/j1/events');
    const clock = mock.method(performance, 'now', () => 1e9);
    stream.tell('progress', { ...going, done: 20 });
    const slow = [await question('GET /api/campaigns/first-look/7/summary'), await question('GET /api/campaigns/first-look/7/battles')];
    clock.mock.restore();
    stream.tell('done', done);
    await figures(24);
    await until('The whole was not read.', () => campaign.value?.isWhole === true);

    slow[0]?.answer({ finished: 20, battles: 24, isWhole: false });
    slow[1]?.answer({ worst: 0 });
    for (let turn = 0; turn < 50; turn++) {
        await new Promise(next => setImmediate(next));
    }

    assert.equal(campaign.value?.finished, 24);
});

test('A campaign that somebody else has gone on with and ended between two looks is read again', async () => {
    await shown(stopped, 3);

    look();
    (await question('GET /api/jobs')).answer([done]);
    await figures(24);

    await until('It was not read again.', () => campaign.value?.isWhole === true);
    assert.equal(job.value?.state, 'done');
});

test('While nothing has changed nothing is read again', async () => {
    await shown(stopped, 3);

    look();
    (await question('GET /api/jobs')).answer([stopped]);
    for (let turn = 0; turn < 50; turn++) {
        await new Promise(next => setImmediate(next));
    }

    assert.deepEqual(questions.map(each => each.asked), []);
});

test('What was asked of one campaign is not told of another that is shown by then', async () => {
    await shown(going, 3);
    await question('GET /api/jobs/j1/events');
    const stopping = stop();
    const answer = await question('POST /api/jobs/j1/stop');
    const other = { ...going, id: 'j2', result: 'first-look/8' };
    const showing = show('first-look/8');
    (await question('GET /api/jobs')).answer([going, other]);
    (await question('GET /api/campaigns/first-look/8/summary')).answer({ finished: 4, battles: 24, isWhole: false });
    (await question('GET /api/campaigns/first-look/8/battles')).answer({ worst: 0 });
    await showing;

    answer.answer(stopped);
    await stopping;

    assert.equal(job.value?.id, 'j2');
    assert.equal(job.value?.state, 'going');
});

test('A campaign is read at once, whatever is still on its way of the one before', async () => {
    await shown(going, 3);
    const stream = await question('GET /api/jobs/j1/events');
    const clock = mock.method(performance, 'now', () => 1e9);
    stream.tell('progress', { ...going, done: 20 });
    await question('GET /api/campaigns/first-look/7/summary');
    clock.mock.restore();

    const showing = show('first-look/8');
    (await question('GET /api/jobs')).answer([{ ...going, id: 'j2', result: 'first-look/8' }]);
    (await question('GET /api/campaigns/first-look/8/summary')).answer({ finished: 4, battles: 24, isWhole: false });
    (await question('GET /api/campaigns/first-look/8/battles')).answer({ worst: 0 });
    await showing;

    assert.equal(campaign.value?.finished, 4);
});
