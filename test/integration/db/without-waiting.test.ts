import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { limitAttempts } from '../../../api/auth/limit-attempts.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { fromOneState } from '../../../db/dialect/tables.ts';
import { WAITS_MS, withoutWaiting } from '../../../db/dialect/without-waiting.ts';
import { readSetting, writeSetting } from '../../../db/queries/settings.ts';
import { type Database, openStore, type Store } from '../../../db/store.ts';

const waitOf = async (db: Database): Promise<number | undefined> =>
  (await sql<{ timeout: number }>`pragma busy_timeout`.execute(db)).rows[0]?.timeout;

test('what would rather fail than wait does not wait, and what comes after it does', async () => {
  await using store = await openStore('sqlite::memory:');
  assert.equal(await withoutWaiting(store.db, 'sqlite', waitOf), 0);
  assert.equal(await waitOf(store.db), WAITS_MS);
  await assert.rejects(withoutWaiting(store.db, 'sqlite', () => Promise.reject(new Error('no'))));
  assert.equal(await waitOf(store.db), WAITS_MS);
});

async function twoOfOneFile(run: (one: Store, other: Store) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-two-'));
  try {
    const url = `sqlite:${join(folder, 'store.db')}`;
    await using one = await openStore(url);
    await using other = await openStore(url);
    await run(one, other);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const write = (db: Database, day: string) => writeSetting(db, 'cutoff', day);

test('what reads before it writes is not refused because others wrote in between: they wait', () =>
  twoOfOneFile(async (one, other) => {
    await one.db.transaction().execute(async (transaction) => {
      await readSetting(transaction, 'cutoff');
      const inBetween = withoutWaiting(other.db, 'sqlite', (db) => write(db, '2018-11-02'));
      await assert.rejects(inBetween, { code: 'SQLITE_BUSY' });
      await write(transaction, '2018-11-01');
    });
    await write(other.db, '2018-11-02');
    assert.equal(await readSetting(one.db, 'cutoff'), '2018-11-02');
  }));

test('who reads one state keeps nobody from writing, and goes on reading it', () =>
  twoOfOneFile(async (one, other) => {
    await write(one.db, '2018-11-01');
    const twice = await fromOneState(one.db, 'sqlite', async (db) => {
      const before = await readSetting(db, 'cutoff');
      await withoutWaiting(other.db, 'sqlite', (writer) => write(writer, '2018-11-02'));
      return [before, await readSetting(db, 'cutoff')];
    });
    assert.deepEqual(twice, ['2018-11-01', '2018-11-01']);
    assert.equal(await readSetting(one.db, 'cutoff'), '2018-11-02');
  }));

test('while a night writes, attempts are counted all the same, by each process', () =>
  twoOfOneFile(async (store, night) => {
    const limit = limitAttempts({ store, clock: fixedClock('2018-11-02T09:00:00Z') }, 'sign-in');
    await night.db.transaction().execute(async (transaction) => {
      await write(transaction, '2018-11-01');
      const waits: number[] = [];
      for (let attempt = 0; attempt < 21; attempt += 1) waits.push(await limit('192.0.2.1'));
      assert.deepEqual(waits, [...Array(20).fill(0), 60]);
    });
  }));
