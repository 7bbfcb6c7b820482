import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import express from 'express';
import pino from 'pino';
import { z } from 'zod';
import { handleErrors } from '../../../api/middleware/problems.ts';
import { mount } from '../../../api/mount.ts';
import { operation } from '../../../api/operation.ts';
import { OPERATIONS } from '../../../api/routes/index.ts';
import { listen } from '../../../api/server.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { openStore } from '../../../db/store.ts';
import { october, startService } from './service.ts';

const MEASURES = '/api/v1/indicators/hashtag_posts_original/measures';
/** A browser that revalidates; Node's fetch would ask caches to stay out of it. */
const revalidate = (etag: string) => ({ 'if-none-match': etag, 'cache-control': 'max-age=0' });

/** A line is written once its answer is sent, which may reach whoever asked a moment before. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 500) throw new Error('it never came to be so');
    await delay(10);
  }
}

/** One operation that counts how often its answer is made. */
async function counting() {
  const store = await openStore('sqlite::memory:');
  const service = await startService(store);
  let made = 0;
  const counted = operation({
    id: 'counted',
    path: '/counted',
    summary: 'How often it was made.',
    access: 'open',
    fresh: 'store',
    query: z.object({ asOf: z.string().optional(), grain: z.string().default('month') }),
    handle: async () => {
      made += 1;
      return { made };
    },
  });
  const { ready, router } = mount(service.context, [counted]);
  const server = await listen(express().use(ready, router), { host: '127.0.0.1', port: 0 });
  return {
    store,
    clock: service.clock,
    ask: async (query = '') => (await (await fetch(`${server.url}/counted${query}`)).json()) as unknown,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await service[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

test('the same question of the same store is answered once, however it is spelled', async () => {
  await using counted = await counting();
  for (const spelled of ['', '', '?grain=month', '?unknown=1', '?unknown=2']) {
    assert.deepEqual(await counted.ask(spelled), { made: 1 }, spelled);
  }
});

test('another question, another day or a store that has changed is answered anew', async () => {
  await using counted = await counting();
  assert.deepEqual(await counted.ask(), { made: 1 });
  assert.deepEqual(await counted.ask('?asOf=2018-10-01'), { made: 2 });
  assert.deepEqual(await counted.ask('?asOf=2018-10-02'), { made: 3 });
  await writeSetting(counted.store.db, 'demonstration', 'true');
  assert.deepEqual(await counted.ask(), { made: 4 });
  counted.clock.set('2018-11-03T09:00:00Z');
  assert.deepEqual(await counted.ask(), { made: 5 });
});

test('an answer that is kept, or known already, is given to nobody without a session', async () => {
  await using store = await openStore('sqlite::memory:');
  await october(store);
  await using service = await startService(store);
  const alice = await service.enter('alice', 'coordinator');
  const bob = await service.enter('bob', 'publisher');
  const first = await service.ask('/api/v1/summary', { cookie: alice });
  assert.equal(await (await service.ask('/api/v1/summary', { cookie: bob })).text(), await first.text());
  const headers = revalidate(first.headers.get('etag') ?? '');
  assert.equal((await service.ask('/api/v1/summary', { cookie: bob, headers })).status, 304);
  assert.equal((await service.ask('/api/v1/summary', { headers })).status, 401);
});

test('an answer that stands ready leaves as the one that was made: each header, each encoding, and counted', async () => {
  await using store = await openStore('sqlite::memory:');
  await october(store);
  const told: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void told.push(line) });
  await using service = await startService(store, { log });
  const cookie = await service.enter('alice', 'coordinator');
  const encodings = {
    identity: null,
    'gzip, deflate': 'gzip',
    'gzip, br;q=0.9': 'br',
    'br;q=0, gzip': 'gzip',
  };
  const texts = new Set<string>();
  for (const [accepted, encoding] of Object.entries(encodings)) {
    const asked = () => service.ask('/api/v1/summary', { cookie, headers: { 'accept-encoding': accepted } });
    const [made, ready] = [await asked(), await asked()];
    const headersOf = ({ headers }: Response) => [...headers].filter(([name]) => name !== 'date');
    assert.deepEqual(headersOf(ready), headersOf(made), accepted);
    assert.equal(ready.headers.get('content-encoding'), encoding, accepted);
    assert.equal(ready.headers.get('vary'), 'Accept-Encoding');
    for (const answer of [made, ready]) texts.add(await answer.text());
    const headers = { ...revalidate(ready.headers.get('etag') ?? ''), 'accept-encoding': accepted };
    assert.equal((await service.ask('/api/v1/summary', { cookie, headers })).status, 304, accepted);
  }
  assert.equal(texts.size, 1);
  await until(() => told.filter((line) => line.includes('"getSummary"')).length === 12);
});

test('an answer that stands ready is refused to whoever was signed out, or is not of a role that may read it', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const guarded = operation({
    id: 'guarded',
    path: '/guarded',
    summary: 'For publishers.',
    roles: ['publisher'],
    fresh: 'store',
    handle: async () => ({}),
  });
  const { ready, router } = mount(service.context, [guarded]);
  const app = express().use(ready, router).use(handleErrors(service.context.log));
  await using server = await listen(app, { host: '127.0.0.1', port: 0 });
  const bob = await service.enter('bob', 'publisher');
  const alice = await service.enter('alice', 'coordinator');
  const statusFor = async (cookie: string) =>
    (await fetch(`${server.url}/guarded`, { headers: { cookie } })).status;
  assert.deepEqual([await statusFor(bob), await statusFor(bob), await statusFor(alice)], [200, 200, 403]);
  service.clock.set('2018-11-02T22:00:00Z');
  assert.equal(await statusFor(bob), 401);
});

test('every address that can be read answers HEAD like GET without a body, and 304 to who has it', async () => {
  await using store = await openStore('sqlite::memory:');
  await october(store);
  await using service = await startService(store);
  const cookie = await service.enter('alice', 'coordinator');
  const operations = OPERATIONS.filter(
    // What is read under a coordinator's eyes; reading the audit is itself an entry in it.
    ({ method, roles }) => method === 'get' && (!roles || roles.includes('coordinator')),
  )
    .map(({ path }) => (path === '/api/v1/indicators/{key}/measures' ? MEASURES : path))
    .filter((path) => !path.includes('{'));
  const pages = ['/fr', '/en/editions/une-edition', '/entree.css', '/assets/app-1a2b.js'];
  for (const path of [...operations, ...pages]) {
    const got = await service.ask(path, { cookie });
    assert.equal(got.status, 200, path);
    assert.notEqual(await got.text(), '', path);
    const head = await service.ask(path, { cookie, method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, ''], path);
    const etag = got.headers.get('etag') ?? '';
    assert.deepEqual([head.headers.get('etag'), etag !== ''], [etag, true], path);
    const again = await service.ask(path, { cookie, headers: revalidate(etag) });
    assert.deepEqual([again.status, await again.text()], [304, ''], path);
  }
});

test('an address that leads to no page says so, to people and to machines', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  for (const path of ['/fr/methode', '/en/editions/a/b', '/fr/nulle-part']) {
    const answer = await service.ask(path);
    assert.equal(answer.status, 404, path);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/, path);
  }
});
