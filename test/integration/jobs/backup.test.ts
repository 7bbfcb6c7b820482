import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, test } from 'node:test';
import Database from 'better-sqlite3';
import pg from 'pg';
import {
  differences,
  digesting,
  digestOf,
  fillStore,
  readStore,
  type StoreDigest,
} from '../../../db/copy/copy-store.ts';
import { addDays } from '../../../db/core/calendar.ts';
import { noteErasure, readErasures } from '../../../db/privacy/erasures-file.ts';
import { addSignInLink } from '../../../db/queries/sign-in-links.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { verifyBackup, writeBackup } from '../../../jobs/backup/backup-file.ts';
import { restore } from '../../../jobs/backup/restore.ts';
import { readAccount } from '../../../jobs/people/account.ts';
import { rightTask } from '../../../jobs/people/rights.ts';
import { runTask } from '../../../jobs/runner.ts';
import { backupName } from '../../../jobs/tasks/backup.ts';
import { seededRandom } from '../../demo/world/random.ts';
import { eachStore, realServer } from '../stores.ts';
import { LAST, openLived, world } from './lived.ts';
import { taskNamed } from './setting.ts';

const AT = '2019-04-01T03:00:00.000Z' as never;
const STANDING = `
  import { openStore } from './db/store.ts';
  await openStore(process.env.STORE);
  process.stdout.write('open');
  setInterval(() => {}, 1000);`;
const NOBODY = { people: new Map(), takenBack: new Map(), platform: null };

