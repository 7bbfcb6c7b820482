import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { AnnotationsAnswer } from '../../../api/contract/annotation.ts';
import type { SharedLinksAnswer } from '../../../api/contract/shared-links.ts';
import { watchStore } from '../../../db/health/watch-store.ts';
import { withReplica } from '../../../db/replica/readers.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { openPair, type PostgresServer } from '../../cluster/postgres-server.ts';
import { type Service, startService } from './service.ts';
import { json, send } from './shared.ts';

/** Patient: a machine with much to do must not make a replica look dead. */
const LIMITS = { lagMs: 30_000, everyMs: 20, answerMs: 20_000 };

let pair: { primary: PostgresServer; standby: PostgresServer };
before(async () => {
  pair = await openPair({ fsync: 'off' });
});
after(async () => {
  await pair.standby[Symbol.asyncDispose]();
  await pair.primary[Symbol.asyncDispose]();
});

/** The service over a primary and its standby; `read` counts what was read from each. */
async function serve() {
  const stack = new AsyncDisposableStack();
  const store = stack.use(await openStore(pair.primary.url));
  const replica = stack.use(await openStore(pair.standby.url, { asItIs: true }));
  const readers = withReplica(store, replica, { limits: LIMITS });
  const service = stack.use(
    await startService(store, { readers, metricsToken: 'a token for reading metrics' }),
  );
  const watch = watchStore(store, { clock: service.clock, replica: readers.health });
  return { store, replica, readers, watch, service, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const linksOf = async (service: Service, cookie: string): Promise<number> =>
  (await json<SharedLinksAnswer>(service, 'shared-links', cookie)).links.length;

const makeLink = (service: Service, cookie: string): Promise<Response> =>
  send(
    service,
    'shared-links/made',
    {
      kind: 'public',
      label: 'Journée',
      language: 'fr',
      figures: ['seekers_distinct'],
      editions: [],
      until: '2018-12-31',
    },
    cookie,
  );

const annotationsOf = async (service: Service, cookie: string): Promise<number> =>
  (await json<AnnotationsAnswer>(service, 'annotations', cookie)).annotations.length;

const annotate = (service: Service, cookie: string): Promise<Response> =>
  service.ask('/fr/suivi', {
    method: 'POST',
    cookie,
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({
      ...{ do: 'annotate', start: '2018-10-02', kind: 'event', source: 'le collectif' },
      text_fr: 'Une rencontre',
    }),
  });

/** Asks again until it is so; a standby is a moment behind. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it never came to be so');
    await delay(20);
  }
}

const replay = ({ db }: Store, what: 'pause' | 'resume') =>
  sql`select ${sql.raw(`pg_wal_replay_${what}`)}()`.execute(db);

test('who wrote sees it at once, who did not reads the replica, and both see it once it is replayed', async () => {
  await using setting = await serve();
  const { service, replica, readers } = setting;
  const ada = await service.enter('ada', 'administrator');
  const bob = await service.enter('bob', 'administrator');
  const cleo = await service.enter('cleo', 'coordinator');
  await until(
    async () => (await readers.health())?.state === 'following' && (await linksOf(service, bob)) === 0,
  );
  await until(async () => (await replica.db.selectFrom('session').selectAll().execute()).length === 3);
  await replay(replica, 'pause');
  assert.equal((await makeLink(service, ada)).status, 200);
  assert.equal(await linksOf(service, ada), 1);
  assert.equal(await linksOf(service, bob), 0);
  assert.equal((await annotate(service, cleo)).status, 200);
  assert.equal(await annotationsOf(service, cleo), 1, 'noted on a page, and not by the API');
  assert.equal(await annotationsOf(service, bob), 0);
  await replay(replica, 'resume');
  await until(async () => (await linksOf(service, bob)) === 1);
  assert.equal(await linksOf(service, ada), 1);
});

test('when the replica dies every page is still answered, it is told, and it is read from again when it is back', async () => {
  await using setting = await serve();
  const { service, readers, watch } = setting;
  const ada = await service.enter('ada', 'administrator');
  await until(async () => (await readers.health())?.state === 'following');
  await pair.standby.kill();
  for (const path of ['summary', 'shared-links', 'indicators', 'editions'])
    assert.equal((await service.ask(`/api/v1/${path}`, { cookie: ada })).status, 200, path);
  // A watch remembers for some seconds what it has found.
  service.clock.set('2018-11-02T09:01:00Z');
  await until(async () =>
    (await watch.look()).some(({ code, stops }) => code === 'replica-failing' && !stops),
  );
  const told = async (): Promise<string> => {
    const headers = { authorization: 'Bearer a token for reading metrics' };
    return (await service.ask('/metrics', { headers })).text();
  };
  assert.match(await told(), /i4emploi_replica_following 0/);
  await pair.standby.start();
  await until(async () => (await readers.health())?.state === 'following');
  assert.match(await told(), /i4emploi_replica_following 1/);
  assert.equal((await service.ask('/api/v1/summary', { cookie: ada })).status, 200);
});
