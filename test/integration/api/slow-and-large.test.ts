import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { listen } from '../../../api/server.ts';
import { openStore } from '../../../db/store.ts';
import { startService } from './service.ts';

const LOOPBACK = { host: '127.0.0.1', port: 0 };
/** The service's own limits, a thirtieth as long. */
const SOON = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 };

/** Connections that have each said this much and say no more; and what each was told before it was cut. */
async function hold(url: string, count: number, said: string) {
  const port = Number(new URL(url).port);
  const ended: Promise<string>[] = [];
  for (let n = 0; n < count; n += 1) {
    const socket: Socket = connect(port, '127.0.0.1');
    let told = '';
    socket.on('data', (bytes) => {
      told += bytes;
    });
    socket.on('error', () => {});
    ended.push(once(socket, 'close').then(() => told));
    await once(socket, 'connect');
    socket.write(said);
  }
  return Promise.all.bind(Promise, ended) as () => Promise<string[]>;
}

test('three hundred clients that never end their headers keep nobody waiting, and are all hung up on', async () => {
  await using server = await listen((_request, response) => response.end('here'), LOOPBACK, SOON);
  const ended = await hold(server.url, 300, 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
  assert.equal(await (await fetch(server.url)).text(), 'here');
  for (const told of await ended()) assert.match(told, /^HTTP\/1\.1 408 /);
});

test('a body that never comes is hung up on', async () => {
  await using server = await listen((request) => void request.resume(), LOOPBACK, SOON);
  const ended = await hold(server.url, 5, 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"a"');
  for (const told of await ended()) assert.match(told, /^HTTP\/1\.1 408 /);
});

test('a client that takes no byte of its answer is hung up on', async () => {
  const begun = Promise.withResolvers<void>();
  await using server = await listen(
    (_request, response) => {
      response.write('a');
      begun.resolve();
    },
    LOOPBACK,
    { silenceMs: 200 },
  );
  const ended = await hold(server.url, 1, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await begun.promise;
  assert.match((await ended())[0] ?? '', /^HTTP\/1\.1 200 /);
});

test('a request of more headers than any browser sends is refused, one of as many as they send is not', async () => {
  await using server = await listen((_request, response) => response.end(), LOOPBACK);
  for (const [count, status] of [
    [60, 200],
    [200, 431],
  ] as const) {
    const headers = Array.from({ length: count }, (_, n) => `x-${n}: a`).join('\r\n');
    const said = `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${headers}\r\n\r\n`;
    const ended = await hold(server.url, 1, said);
    assert.match((await ended())[0] ?? '', new RegExp(`^HTTP/1\\.1 ${status} `), `${count} headers`);
  }
});

test('a body that is too large, too deep or of too many names is refused in one sentence', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const cookie = await service.enter('alice', 'coordinator');
  const send = (body: string) =>
    service.ask('/api/v1/sorting/decisions', {
      method: 'POST',
      cookie,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body,
    });
  const deep = `{"label":${'['.repeat(3_900)}${']'.repeat(3_900)}}`;
  const wide = `{${Array.from({ length: 100_000 }, (_, n) => `"k${n}":1`).join()}}`;
  for (const [body, status] of [
    [deep, 400],
    [wide, 413],
    ['{"__proto__":{"label":"other"}}', 400],
    ['{"label":', 400],
  ] as const) {
    const response = await send(body);
    assert.equal(response.status, status, body.slice(0, 20));
    assert.match(response.headers.get('content-type') ?? '', /problem\+json/);
  }
});
