import assert from 'node:assert/strict';
import { mkdtempSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { day } from '../../../db/core/calendar.ts';
import { AppError } from '../../../db/core/errors.ts';
import { withoutWaiting } from '../../../db/dialect/waiting.ts';
import { openStore } from '../../../db/store.ts';
import { runNightly } from '../../../jobs/runner.ts';
import { observed, openSetting } from './setting.ts';
import { smallWorld } from './small-world.ts';

const NIGHT = '2019-04-01T01:00:00Z';
const LAST = day('2019-03-31');
const world = smallWorld();
const newFile = () => join(mkdtempSync(join(tmpdir(), 'unfit-')), 'store.db');
const failure = async (night: Promise<void>): Promise<AppError> => {
  const error: unknown = await night.then(() => null).catch((caught: unknown) => caught);
  assert.ok(error instanceof AppError, String(error));
  return error;
};

test('a night that finds its store unfit asks X nothing, and says what to do', async () => {
  const path = newFile();
  await using store = await openStore(`sqlite:${path}`);
  await using setting = await openSetting(store, world, { now: NIGHT });
  const refused = async (code: string, says: RegExp, more = {}): Promise<void> => {
    const error = await failure(runNightly({ ...setting, ...more }, LAST));
    assert.equal(error.code, code);
    assert.match(error.sentence.fr, says);
    assert.deepEqual(setting.standIn.requests, []);
  };
  await refused('disk-nearly-full', /Libérez de la place/, { room: Number.MAX_SAFE_INTEGER });
  const other = new Database(path);
  other.exec('begin immediate');
  await withoutWaiting(() =>
    refused('tasks-failed', /^compliance\s: La base est occupée par un autre programme/),
  );
  other.exec('rollback');
  other.close();
  await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
  truncateSync(path, statSync(path).size / 2);
  await refused('database-corrupt', /npm run restore/);
});

test('a clock set back between two nights is refused; set right, the night goes on as if nothing had been', async () => {
  const lived = async (wrong: boolean) => {
    await using store = await openStore('sqlite::memory:');
    await using setting = await openSetting(store, world, { now: '2019-03-31T01:00:00Z' });
    await runNightly(setting, day('2019-03-30'));
    const asked = setting.standIn.requests.length;
    if (wrong) {
      setting.setNow('2019-03-20T01:00:00Z');
      const error = await failure(runNightly(setting, day('2019-03-19')));
      assert.equal(error.code, 'clock-behind');
      assert.equal(setting.standIn.requests.length, asked);
    }
    setting.setNow(NIGHT);
    await runNightly(setting, LAST);
    return await observed(store);
  };
  assert.deepEqual(await lived(true), await lived(false));
});

test('a disk that fills up ends the night at once, and the next one reads on from the last page it kept', async () => {
  await using whole = await openStore('sqlite::memory:');
  await using calm = await openSetting(whole, world, { now: NIGHT });
  await runNightly(calm, LAST);

  await using store = await openStore('sqlite::memory:');
  await using setting = await openSetting(store, world, { now: NIGHT });
  let full = false;
  const failpoint = (at: string): void => {
    // The first page of posts is kept; then not a page of the file more is to be had.
    if (at !== 'after-commit' || full) return;
    full = true;
    void sql`pragma max_page_count = 1`.execute(store.db);
  };
  const error = await failure(runNightly({ ...setting, failpoint }, LAST));
  assert.match(error.sentence.fr, /\s: Le disque est plein\s: rien n’a été écrit à moitié/);
  assert.equal(error.sentence.fr.split('\n').length, 1, 'nothing was begun after it');
  const asked = setting.standIn.requests.length;
  assert.ok(asked > 0 && asked < calm.standIn.requests.length / 2, `${asked} requests`);
  await sql`pragma max_page_count = 1000000`.execute(store.db);
  await runNightly(setting, LAST);
  assert.deepEqual(await observed(store), await observed(whole));
  assert.equal(setting.standIn.requests.length, calm.standIn.requests.length + 1, 'one page is read twice');
});
