import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import { Calendar, day } from '../../db/core/calendar.ts';
import { fixedClock } from '../../db/core/clock.ts';
import { silentLog } from '../../db/core/log.ts';
import { pseudonymiser } from '../../db/core/pseudonym.ts';
import { idSeal } from '../../db/core/sealed-id.ts';
import { openStore, type Store } from '../../db/store.ts';
import { runNightly } from '../../jobs/runner.ts';
import { createBudget } from '../../jobs/sources/x/budget.ts';
import { createXClient, type XClient } from '../../jobs/sources/x/client.ts';
import { volunteers } from '../demo/volunteers.ts';
import { STAND_IN_CREDENTIALS } from '../x-stand-in/http/auth.ts';
import { PSEUDONYM_KEY, type StormNight, stormCollective } from './storm-setting.ts';
import { stormWorld } from './storm-world.ts';

/**
 * A night in a process of its own: `node storm-night.ts '{…}'`. Its time is the stand-in's, and passes only while
 * it waits. It ends itself, as a power cut would, after the statement it is told. Prints how many it made.
 */
const told = JSON.parse(process.argv[2] ?? '{}') as StormNight;
const clock = fixedClock(told.now);
let statements = 0;
const dieAfter: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    statements += 1;
    if (statements === told.dieAfter) process.kill(process.pid, 'SIGKILL');
    return result;
  },
};

async function pass(milliseconds: number): Promise<void> {
  clock.set(new Date(Date.parse(clock.now()) + milliseconds).toISOString());
  await fetch(new URL('/_control/clock', told.xUrl), {
    method: 'POST',
    body: JSON.stringify({ now: clock.now() }),
  });
}

/** Pages as small as X gives them, so that a small world has many, and sets of them. */
function paged(x: XClient): XClient {
  return {
    ...x,
    get({ query, ...request }) {
      const max_results = request.endpoint === 'tweets/:id/retweets' ? 2 : 10;
      return x.get({ ...request, query: 'max_results' in query ? { ...query, max_results } : query });
    },
  };
}

const collective = stormCollective(told.caps);
await using opened = await openStore(told.databaseUrl);
const store = { ...opened, db: opened.db.withPlugin(dieAfter) };
await using _turn = await turnOf(store);
const { bearerToken, consumerKey, consumerSecret, accessToken, accessSecret } = STAND_IN_CREDENTIALS;
await using x = createXClient({
  budget: createBudget(collective),
  credentials: {
    bearerToken,
    user: { appKey: consumerKey, appSecret: consumerSecret, accessToken, accessSecret },
    baseUrl: new URL(told.xUrl),
  },
  clock,
  sleep: pass,
  deadlineMs: told.deadlineMs,
  patienceMs: 900_000,
});
const setting = {
  store,
  x: paged(x),
  collective,
  calendar: new Calendar(collective.timeZone),
  clock,
  pseudonymise: pseudonymiser(PSEUDONYM_KEY),
  idSeal: idSeal(PSEUDONYM_KEY),
  log: silentLog(),
};
const { sortEverything } = volunteers(store, stormWorld(told.seed, told.days), clock, setting.pseudonymise);
const failed = await runNightly(setting, day(told.day), {
  wait: pass,
  async afterTask(name) {
    if (name === 'seeker-requests') await sortEverything();
  },
}).then(
  () => '',
  (error: unknown) => (error instanceof Error ? error.message : String(error)),
);
process.stdout.write(JSON.stringify({ statements, failed }));

/** The turn of the night before this one, which may have been killed, lapses in half a second. */
async function turnOf({ takeTurn }: Store): Promise<AsyncDisposable> {
  for (;;) {
    const turn = await takeTurn(0.5);
    if (turn) return turn;
    await delay(50);
  }
}
