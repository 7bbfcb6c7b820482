import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keyRing } from '../../../db/core/key-ring.ts';
import { readErasures } from '../../../db/privacy/erasures-file.ts';
import { listDueFollowUps } from '../../../db/queries/follow-ups.ts';
import { openStore } from '../../../db/store.ts';
import { writeBackup } from '../../../jobs/backup/backup-file.ts';
import { restore } from '../../../jobs/backup/restore.ts';
import { calendar, collective, startService } from './service.ts';
import { AGREED, KEY, tellerWith } from './telling.ts';

test('what a person took back by her link after a backup does not come back with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-taken-back-'));
  const path = (name: string) => join(folder, name);
  try {
    await using store = await openStore('sqlite::memory:');
    const erasuresFile = path('erasures.jsonl');
    await using service = await startService(store, { sampleKey: KEY, erasuresFile });
    const teller = tellerWith(service);
    const mail = { follow_up: 'yes', mail: 'a@example.org' };
    const told = await teller.declare({ ...AGREED, ...mail, account: '@alice' });
    const asked = await teller.declare({ ...AGREED, ...mail, account: '@bob' });
    await teller.declare({ ...AGREED, account: '@carl' });
    await writeBackup(store, path('one.backup'), service.clock.now());
    await teller.open(told.token, { do: 'withdraw' });
    await teller.open(told.token, { do: 'withdraw', sure: 'yes' });
    await teller.open(asked.token, { do: 'stop' });
    // Of whom the backup knows nothing.
    const since = await teller.declare({ ...AGREED, account: '@dora' });
    await teller.open(since.token, { do: 'withdraw', sure: 'yes' });
    const noted = await readFile(erasuresFile, 'utf8');
    assert.equal(noted.trim().split('\n').length, 3);
    for (const word of ['alice', 'bob', 'example.org', told.token]) assert.ok(!noted.includes(word), word);

    const ring = keyRing(KEY);
    const done = await restore(path('one.backup'), `sqlite:${path('again.db')}`, {
      ...{ collective, calendar, clock: service.clock, ring },
      erasures: await readErasures(erasuresFile, ring),
    });
    assert.equal(done.takenBack, 2);
    await using again = await openStore(`sqlite:${path('again.db')}`, { mustExist: true });
    const left = await again.db
      .selectFrom('declaration')
      .select(['person', 'sealed_mail'])
      .orderBy('id')
      .execute();
    assert.deepEqual(left, [
      { person: ring.pseudonymise('@bob'), sealed_mail: null },
      { person: ring.pseudonymise('@carl'), sealed_mail: null },
    ]);
    await again.db.updateTable('declaration').set({ state: 'confirmed', sealed_mail: 's' }).execute();
    assert.deepEqual(
      await listDueFollowUps(again.db, '2020-01-01' as never, 9),
      [],
      'nobody is asked any more',
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a file of erasures that cannot be written keeps nobody from taking back what they said', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store, {
    sampleKey: KEY,
    erasuresFile: '/none/of/this/erasures.jsonl',
  });
  const teller = tellerWith(service);
  const { token } = await teller.declare(AGREED);
  assert.match((await teller.open(token, { do: 'withdraw', sure: 'yes' })).text, /retirée et effacée/);
  assert.deepEqual(await store.db.selectFrom('declaration').select('id').execute(), []);
});
