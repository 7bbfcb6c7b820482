import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { limitAttempts } from '../../../api/auth/limit-attempts.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { WAITS_MS, withoutWaiting } from '../../../db/dialect/without-waiting.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { type Database, openStore } from '../../../db/store.ts';

const waitOf = async (db: Database): Promise<number | undefined> =>
  (await sql<{ timeout: number }>`pragma busy_timeout`.execute(db)).rows[0]?.timeout;

test('what would rather fail than wait does not wait, and what comes after it does', async () => {
  await using store = await openStore('sqlite::memory:');
  assert.equal(await withoutWaiting(store.db, 'sqlite', waitOf), 0);
  assert.equal(await waitOf(store.db), WAITS_MS);
  await assert.rejects(withoutWaiting(store.db, 'sqlite', () => Promise.reject(new Error('no'))));
  assert.equal(await waitOf(store.db), WAITS_MS);
});

test('while a night writes, attempts are counted all the same, by each process', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-attempts-'));
  try {
    const url = `sqlite:${join(folder, 'store.db')}`;
    await using store = await openStore(url);
    await using night = await openStore(url);
    const limit = limitAttempts({ store, clock: fixedClock('2018-11-02T09:00:00Z') }, 'sign-in');
    await night.db.transaction().execute(async (transaction) => {
      await writeSetting(transaction, 'cutoff', '2018-11-01');
      const waits: number[] = [];
      for (let attempt = 0; attempt < 21; attempt += 1) waits.push(await limit('192.0.2.1'));
      assert.deepEqual(waits, [...Array(20).fill(0), 60]);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
