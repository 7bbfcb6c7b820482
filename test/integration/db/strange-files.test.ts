import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { AppError } from '../../../db/core/errors.ts';
import { sqliteVitals } from '../../../db/dialect/sqlite-vitals.ts';
import { readSetting, writeSetting } from '../../../db/queries/settings.ts';
import { openStore } from '../../../db/store.ts';
import { mountSmallDisk } from '../small-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'strange-'));
let made = 0;
const newPath = (): string => join(folder, `${made++}.db`);
const open = (path: string) => openStore(`sqlite:${path}`);
const copy = (from: string, to: string, parts: readonly string[]): void => {
  for (const part of parts) copyFileSync(`${from}${part}`, `${to}${part}`);
};
const refused = (code: string, says: RegExp) => (error: unknown) => {
  assert.ok(error instanceof AppError, String(error));
  assert.equal(error.code, code);
  assert.match(error.sentence.fr, says);
  return true;
};

/** A store as a killed process leaves it: the file, and beside it a log that holds what was written last. */
async function killed(cutoff: string): Promise<string> {
  const [alive, left] = [newPath(), newPath()];
  await using store = await open(alive);
  await writeSetting(store.db, 'cutoff', cutoff);
  copy(alive, left, ['', '-wal']);
  return left;
}
const cutoffIn = async (path: string): Promise<string | null> => {
  await using store = await open(path);
  return await readSetting(store.db, 'cutoff');
};

test('the log that a killed process left is its own, and what it holds is there', async () => {
  assert.equal(await cutoffIn(await killed('2019-09-30')), '2019-09-30');
});

test('a log cut short in the middle of a write is its own too', async () => {
  const path = await killed('2019-09-30');
  truncateSync(`${path}-wal`, statSync(`${path}-wal`).size - 1000);
  assert.equal(await cutoffIn(path), null);
});

test('the log of another store is refused before a byte of the file is touched', async () => {
  const [path, other] = [await killed('2019-09-30'), await killed('2018-01-01')];
  await cutoffIn(path);
  const before = readFileSync(path);
  copyFileSync(`${other}-wal`, `${path}-wal`);
  await assert.rejects(open(path), refused('journal-foreign', /-wal n’est pas celui de la base/));
  assert.deepEqual(readFileSync(path), before);
});

test('an old copy of a store is not opened with the log of now, nor the store of now with an old log', async () => {
  const path = newPath();
  await cutoffIn(path);
  const old = newPath();
  copy(path, old, ['']);
  for (let opened = 0; opened < 3; opened += 1) await cutoffIn(path);
  await using store = await open(path);
  await writeSetting(store.db, 'cutoff', '2019-09-30');
  copy(path, old, ['-wal']);
  await assert.rejects(open(old), refused('journal-foreign', /npm run restore/));
  const now = newPath();
  await store[Symbol.asyncDispose]();
  for (let opened = 0; opened < 3; opened += 1) await cutoffIn(path);
  copy(path, now, ['']);
  copyFileSync(`${old}-wal`, `${now}-wal`);
  await assert.rejects(open(now), refused('journal-foreign', /npm run restore/));
});

test('a store that several processes write in turn keeps its own log', async () => {
  const path = newPath();
  await using one = await open(path);
  await using two = await open(path);
  for (let n = 0; n < 20; n += 1) {
    await writeSetting(n % 2 ? one.db : two.db, 'cutoff', `2019-09-${n + 10}`);
    await one.vitals.write();
    if (n % 7 === 0) await sql`pragma wal_checkpoint(restart)`.execute(two.db);
    const left = newPath();
    copy(path, left, ['', '-wal']);
    assert.equal(await cutoffIn(left), `2019-09-${n + 10}`, `after ${n}`);
  }
});

/** Of another process, as locks are kept from those alone: what stands in the way of having the file for oneself. */
const lockedAgainst = (path: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '-e', TAKE_ALONE, path], { encoding: 'utf8' });
const TAKE_ALONE = `
  import Database from 'better-sqlite3';
  try {
    const database = new Database(process.argv[1], { timeout: 0 });
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('schema_version');
  } catch ({ code }) {
    process.stdout.write(code);
  }`;
const OPEN_TOO = `
  const { parentPort, workerData } = require('node:worker_threads');
  import('./db/store.ts')
    .then(({ openStore }) => openStore(workerData))
    .then(() => parentPort.postMessage('open'));
  parentPort.ref();`;

test('the file of a service stays locked against others when a thread of it opens it too', async () => {
  const path = newPath();
  await using store = await open(path);
  await writeSetting(store.db, 'cutoff', '2019-09-30');
  assert.equal(lockedAgainst(path), 'SQLITE_BUSY');
  const thread = new Worker(OPEN_TOO, { eval: true, workerData: `sqlite:${path}` });
  await once(thread, 'message');
  thread.unref();
  assert.equal(lockedAgainst(path), 'SQLITE_BUSY');
  await thread.terminate();
  assert.equal(lockedAgainst(path), 'SQLITE_BUSY');
});

test('a file that has lost all it held is no new store', async () => {
  const path = newPath();
  writeFileSync(path, '');
  await cutoffIn(path);
  writeFileSync(path, '');
  utimesSync(path, 1_000_000, 1_000_000);
  await assert.rejects(open(path), refused('database-empty', /est vide/));
});

test('a disk that can only be read is one sentence, and nothing is left half open', async (t) => {
  using disk = mountSmallDisk(8);
  if (!disk) return t.skip('mounting is not permitted');
  const path = join(disk.folder, 'store.db');
  await cutoffIn(path);
  disk.closeForWriting();
  await assert.rejects(open(path), refused('database-readonly', /Donnez au service le droit d’écrire/));
});

test('a file is read through: overwritten or cut short, it is damaged; whole, it is sound', async () => {
  const path = newPath();
  await using store = await open(path);
  await sql`create table filler as
    with recursive some (n) as (select 1 union all select n + 1 from some where n < 200)
    select hex(zeroblob(400)) as text from some`.execute(store.db);
  await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
  assert.equal(await store.vitals.isSound(), true);
  const damage: [name: string, (path: string) => void][] = [
    [
      'overwritten',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, bytes.length - 60_000, bytes.length - 30_000);
        writeFileSync(file, bytes);
      },
    ],
    [
      'a page of zeroes',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0, 4096 * 4, 4096 * 5);
        writeFileSync(file, bytes);
      },
    ],
    ['cut short', (file) => truncateSync(file, statSync(file).size - 4096 * 20)],
  ];
  for (const [name, act] of damage) {
    const left = newPath();
    cpSync(path, left);
    act(left);
    assert.equal(await sqliteVitals(left).isSound(), false, name);
  }
});
