import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { AppError, knownError } from '../../../db/core/errors.ts';
import { withoutWaiting } from '../../../db/dialect/waiting.ts';
import { readSetting, writeSetting } from '../../../db/queries/settings.ts';
import { openStore } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

test('what is written to a file is there when it is opened again', async () => {
  const url = `sqlite:${join(folder, 'a.db')}`;
  {
    await using store = await openStore(url);
    await writeSetting(store.db, 'cutoff', '2019-09-30');
  }
  await using again = await openStore(url, { mustExist: true });
  assert.equal(await readSetting(again.db, 'cutoff'), '2019-09-30');
});

test('a file keeps what was promised of it: a sync each commit, nothing left of what is deleted', async () => {
  const path = join(folder, 'b.db');
  await using store = await openStore(`sqlite:${path}`);
  const { rows } = await sql<{ value: number }>`
    select synchronous as value from pragma_synchronous union all
    select secure_delete from pragma_secure_delete union all
    select foreign_keys from pragma_foreign_keys`.execute(store.db);
  assert.deepEqual(
    rows.map(({ value }) => value),
    [2, 1, 1],
  );
  assert.equal(new Database(path, { readonly: true }).pragma('journal_mode', { simple: true }), 'wal');
});

test('a long log is copied into the file after the commit, and others have their turns meanwhile', async () => {
  const path = join(folder, 'long.db');
  await using store = await openStore(`sqlite:${path}`);
  const beside = new Database(path, { readonly: true });
  const uncopied = (): number => {
    const [{ log, checkpointed }] = beside.pragma('wal_checkpoint(noop)') as [Record<string, number>];
    return Number(log) - Number(checkpointed);
  };
  const seen: number[] = [];
  let next = setImmediate(function look() {
    seen.push(uncopied());
    next = setImmediate(look);
  });
  await store.db.transaction().execute(async (db) => {
    await sql`create table blob_of_test (a)`.execute(db);
    await sql`insert into blob_of_test values (zeroblob(20000000))`.execute(db);
  });
  clearImmediate(next);
  const turns = seen.filter((pages) => pages > 4000).length;
  assert.ok(turns > 3, `others had ${turns} turns between the commit and the end of the copying`);
  assert.equal(uncopied(), 0, 'then it was copied');
  await store.db.transaction().execute((db) => writeSetting(db, 'cutoff', '2019-09-30'));
  assert.ok(uncopied() > 0, 'a short one is left');
  beside.close();
});

test('a missing file is refused where nothing may be invented, and none is left behind', async () => {
  const path = join(folder, 'absent.db');
  await assert.rejects(openStore(`sqlite:${path}`, { mustExist: true }), refused('database-missing'));
  assert.equal(existsSync(path), false);
  await assert.rejects(
    openStore(`sqlite:${join(folder, 'no', 'such', 'x.db')}`),
    refused('database-missing'),
  );
});

test('a file that is no database is refused and left as it was', async () => {
  const path = join(folder, 'text.db');
  writeFileSync(path, 'ceci n’est pas une base de données, loin de là'.repeat(100));
  await assert.rejects(openStore(`sqlite:${path}`), refused('database-corrupt'));
});

test('a file that cannot be written is refused', {
  skip: process.getuid?.() === 0 && 'root writes everywhere',
}, async () => {
  const path = join(folder, 'readonly.db');
  await (await openStore(`sqlite:${path}`))[Symbol.asyncDispose]();
  chmodSync(path, 0o400);
  await assert.rejects(openStore(`sqlite:${path}`), refused('database-readonly'));
});

test('a database that another program holds is one clear sentence', async () => {
  const path = join(folder, 'held.db');
  await using store = await openStore(`sqlite:${path}`);
  const other = new Database(path);
  other.exec('begin immediate');
  await assert.rejects(
    withoutWaiting(() => writeSetting(store.db, 'cutoff', '2019-09-30')),
    (error) => knownError(error)?.code === 'database-locked',
  );
  other.exec('rollback');
  other.close();
  await writeSetting(store.db, 'cutoff', '2019-09-30');
});

test('an address of no known engine is refused by name', async () => {
  await assert.rejects(openStore('mysql://localhost/x'), refused('env-invalid'));
});

test('a server that does not answer is one clear sentence', async () => {
  await assert.rejects(openStore('postgres://nobody@127.0.0.1:1/none'), refused('database-unavailable'));
});

eachStore('schema', (open) => {
  test('a setting is written once and replaced, never doubled', async () => {
    await using store = await open();
    await writeSetting(store.db, 'cutoff', '2019-09-29');
    await writeSetting(store.db, 'cutoff', '2019-09-30');
    assert.deepEqual(await store.db.selectFrom('setting').selectAll().execute(), [
      { name: 'cutoff', value: '2019-09-30' },
    ]);
  });
});
