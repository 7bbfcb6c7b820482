import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { day, instant } from '../../../db/core/calendar.ts';
import { openStore } from '../../../db/store.ts';
import { createStandIn } from '../../x-stand-in/stand-in.ts';
import { collectNight, observed, openSetting } from './setting.ts';
import { smallWorld } from './small-world.ts';

const NIGHT = '2019-04-01T01:00:00Z';
const LAST = '2019-03-31';
/** After how many requests each attempt is killed; the last one lives. */
const KILLS = [1, 4, 5, 9, 14, 6, Infinity];

test('a process killed again and again in one night leaves the rows of a night that was not', async () => {
  const expected = await (async () => {
    await using store = await openStore('sqlite::memory:');
    await using setting = await openSetting(store, smallWorld(), { now: NIGHT });
    assert.deepEqual(await collectNight(setting, smallWorld(), day(LAST)), []);
    return await observed(store);
  })();

  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-kill-'));
  const databaseUrl = `sqlite:${join(folder, 'night.db')}`;
  await using standIn = createStandIn({ world: smallWorld(), now: instant(NIGHT), rateLimit: 100_000 });
  const args = ['test/integration/jobs/night-process.ts', databaseUrl, await standIn.listen(), NIGHT, LAST];
  try {
    for (const limit of KILLS) {
      let calls = 0;
      let child: ChildProcess | undefined;
      standIn.setFault(() => {
        calls += 1;
        if (calls < limit) return null;
        child?.kill('SIGKILL');
        return { kind: 'stall' };
      });
      child = spawn(process.execPath, args, { stdio: 'ignore' });
      const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
        child?.on('close', (...ended) => resolve(ended));
      });
      assert.deepEqual([code, signal], limit === Infinity ? [0, null] : [null, 'SIGKILL']);
      await using store = await openStore(databaseUrl);
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(store.db);
      assert.deepEqual(rows, [{ integrity_check: 'ok' }]);
    }
    await using store = await openStore(databaseUrl);
    assert.deepEqual(await observed(store), expected);
    const interrupted = await store.db
      .selectFrom('run')
      .select('id')
      .where('reason', '=', 'interrupted')
      .execute();
    assert.equal(interrupted.length, KILLS.length - 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
