import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import pino from 'pino';
import { Problem } from '../../../api/contract/common.ts';
import { getReadiness } from '../../../api/routes/get-readiness.ts';
import { OPERATIONS } from '../../../api/routes/index.ts';
import type { Schema } from '../../../db/schema/index.ts';
import { openStore } from '../../../db/store.ts';
import { NOW, october, startService } from './service.ts';

const MEASURES = '/api/v1/indicators/hashtag_posts_original/measures';

test('each thing typed wrong is one sentence with the name of the field', async () => {
  await using store = await openStore('sqlite::memory:');
  await october(store);
  await using service = await startService(store);
  const cookie = await service.enter('alice', 'coordinator');
  const cases: [path: string, status: number, field: string | undefined][] = [
    ['/api/v1/indicators/nothing/measures', 404, 'indicator'],
    [`${MEASURES}?colour=blue`, 400, 'colour'],
    [`${MEASURES}?from=2019-02-30`, 400, 'from'],
    [`${MEASURES}?to=hier`, 400, 'to'],
    [`${MEASURES}?grain=week`, 400, 'grain'],
    ['/api/v1/indicators/declared_share_cohort/measures?grain=day', 400, 'grain'],
    [`${MEASURES}?from=2018-10-02&to=2018-10-01`, 400, 'from'],
    [`${MEASURES}?grain=day&from=0001-01-01&to=9999-12-31`, 400, 'from'],
    [`${MEASURES}?dimension=colour`, 400, 'dimension'],
    [`${MEASURES}?from=2018-10-01&from=2018-10-02`, 400, 'from'],
    ['/api/v1/summary?year=deux', 400, 'year'],
    ['/api/v1/summary?year=2031', 400, 'year'],
    ['/api/v1/figures?period=hier', 400, 'period'],
    ['/api/v1/figures?indicator=aucun', 404, 'indicator'],
    ['/api/v1/summary?asOf=', 400, 'asOf'],
    // Of a day that is not over it is not known yet what was known at its end.
    [`/api/v1/summary?asOf=${NOW.slice(0, 10)}`, 400, 'asOf'],
    [`${MEASURES}?asOf=2031-01-01`, 400, 'asOf'],
    ['/api/v1/published-figures?asOf=2031-01-01', 400, 'asOf'],
    ['/api/v1/editions/anniversaire-1999-00000000', 404, 'id'],
    ['/api/v1/nothing', 404, undefined],
    ['/nothing', 404, undefined],
    ['/api/v1/indicators/%E0%A4%A/measures', 400, undefined],
  ];
  for (const [path, status, field] of cases) {
    const response = await service.ask(path, { cookie });
    const problem = Problem.parse(await response.json());
    assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/, path);
    assert.deepEqual([response.status, problem.status, problem.field], [status, status, field], path);
    assert.match(problem.detail ?? '', /\.$/, path);
  }
});

test('a problem speaks the language asked for, and French otherwise', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const title = async (language: string) => {
    const response = await service.ask('/api/v1/nothing', { headers: { 'accept-language': language } });
    return [((await response.json()) as Problem).title, response.headers.get('content-language')];
  };
  assert.deepEqual(await title('en-GB,en;q=0.9,fr;q=0.1'), ['Not found', 'en']);
  assert.deepEqual(await title('fr-FR'), ['Introuvable', 'fr']);
  assert.deepEqual(await title('de'), ['Introuvable', 'fr']);
});

test('another method on a known path is refused, and says which are allowed', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const read = 'GET, HEAD';
  const cases: [path: string, allow: string][] = [
    ...OPERATIONS.map(({ method, path }): [string, string] => [
      path.replace(/\{\w+\}/, 'x'),
      method === 'get' ? read : 'POST',
    ]),
    ['/', read],
    ['/fr', read],
    ['/en/editions/x', read],
    ['/assets/app-1a2b.js', read],
    ['/entree.css', read],
    ['/fr/entree', 'GET, HEAD, POST'],
    ['/en/sortie', 'GET, HEAD, POST'],
  ];
  for (const [path, allow] of cases) {
    const methods = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'].filter((one) => !allow.includes(one));
    for (const method of methods) {
      const response = await service.ask(path, { method, headers: { 'sec-fetch-site': 'same-origin' } });
      assert.deepEqual([response.status, response.headers.get('allow')], [405, allow], `${method} ${path}`);
      assert.equal(((await response.json()) as Problem).code, 'method-not-allowed', path);
    }
  }
});

