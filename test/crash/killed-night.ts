import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { runMain } from '../../db/core/cli.ts';
import { fixedClock } from '../../db/core/clock.ts';
import { silentLog } from '../../db/core/log.ts';
import { openStore, type Store } from '../../db/store.ts';
import { createBudget } from '../../jobs/sources/x/budget.ts';
import { createXClient } from '../../jobs/sources/x/client.ts';
import {
  CALENDAR,
  COLLECTIVE,
  pseudonymise,
  seal,
  smallPages,
  USER_KEYS,
} from '../integration/jobs/setting.ts';
import { STAND_IN_CREDENTIALS } from '../x-stand-in/http/auth.ts';
import { live, NIGHT } from './night.ts';
import { dieBeforeCommit, swallowTransactions } from './statements.ts';

/**
 * A night in a process of its own, to be killed: `node killed-night.ts DATABASE_URL X_URL [TWIN [N]]`. TWIN is empty or
 * `without-transactions`; with N it dies by itself before the n-th commit, on a server.
 */
const [databaseUrl = '', xUrl = '', twin = '', commit] = process.argv.slice(2);
if (twin === 'without-transactions') swallowTransactions();
await runMain(async () => {
  await using store = await openStore(databaseUrl);
  await using _turn = await turnOf(store);
  if (commit) dieBeforeCommit(Number(commit), twin === 'without-transactions');
  const clock = fixedClock(NIGHT);
  await using x = createXClient({
    budget: createBudget(COLLECTIVE),
    credentials: { bearerToken: STAND_IN_CREDENTIALS.bearerToken, user: USER_KEYS, baseUrl: new URL(xUrl) },
    clock,
  });
  await live({
    store,
    x: smallPages(x, 10),
    collective: COLLECTIVE,
    calendar: CALENDAR,
    clock,
    pseudonymise,
    idSeal: seal,
    log: silentLog(),
  });
});

/** The turn of the process before this one, which was killed, lapses in half a second. */
async function turnOf({ takeTurn }: Store): Promise<AsyncDisposable> {
  for (;;) {
    const turn = await takeTurn(0.5);
    if (turn) return turn;
    await delay(50);
  }
}
