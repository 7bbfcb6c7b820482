import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { isReached, replayedPosition, writtenPosition } from '../../../db/dialect/replication.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { readAccount } from '../../../jobs/people/account.ts';
import { rightTask } from '../../../jobs/people/rights.ts';
import { runTask } from '../../../jobs/runner.ts';
import { openPair } from '../../cluster/postgres-server.ts';
import { startService } from '../api/service.ts';
import { AGREED, tellerWith } from '../api/telling.ts';
import { LAST, openLived, world } from './lived.ts';
import { KEY } from './setting.ts';

const HER = 'cherche0';
const OTHER = { post: world.postId('demande1'), text: 'Lyon, disponible 1 jours' };

/** Which words stand in the bytes of which files of a server, by their paths. */
async function bytesOf(folder: string, words: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = new Map(words.map((word) => [word, new Set<string>()]));
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // The server may have removed it meanwhile.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    for (const [word, files] of found) if (bytes.includes(word)) files.add(path.slice(folder.length + 1));
  }
  return found;
}

async function serverOf({ db }: Store) {
  const { rows } = await sql<{ folder: string; statistics: string }>`
    select current_setting('data_directory') as folder,
      pg_relation_filepath('pg_statistic') as statistics`.execute(db);
  return rows[0] ?? assert.fail();
}

/** Resolves once the standby holds what the primary does. */
async function replayed(primary: Store, standby: Store): Promise<void> {
  const wanted = await writtenPosition(primary.db);
  while (!isReached(wanted, (await replayedPosition(standby.db)) ?? '0/0')) await delay(50);
}

test('who is forgotten is in no file of a PostgreSQL server: tables, statistics, log', async () => {
  const { primary, standby } = await openPair({ wal_recycle: 'off' });
  await using _primary = primary;
  await using _standby = standby;
  await using store = await openStore(primary.url);
  await using setting = await openLived(store);
  await using service = await startService(store, { sampleKey: KEY });
  service.clock.set('2019-04-01T08:00:00Z');
  const fields = { ...AGREED, start_day: '2019-04-01', account: `@${HER}`, contract: 'cdi' };
  const mail = { follow_up: 'yes', mail: 'camille.berthelot@example.org', profile: 'yes', region: '53' };
  const { token } = await tellerWith(service).declare({ ...fields, ...mail });
  const told = await store.db
    .selectFrom('declaration')
    .select(['link_hash', 'sealed_mail'])
    .where('source', '=', 'form')
    .executeTakeFirstOrThrow();
  const kept = [
    ...[world.postId('demande0'), world.postId('nouvelles'), 'Lyon, disponible 0 jours', 'signé mon CDI'],
    ...[told.link_hash, told.sealed_mail].map((text) => text ?? assert.fail()),
  ];
  const never = [HER, 'camille', 'berthelot', token];
  await sql`analyze`.execute(store.db);
  await sql`checkpoint`.execute(store.db);
  const { folder, statistics } = await serverOf(store);
  const before = await bytesOf(folder, kept);
  for (const word of kept) {
    const files = [...(before.get(word) ?? [])];
    assert.ok(
      files.some((path) => path.startsWith('base/')),
      `${word} is in a table`,
    );
    assert.ok(
      files.some((path) => path.startsWith('pg_wal/')),
      `${word} is in the log`,
    );
  }
  assert.ok(before.get(world.postId('demande0'))?.has(statistics), 'the planner noted a post of hers');

  await runTask(
    setting,
    rightTask('forget', readAccount(`@${HER}`), () => {}),
    LAST,
  );
  // The standby has had it all by then, and each has made its next checkpoint: by themselves they do every five minutes.
  await using follower = await openStore(standby.url, { asItIs: true });
  for (const { db } of [store, follower]) {
    await replayed(store, follower);
    await sql`checkpoint`.execute(db);
  }
  await holdsNothing(folder);
  await holdsNothing((await serverOf(follower)).folder);

  async function holdsNothing(place: string): Promise<void> {
    const after = await bytesOf(place, [...kept, ...never, ...Object.values(OTHER)]);
    for (const word of [...kept, ...never]) assert.deepEqual([...(after.get(word) ?? [])], [], word);
    for (const word of Object.values(OTHER)) assert.notEqual(after.get(word)?.size, 0, `${word} stays`);
  }
});
