import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import pino from 'pino';
import { addDays } from '../../../db/core/calendar.ts';
import { readErasures } from '../../../db/privacy/erasures-file.ts';
import { openStore } from '../../../db/store.ts';
import { restore } from '../../../jobs/backup/restore.ts';
import { readAccount } from '../../../jobs/people/account.ts';
import { rightTask } from '../../../jobs/people/rights.ts';
import { runNightly, runTask } from '../../../jobs/runner.ts';
import { backupName } from '../../../jobs/tasks/backup.ts';
import { startService } from '../api/service.ts';
import { AGREED, tellerWith } from '../api/telling.ts';
import { LAST, openLived, world } from './lived.ts';
import { KEY } from './setting.ts';

const HER = 'cherche0';
/** Who stays: found wherever she is not, or nothing would have been searched. */
const OTHER = { post: world.postId('demande1'), text: 'Lyon, disponible 1 jours' };
const TABLES = ['seeker_requests/measures.csv?grain=day', 'job_declarations_period/measures.csv?grain=month'];

/** Whatever a word is looked for in: the bytes of every file of a folder, those of a backup unpacked. */
async function bytesOf(
  folder: string,
  only = (_name: string): boolean => true,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !only(entry.name)) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    found.set(entry.name, (entry.name.endsWith('.backup') ? gunzipSync(bytes) : bytes).toString('latin1'));
  }
  return found;
}

/** As the bytes of UTF-8 are searched for. */
const latin = (text: string): string => Buffer.from(text).toString('latin1').toLowerCase();

test('who is forgotten is in no byte of the store, its journal, restored backups, logs or exports', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-forgotten-'));
  const path = (...names: string[]) => join(folder, ...names);
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  try {
    await using store = await openStore(`sqlite:${path('live.db')}`);
    const overrides = { log, backupFolder: path('backups'), erasuresFile: path('erasures.jsonl') };
    await using setting = await openLived(store, world, overrides);
    const service = await startService(store, { log, sampleKey: KEY, publicUrl: 'http://127.0.0.1:3000' });
    await using _ = service;
    service.clock.set('2019-04-01T08:00:00Z');
    const fields = {
      ...AGREED,
      start_day: '2019-04-01',
      account: `@${HER}`,
      contract: 'cdi',
      interview: 'yes',
    };
    const mail = { follow_up: 'yes', mail: 'camille.berthelot@example.org', profile: 'yes', region: '53' };
    const { token } = await tellerWith(service).declare({ ...fields, ...mail });
    await tellerWith(service).open(token);
    const told = await store.db
      .selectFrom('declaration')
      .select(['link_hash', 'sealed_mail'])
      .where('source', '=', 'form')
      .executeTakeFirstOrThrow();
    setting.setNow('2019-04-02T02:00:00Z');
    await runNightly(setting, addDays(LAST, 1));

    const hers = [
      ...[HER, world.accountId(HER), 'camille', 'berthelot', token],
      ...[world.postId('demande0'), world.postId('nouvelles'), 'Lyon, disponible 0 jours', 'signé mon CDI'],
      ...[told.link_hash, told.sealed_mail].map((text) => text ?? assert.fail()),
    ];
    const [before, after] = [backupName(addDays(LAST, 2)), backupName(addDays(LAST, 3))];
    const inBackup = (await bytesOf(path('backups'))).get(before) ?? '';
    for (const word of [world.postId('demande0'), 'signé mon CDI', told.sealed_mail ?? ''])
      assert.ok(inBackup.toLowerCase().includes(latin(word)), 'there is something to be forgotten');

    // By her handle: what she typed under it goes as well.
    await runTask(
      setting,
      rightTask('forget', readAccount(`@${HER}`), () => {}),
      LAST,
    );
    const afterwards = await bytesOf(
      folder,
      (name) => name.startsWith('live.db') || name === 'erasures.jsonl',
    );
    assert.ok(afterwards.has('live.db-wal') && afterwards.has('erasures.jsonl'));

    // A night more, with a backup of its own, and everything that the service hands out.
    setting.setNow('2019-04-03T02:00:00Z');
    await runNightly(setting, addDays(LAST, 2));
    service.clock.set('2019-04-03T08:00:00Z');
    const cookie = await service.enter('alice', 'coordinator');
    const steward = await service.enter('sam', 'steward');
    const given: string[] = [];
    const give = async (address: string, as: string): Promise<void> => {
      const response = await service.ask(address, { cookie: as });
      assert.equal(response.status, 200, address);
      given.push(await response.text());
    };
    for (const table of TABLES) await give(`/api/v1/indicators/${table}`, cookie);
    await give('/api/v1/summary', cookie);
    await give('/api/v1/sorting/declarations', cookie);
    await give('/api/v1/audit', steward);
    await writeFile(path('given.txt'), given.join('\n'));
    await writeFile(path('log.txt'), lines.join(''));
    assert.ok(lines.length > 20);

    const erasures = await readErasures(overrides.erasuresFile);
    for (const file of await readdir(path('backups'))) {
      if (!file.endsWith('.backup')) continue;
      await restore(path('backups', file), `sqlite:${path(`${file}.db`)}`, { ...setting, erasures });
      // What was copied before is kept for thirty days; it is what comes of it that holds nothing.
      if (file !== after) await rm(path('backups', file));
    }
    const searched = new Map([
      ...(await bytesOf(folder)),
      ...[...afterwards].map(([name, text]) => [`${name} at once`, text] as const),
    ]);
    for (const [name, text] of searched)
      for (const word of hers) assert.ok(!text.toLowerCase().includes(latin(word)), `${word} in ${name}`);
    for (const name of ['live.db', `${before}.db`, after])
      for (const word of [OTHER.post, OTHER.text])
        assert.ok(searched.get(name)?.toLowerCase().includes(latin(word)), `${word} in ${name}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
