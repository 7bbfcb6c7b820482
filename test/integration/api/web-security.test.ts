import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pino from 'pino';
import { openStore } from '../../../db/store.ts';
import { post, startService } from './service.ts';
import { AGREED, KEY, tellerWith } from './telling.ts';

const PAGES = [
  '/fr',
  '/fr/entree',
  '/fr/entree?jeton=none',
  '/fr/retour-au-travail',
  '/en/my-declaration',
  '/en/your-data',
];

test('no page of ours holds a script, a style or a handler of its own, and every answer says what it is', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store, { sampleKey: KEY, publicUrl: 'https://mesure.example' });
  const { token } = await tellerWith(service).declare(AGREED);
  const own = await tellerWith(service).open(token);
  const pages = await Promise.all(PAGES.map((path) => service.ask(path)));
  const texts = [own.text, ...(await Promise.all(pages.map((page) => page.text())))];
  for (const text of texts) {
    assert.match(text, /<html lang="(fr|en)"( data-guest)?>/);
    assert.doesNotMatch(
      text,
      /<script(?![^>]* src="\/)|<style|<base|<iframe|<object|\sstyle="|\son[a-z]+="|javascript:/i,
    );
  }
  const refused = await service.ask('/api/v1/summary');
  const csv = await service.ask('/api/v1/indicators/seeker_requests/measures.csv', {
    cookie: await service.enter('alice', 'coordinator'),
  });
  for (const { url, headers } of [
    ...pages,
    refused,
    csv,
    await service.ask('/telling.css'),
    await service.ask('/none'),
  ]) {
    assert.match(
      headers.get('content-type') ?? '',
      /^(text\/[a-z]+; charset=utf-8|application\/problem\+json)/,
      url,
    );
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none';script-src 'self';/, url);
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, url);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', url);
    assert.match(headers.get('referrer-policy') ?? '', /^(no-referrer|same-origin)$/, url);
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', url);
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', url);
    assert.equal(headers.get('access-control-allow-origin'), null, url);
    assert.equal(headers.get('strict-transport-security'), 'max-age=31536000; includeSubDomains', url);
  }
});

test('nothing that a page was drawn from can end the element that carries it', async () => {
  await using store = await openStore('sqlite::memory:');
  const webDir = mkdtempSync(join(tmpdir(), 'i4emploi-drawn-'));
  mkdirSync(join(webDir, 'ahead'));
  writeFileSync(join(webDir, 'index.html'), '<html lang="fr"><head></head><div id="app"></div>');
  writeFileSync(join(webDir, 'manifest.json'), '{}');
  writeFileSync(
    join(webDir, 'ahead', 'draw-page.js'),
    `exports.drawPage = async () => ({ title: '', description: '', html: '<p>$&</p>', parts: [],
      answers: { text: '</script><script>alert("$&")<!--' } });`,
  );
  await using service = await startService(store, { webDir });
  const text = await (await service.ask('/fr')).text();
  rmSync(webDir, { recursive: true });
  assert.equal(text.match(/<\/?script/g)?.length, 2);
  const told = /id="answers">(.*)<\/script>$/.exec(text)?.[1] ?? '';
  assert.deepEqual(JSON.parse(told), { text: '</script><script>alert("$&")<!--' });
  assert.match(text, /<div id="app"><p>\$&<\/p><\/div>/);
});

test('behind proxies of ours each client has attempts of its own, and nobody invents an address', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store, { trustedProxies: 1 });
  const attempt = async (from: string) =>
    (await post(service.ask, '/fr/entree?jeton=none', { 'x-forwarded-for': from })).status;
  // What a client sends itself comes before what our proxy adds.
  for (let count = 0; count < 20; count += 1)
    assert.equal(await attempt(`198.51.100.${count}, 192.0.2.1`), 404);
  assert.equal(await attempt('198.51.100.99, 192.0.2.1'), 429);
  assert.equal(await attempt('192.0.2.2'), 404);
});

test('whoever is refused is told in the log as it comes, by the operation and never by name', async () => {
  await using store = await openStore('sqlite::memory:');
  const lines: string[] = [];
  const log = pino({ base: null, level: 'info' }, { write: (line: string) => void lines.push(line) });
  await using service = await startService(store, { log });
  const cookie = await service.enter('bob', 'publisher');
  await service.ask('/api/v1/sorting', { cookie });
  await service.ask('/api/v1/summary?year=1');
  await post(service.ask, '/fr/entree?jeton=none', { 'sec-fetch-site': 'cross-site' });
  const used = await service.invite('alice', 'coordinator');
  await post(service.ask, used);
  await post(service.ask, used);
  // A line is written once its answer is sent, which may reach whoever asked a moment before.
  for (let tries = 0; lines.length < 4 && tries < 500; tries += 1) await delay(10);
  const told = lines.map((line) => JSON.parse(line) as { operation: string; status: number });
  assert.deepEqual(
    told.map(({ operation, status }) => `${operation} ${status}`),
    ['getSortingState 403', 'getSummary 401', 'other 403', 'signIn 410'],
  );
  for (const word of ['alice', 'bob', 'jeton', 'year=1', 'none'])
    assert.ok(!lines.join('').includes(word), word);
});

test('a field that nobody asked for, or that comes twice, is refused or not believed', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store, { sampleKey: KEY });
  const cookie = await service.enter('alice', 'coordinator');
  const send = async (body: string) =>
    (
      await service.ask('/api/v1/sorting/posts', {
        method: 'POST',
        cookie,
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
        body,
      })
    ).status;
  assert.equal(await send('{"skip":[]}'), 200);
  for (const body of [
    '{"by":"bob"}',
    '{"__proto__":{"label":"other"}}',
    '{"skip":"1"}',
    '{"skip":[1]}',
    '{"skip":',
  ])
    assert.equal(await send(body), 400, body);
  const twice = await service.ask('/api/v1/summary?month=2018-10&month=2018-11', { cookie });
  assert.equal(twice.status, 400);
  const teller = tellerWith(service);
  const fields = new URLSearchParams({ ...AGREED, stamp: await teller.stamp() });
  fields.append('declaration', 'no');
  teller.wait(10);
  const doubled = await service.ask('/fr/retour-au-travail', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: fields,
  });
  assert.equal(doubled.status, 400);
  assert.deepEqual(await store.db.selectFrom('declaration').select('id').execute(), []);
});
