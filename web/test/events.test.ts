import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { EventReader, events, type ServerEvent } from '../src/api/events';

test('Events are put together from pieces cut anywhere', () => {
    const stream = 'id: 7\nevent: progress\ndata: {"done":1}\n\n: a comment\ndata: two\r\ndata: lines\r\n\r\n';
    const whole = new EventReader().take(stream);
    assert.deepEqual(whole, [{ id: '7', type: 'progress', data: { done: 1 } }, { id: '7', type: 'message', data: 'two\nlines' }]);
    for (let cut = 1; cut < stream.length; cut++) {
        const reader = new EventReader();
        assert.deepEqual([...reader.take(stream.slice(0, cut)), ...reader.take(stream.slice(cut))], whole, `cut at ${cut}`);
    }
});

test('A lost connection is made again from the event last seen, and nothing comes twice', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
        asked.push(request.headers['last-event-id'] as string | undefined);
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        if (asked.length === 1) {
            response.write('id: 1\nevent: progress\ndata: 1\n\nid: 2\nevent: progress\ndata: 2\n\n');
            setTimeout(() => { response.destroy(); }, 20);
        } else {
            response.end('id: 3\nevent: done\ndata: 3\n\n');
        }
    });
    await new Promise<void>(ready => { server.listen(0, '127.0.0.1', ready); });
    const seen: ServerEvent[] = [];
    const states: string[] = [];
    await new Promise<void>(done => {
        events(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
            onEvent: event => { seen.push(event); },
            onConnection: state => {
                states.push(state);
                if (state === 'closed') {
                    done();
                }
            },
            last: ['done'],
        });
    });
    server.close();
    assert.deepEqual(seen.map(event => event.data), [1, 2, 3]);
    assert.deepEqual(asked, [undefined, '2']);
    assert.deepEqual(states, ['open', 'lost', 'open', 'closed']);
});

test('A stream that the server refuses is not asked for again, and its findings are told', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
        asked++;
        response.writeHead(404, { 'Content-Type': 'application/problem+json' });
        response.end(JSON.stringify({ title: 'There is no job of this name.', findings: [{ severity: 'error', message: 'It was removed.' }] }));
    });
    await new Promise<void>(ready => { server.listen(0, '127.0.0.1', ready); });
    const words = await new Promise<string>(done => {
        events(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
            onEvent: () => undefined,
            onRefusal: refusal => { done(`${refusal.status} ${refusal.message} ${refusal.findings[0]?.message ?? ''}`); },
        });
    });
    server.close();
    assert.equal(words, '404 There is no job of this name. It was removed.');
    assert.equal(asked, 1);
});

test('Who has stopped listening hears no more, not even what came together with the last that was heard', async () => {
    const server = createServer((_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.end('data: 1\n\ndata: 2\n\nevent: done\ndata: 3\n\n');
    });
    await new Promise<void>(ready => { server.listen(0, '127.0.0.1', ready); });
    const seen: unknown[] = [];
    await new Promise<void>(done => {
        const stop = events(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
            onEvent: event => {
                seen.push(event.data);
                stop();
                setTimeout(done, 0);
            },
            last: ['done'],
        });
    });
    server.close();
    assert.deepEqual(seen, [1]);
});
