import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { limitAttempts } from '../../../api/auth/limit-attempts.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { fromOneState } from '../../../db/dialect/tables.ts';
import { withoutWaiting } from '../../../db/dialect/waiting.ts';
import { readSetting, writeSetting } from '../../../db/queries/settings.ts';
import { type Database, openStore, type Store } from '../../../db/store.ts';

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
      const inBetween = withoutWaiting(() => write(other.db, '2018-11-02'));
      await assert.rejects(inBetween, { code: 'SQLITE_BUSY' });
      await write(transaction, '2018-11-01');
    });
    await write(other.db, '2018-11-02');
    assert.equal(await readSetting(one.db, 'cutoff'), '2018-11-02');
  }));

test('who waits for another to have written keeps nobody in this process from anything', () =>
  twoOfOneFile(async (one, other) => {
    const release = Promise.withResolvers<void>();
    const first = one.db.transaction().execute(async (transaction) => {
      await write(transaction, '2018-11-01');
      await release.promise;
    });
    const second = write(other.db, '2018-11-02');
    const longer = setTimeout(() => release.resolve(), 100);
    await Promise.all([first, second]);
    clearTimeout(longer);
    assert.equal(await readSetting(one.db, 'cutoff'), '2018-11-02');
  }));

test('who reads one state keeps nobody from writing, and goes on reading it', () =>
  twoOfOneFile(async (one, other) => {
    await write(one.db, '2018-11-01');
    const twice = await fromOneState(one.db, 'sqlite', async (db) => {
      const before = await readSetting(db, 'cutoff');
      await withoutWaiting(() => write(other.db, '2018-11-02'));
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
