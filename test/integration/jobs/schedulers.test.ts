import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { addDays, instant } from '../../../db/core/calendar.ts';
import { openStore } from '../../../db/store.ts';
import { STAND_IN_CREDENTIALS } from '../../x-stand-in/http/auth.ts';
import { createStandIn } from '../../x-stand-in/stand-in.ts';
import { CALENDAR, COLLECTIVE, USER_KEYS } from './setting.ts';
import { smallWorld } from './small-world.ts';

/** Twenty, three times over, were run by hand: the machine that runs the suite has better to do. */
const SCHEDULERS = 5;
const ROUNDS = 1;

test('schedulers started at once on a store that is not there yet do a night once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-schedulers-'));
  const now = instant(Date.now());
  const collectiveFile = join(folder, 'collective.json');
  const startDay = addDays(CALENDAR.dayOf(now), -2);
  await writeFile(collectiveFile, JSON.stringify({ ...COLLECTIVE, startDay }));
  await using standIn = createStandIn({ world: smallWorld(), now, rateLimit: 100_000 });
  const env = {
    LANG: 'fr_FR.UTF-8',
    LOG_LEVEL: 'silent',
    COLLECTIVE_FILE: collectiveFile,
    PSEUDONYM_KEY: 'a key for tests, long enough for it',
    X_BEARER_TOKEN: STAND_IN_CREDENTIALS.bearerToken,
    X_APP_KEY: USER_KEYS.appKey,
    X_APP_SECRET: USER_KEYS.appSecret,
    X_ACCESS_TOKEN: USER_KEYS.accessToken,
    X_ACCESS_SECRET: USER_KEYS.accessSecret,
    X_API_BASE_URL: await standIn.listen(),
  };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const url = `sqlite:${join(folder, `round${round}.db`)}`;
      const before = standIn.requests.length;
      const ended = await Promise.all(
        Array.from({ length: SCHEDULERS }, () => nightly({ ...env, DATABASE_URL: url })),
      );
      assert.deepEqual(
        ended.filter(({ code }) => code !== 0),
        [],
      );
      await using store = await openStore(url);
      const runs = await store.db.selectFrom('run').select(['task', 'state']).execute();
      const nights = runs.filter(({ task }) => task === 'seeker-requests');
      assert.deepEqual(nights, [{ task: 'seeker-requests', state: 'done' }]);
      const searches = standIn.requests
        .slice(before)
        .filter(({ endpoint }) => endpoint?.startsWith('tweets/search/'));
      assert.equal(searches.length, 1);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function nightly(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['jobs/main.ts', 'nightly', '--now'], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}
