import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { ReadinessAnswer, StateAnswer } from '../../../api/contract/health.ts';
import { day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { watchStore } from '../../../db/health/watch-store.ts';
import { startRun } from '../../../db/queries/runs.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { mountSmallDisk } from '../small-disk.ts';
import { NOW, type Service, startService } from './service.ts';

/** The service over a file, where each look is a new one. */
async function serve(store: Store, room = 0) {
  const clock = fixedClock(NOW);
  let at = Date.parse(NOW);
  const service = await startService(store, { clock, watch: watchStore(store, { clock, room }) });
  return {
    service,
    clock,
    later(seconds: number) {
      at += seconds * 1000;
      clock.set(new Date(at).toISOString());
    },
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}
const readiness = async ({ ask }: Service) => {
  const response = await ask('/readyz', { headers: { 'accept-language': 'fr' } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const saidAtHome = async ({ ask }: Service, cookie: string) =>
  StateAnswer.parse(await (await ask('/api/v1/state', { cookie })).json()).troubles;
const newFile = () => join(mkdtempSync(join(tmpdir(), 'troubled-')), 'store.db');

test('a service that is well says so, and its first page has nothing to tell', async () => {
  await using store = await openStore(`sqlite:${newFile()}`);
  await using served = await serve(store);
  const { status, body } = await readiness(served.service);
  assert.equal(status, 200);
  assert.deepEqual(ReadinessAnswer.parse(body), { status: 'ready', troubles: [] });
  assert.deepEqual(await saidAtHome(served.service, await served.service.enter('alice', 'coordinator')), []);
});

test('a full disk stops writing and nothing else; what was acknowledged is there, and it goes on once there is room', async (t) => {
  using disk = mountSmallDisk(8);
  if (!disk) return t.skip('mounting is not permitted');
  await using store = await openStore(`sqlite:${join(disk.folder, 'store.db')}`);
  await using served = await serve(store, 1_000_000);
  const { service, later } = served;
  const cookie = await service.enter('alice', 'coordinator');
  disk.fill();
  const kept: string[] = [];
  const invite = async (name: string): Promise<boolean> => {
    try {
      await service.invite(name, 'publisher');
      kept.push(name);
      return true;
    } catch (error) {
      assert.match(String((error as { code?: string }).code), /^SQLITE_FULL/);
      return false;
    }
  };
  for (let n = 0; n < 2_000 && (await invite(`before ${n}`)); n += 1);
  assert.equal(await invite('refused'), false);
  later(10);
  const full = await readiness(service);
  assert.equal(full.status, 503);
  assert.equal(full.body.code, 'disk-full');
  assert.match(String(full.body.detail), /^Le disque est plein\s: .*Libérez de la place/);
  assert.deepEqual(
    (await saidAtHome(service, cookie)).map(({ code, stops }) => [code, stops]),
    [['disk-full', true]],
  );
  assert.equal((await service.ask('/api/v1/indicators')).status, 200, 'what is read is still answered');
  disk.free();
  later(10);
  assert.equal((await readiness(service)).status, 200);
  assert.equal(await invite('after'), true);
  const names = (await store.db.selectFrom('staff_member').select('name').execute()).map(({ name }) => name);
  assert.deepEqual(names.sort(), ['alice', ...kept].sort());
});

test('a disk that is nearly full is told while everything still works', async () => {
  await using store = await openStore(`sqlite:${newFile()}`);
  await using served = await serve(store, Number.MAX_SAFE_INTEGER);
  const { status, body } = await readiness(served.service);
  assert.equal(status, 200);
  const { status: state, troubles } = ReadinessAnswer.parse(body);
  assert.deepEqual([state, troubles.map(({ code }) => code)], ['degraded', ['disk-nearly-full']]);
});

test('another program that holds the store is told after a minute, and forgotten when it lets go', async () => {
  const path = newFile();
  await using store = await openStore(`sqlite:${path}`);
  await using served = await serve(store);
  const { service, later } = served;
  const other = new Database(path);
  other.exec('begin immediate');
  assert.equal((await readiness(service)).status, 200, 'a night writes for a while too');
  later(61);
  const held = await readiness(service);
  assert.deepEqual([held.status, held.body.code], [503, 'database-locked']);
  assert.match(String(held.body.detail), /occupée par un autre programme/);
  other.exec('rollback');
  other.close();
  later(10);
  assert.equal((await readiness(service)).status, 200);
});

test('a file taken away under the service, a damaged one: each is told, with what to do', async () => {
  const path = newFile();
  await using store = await openStore(`sqlite:${path}`);
  await using served = await serve(store);
  const { service, later } = served;
  await readiness(service);
  renameSync(path, `${path}.away`);
  later(10);
  const gone = await readiness(service);
  assert.deepEqual([gone.status, gone.body.code], [503, 'database-moved']);
  renameSync(`${path}.away`, path);
  later(10);
  assert.equal((await readiness(service)).status, 200);
  await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
  truncateSync(path, statSync(path).size / 2);
  await service.context.watch.readThrough();
  const damaged = await readiness(service);
  assert.deepEqual([damaged.status, damaged.body.code], [503, 'database-corrupt']);
  assert.match(String(damaged.body.detail), /npm run restore/);
});

test('a clock behind the last collection is told until it is right again', async () => {
  await using store = await openStore(`sqlite:${newFile()}`);
  await using served = await serve(store);
  const { service, later } = served;
  const cookie = await service.enter('alice', 'coordinator');
  const ahead = new Date(Date.parse(NOW) + 3_600_000).toISOString();
  await startRun(store.db, { task: 'roll-up', day: day('2018-11-01'), at: instant(ahead) });
  const [trouble] = await saidAtHome(service, cookie);
  assert.equal(trouble?.code, 'clock-behind');
  assert.match(trouble?.fr ?? '', /Remettez-la à l’heure/);
  assert.match(trouble?.en ?? '', /Set it right/);
  assert.equal((await readiness(service)).body.status, 'degraded');
  later(3_600);
  assert.equal((await readiness(service)).body.status, 'ready');
});