test('our own failure is told without detail and logged without the message that may quote data', async () => {
  const store = await openStore('sqlite::memory:');
  const lines: string[] = [];
  await using service = await startService(store, {
    log: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
  });
  await store.db.schema.dropTable('published_figure').execute();
  const response = await service.ask('/api/v1/published-figures?asOf=2018-01-01');
  assert.equal(response.status, 500);
  const body = await response.text();
  assert.doesNotMatch(body, /published_figure|SQL/);
  assert.equal(lines.length, 1);
  assert.doesNotMatch(lines[0] ?? '', /no such table|\?asOf/);
  assert.match(lines[0] ?? '', /"frames":\[/);
  await service.ask('/nothing');
  assert.equal(lines.length, 1, 'what people typed wrong is no failure');
  await store[Symbol.asyncDispose]();
});

test('readiness needs a store that answers; health does not', async () => {
  const store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  assert.equal((await service.ask('/readyz')).status, 200);
  await store[Symbol.asyncDispose]();
  const gone = await service.ask('/readyz');
  assert.deepEqual([gone.status, ((await gone.json()) as Problem).code], [503, 'not-ready']);
  assert.equal((await service.ask('/healthz')).status, 200);
});

test('a store that takes a question and never answers it is not ready', { timeout: 10_000 }, async (t) => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  class Stuck extends DummyDriver {
    override acquireConnection(): Promise<never> {
      return new Promise(() => {});
    }
  }
  const db = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new Stuck(),
      createIntrospector: (inner) => new SqliteIntrospector(inner),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const asked = getReadiness.handle(
    { ...service.context, store: { ...store, db } },
    { params: {}, query: {} },
  );
  t.mock.timers.tick(3_000);
  await assert.rejects(asked, { code: 'not-ready', status: 503 });
  t.mock.timers.reset();
});

test('without its store, the service still shows its pages, and each operation says that it failed', async () => {
  const store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const cookie = await service.enter('alice', 'coordinator');
  await store[Symbol.asyncDispose]();
  for (const { id, method, path, access, fresh } of OPERATIONS) {
    const response = await service.ask(path.replace('{key}', 'bio_adopters').replace('{id}', 'x'), {
      cookie,
      method,
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const needsStore = access === 'session' || fresh === 'store' || id === 'getReadiness';
    assert.equal(response.status >= 500, needsStore, id);
    if (needsStore) assert.equal(Problem.parse(await response.json()).status, response.status, id);
  }
  assert.equal((await service.ask('/fr')).status, 200);
  assert.equal((await service.ask('/entree.css')).status, 200);
});

test('a schema that is behind is not ready', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  await store.db.deleteFrom('kysely_migration' as never).execute();
  assert.equal((await service.ask('/readyz')).status, 503);
});

test('a page of ours may load only what is ours, and says nothing of what serves it', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const { headers } = await service.ask('/fr');
  assert.equal(
    headers.get('content-security-policy'),
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  );
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
  assert.equal(headers.get('x-powered-by'), null);
});

test('every page is the one shell in the language of its address; assets never change', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  for (const [path, language] of [
    ['/fr', 'fr'],
    ['/en', 'en'],
    ['/fr/editions/anniversaire-2019-0', 'fr'],
    ['/en/editions/x', 'en'],
  ]) {
    const response = await service.ask(path ?? '');
    assert.match(await response.text(), new RegExp(`<html lang="${language}"`), path);
  }
  const root = await service.ask('/', { headers: { 'accept-language': 'en' } });
  assert.deepEqual([root.status, root.headers.get('location')], [302, '/en']);
  const asset = await service.ask('/assets/app-1a2b.js');
  assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable');
});

test('no address leads out of the folder of assets', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  for (const path of [
    '/assets/../index.html',
    '/assets/..%2findex.html',
    '/assets/%2e%2e/index.html',
    '/assets//etc/passwd',
    '/assets/%00',
  ]) {
    const status = await rawStatus(service.url, path);
    assert.ok(status >= 400 && status < 500, `${path}: ${status}`);
  }
});

/** As typed: fetch would tidy the path up first. */
function rawStatus(url: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