async function inFolder(use: (path: (name: string) => string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-backup-'));
  try {
    await use((name) => join(folder, name));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
const rowsOf = (digest: StoreDigest) => Object.values(digest).reduce((sum, { rows }) => sum + rows, 0);

eachStore('A backup', (open) => {
  test('restored, it holds the same rows, to the digest, and the service goes on from there', async () => {
    await inFolder(async (path) => {
      await using store = await open();
      await using setting = await openLived(store);
      await addSignInLink(store.db, {
        ...{ token_hash: 'a'.repeat(64), role: 'coordinator', name: 'alice' },
        ...{ created_at: AT, expires_at: AT },
      });
      const before = await digestOf(store);
      assert.ok(rowsOf(before) > 500);
      assert.deepEqual(await writeBackup(store, path('one.backup'), AT), before);
      const restored = await restore(path('one.backup'), `sqlite:${path('new.db')}`, {
        ...setting,
        erasures: NOBODY,
      });
      assert.equal(restored.rows, rowsOf(before));
      await using again = await openStore(`sqlite:${path('new.db')}`, { mustExist: true });
      const after = await digestOf(again);
      // The restore itself is a run, told like any other; what lets somebody in may have been withdrawn since.
      assert.deepEqual(differences(before, after).toSorted(), ['run', 'sign_in_link']);
      assert.deepEqual(await again.db.selectFrom('sign_in_link').selectAll().execute(), []);
      await runTask({ ...setting, store: again }, taskNamed('roll-up'), addDays(LAST, 1));
    });
  });

  test('a store that is copied into another has the same digests there', async () => {
    await using from = await openStore('sqlite::memory:');
    await using setting = await openLived(from);
    await using to = await open();
    const copy = (source: Store, target: Store) => readStore(source, (batches) => fillStore(target, batches));
    await copy(from, to);
    assert.deepEqual(await digestOf(to), await digestOf(from));
    await assert.rejects(copy(from, to), { code: 'store-not-empty' });
    // Numbers go on after the largest that came.
    await runTask({ ...setting, store: to }, taskNamed('roll-up'), LAST);
  });
});

test('a backup of which one bit has changed, or the end is missing, is refused and nothing is written', async () => {
  await inFolder(async (path) => {
    await using store = await openStore('sqlite::memory:');
    await using setting = await openLived(store);
    const file = path('one.backup');
    await writeBackup(store, file, AT);
    await rm(`${file}.sha256`);
    const bytes = await readFile(file);
    const random = seededRandom(20, 15);
    let refused = 0;
    for (let trial = 0; trial < 60; trial += 1) {
      const changed = Buffer.from(bytes);
      const at = random.between(10, bytes.length - 1);
      changed[at] = (changed[at] as number) ^ (1 << random.between(0, 7));
      await writeFile(path('bad.backup'), changed);
      await assert.rejects(verifyBackup(path('bad.backup')), { code: 'backup-unreadable' }, `byte ${at}`);
      refused += 1;
    }
    assert.equal(refused, 60);
    await writeFile(path('cut.backup'), bytes);
    await truncate(path('cut.backup'), Math.floor(bytes.length / 2));
    const target = `sqlite:${path('new.db')}`;
    await assert.rejects(restore(path('cut.backup'), target, { ...setting, erasures: NOBODY }), {
      code: 'backup-unreadable',
    });
    await assert.rejects(verifyBackup(path('none.backup')), { code: 'backup-missing' });
    assert.ok(!existsSync(path('new.db')));
  });
});

test('what is written while a backup is made is not in it, not even in part', async () => {
  await inFolder(async (path) => {
    await using store = await openStore(`sqlite:${path('live.db')}`);
    await using _setting = await openLived(store);
    await using reader = await openStore(`sqlite:${path('live.db')}`);
    const before = await digestOf(store);
    let written = 0;
    let digest: StoreDigest = {};
    await readStore(reader, async (batches) => {
      for await (const { table } of digesting(batches, (of) => {
        digest = of;
      })) {
        await store.db
          .insertInto('dirty_day')
          .values({ family: table, day: addDays(LAST, written) })
          .execute();
        written += 1;
      }
    });
    assert.ok(written > 30);
    assert.deepEqual(differences(digest, before), []);
    assert.deepEqual(differences(await digestOf(store), before), ['dirty_day']);
  });
});

test('who was forgotten after a backup is forgotten in what is restored of it', async () => {
  await inFolder(async (path) => {
    await using store = await openStore(`sqlite:${path('live.db')}`);
    await using setting = await openLived(store);
    await writeBackup(store, path('one.backup'), AT);
    const erasuresFile = path('erasures.jsonl');
    const task = rightTask('forget', readAccount(world.accountId('cherche0')), () => {});
    await runTask({ ...setting, erasuresFile }, task, LAST);
    const lifted = { person: setting.pseudonymise(world.accountId('cherche1')), at: AT };
    await noteErasure(erasuresFile, { ...lifted, rule: 'restricted' });
    await noteErasure(erasuresFile, { ...lifted, rule: 'lifted' });
    const after = await digestOf(store);

    const url = `sqlite:${path('live.db')}`;
    const erasures = await readErasures(erasuresFile);
    await assert.rejects(restore(path('one.backup'), url, { ...setting, erasures }), {
      code: 'store-in-the-way',
    });
    await store[Symbol.asyncDispose]();
    const done = await restore(path('one.backup'), url, { ...setting, erasures }, { replace: true });
    assert.equal(done.people, 1);
    assert.ok(done.before && existsSync(done.before));
    const bytes = await readFile(path('live.db'), 'latin1');
    assert.ok(!bytes.includes(world.postId('demande0')) && bytes.includes(world.postId('demande1')));
    await using again = await openStore(url, { mustExist: true });
    const tables = ['post', 'request', 'relay', 'declaration', 'tally', 'member', 'left_out_post'];
    const changed = differences(await digestOf(again), after);
    assert.deepEqual(
      tables.filter((table) => changed.includes(table)),
      [],
    );
  });
});

test('nothing is put in the place of a store that a program has open, killed ones left aside', async () => {
  await inFolder(async (path) => {
    const [file, url] = [path('one.backup'), `sqlite:${path('live.db')}`];
    await using source = await openStore('sqlite::memory:');
    await using lived = await openLived(source);
    await writeBackup(source, file, AT);
    const setting = { ...lived, erasures: NOBODY };
    const refused = { code: 'store-in-use' };
    const again = () => restore(file, url, setting, { replace: true });
    {
      await using _service = await openStore(url);
      await assert.rejects(again(), refused);
      // Damaged, and its service still up: that is when one restores.
      const bytes = await readFile(path('live.db'));
      await writeFile(path('live.db'), bytes.fill(0xa5, 4096));
      await assert.rejects(again(), refused);
    }
    assert.deepEqual(
      (await readdir(path(''))).filter((name) => /restoring|before/.test(name)),
      [],
    );
    await rm(path('live.db'));
    const service = spawn(process.execPath, ['--input-type=module', '-e', STANDING], {
      env: { ...process.env, STORE: url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(service.stdout, 'data');
    await assert.rejects(again(), refused);
    service.kill('SIGKILL');
    await once(service, 'exit');
    const { before } = await again();
    assert.ok(before && existsSync(before));
    // A service that is started meanwhile would write what is then set aside.
    const meanwhile = again();
    const early = new Database(path('live.db'), { timeout: 0 });
    assert.throws(() => early.pragma('user_version'), { code: 'SQLITE_BUSY' });
    early.close();
    await meanwhile;
    await (await openStore(url))[Symbol.asyncDispose]();
  });
});

describe('on a server', () => {
  const serverUrl = realServer();

  test('no backup is filled in while a service is connected, and other programs are let be', async () => {
    await inFolder(async (path) => {
      const url = await serverUrl();
      await using source = await openStore('sqlite::memory:');
      await using lived = await openLived(source);
      await writeBackup(source, path('one.backup'), AT);
      const again = () => restore(path('one.backup'), url, { ...lived, erasures: NOBODY });
      const monitor = new pg.Client({ connectionString: url });
      await monitor.connect();
      {
        await using _service = await openStore(url);
        await assert.rejects(again(), { code: 'store-in-use' });
      }
      assert.ok((await again()).rows > 500);
      await monitor.end();
    });
  });
});

test('a backup of an older schema is restored, and brought to this one', async () => {
  await inFolder(async (path) => {
    {
      await using old = await openStore(`sqlite:${path('old.db')}`, { migration: '0013-triage-days' });
      await old.db.insertInto('setting').values({ name: 'cutoff', value: '2019-03-31' }).execute();
      await writeBackup(old, path('old.backup'), AT);
    }
    await using store = await openStore('sqlite::memory:');
    await using setting = await openLived(store);
    const { head } = await restore(path('old.backup'), `sqlite:${path('new.db')}`, {
      ...setting,
      erasures: NOBODY,
    });
    assert.equal(head.migration, '0013-triage-days');
    await using again = await openStore(`sqlite:${path('new.db')}`, { mustExist: true });
    const { value } = await again.db.selectFrom('setting').select('value').executeTakeFirstOrThrow();
    assert.equal(value, '2019-03-31');
    assert.deepEqual(await again.db.selectFrom('person_rule').selectAll().execute(), []);
  });
});

test('each night makes a backup, restores it on trial, and keeps thirty days of them', async () => {
  await inFolder(async (path) => {
    await using store = await openStore('sqlite::memory:');
    await using setting = await openLived(store);
    const backupFolder = path('backups');
    for (const at of ['2019-04-02', '2019-04-03', '2019-05-03']) {
      setting.setNow(`${at}T03:00:00Z`);
      await runTask({ ...setting, backupFolder }, taskNamed('backup'), addDays(at as never, -1));
    }
    assert.deepEqual(
      (await readdir(backupFolder)).sort(),
      ['2019-04-03', '2019-05-03'].flatMap((day) => [
        backupName(day as never),
        `${backupName(day as never)}.sha256`,
      ]),
    );
  });
});
