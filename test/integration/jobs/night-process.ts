import process from 'node:process';
import { fixedClock } from '../../../db/core/clock.ts';
import { silentLog } from '../../../db/core/log.ts';
import { openStore } from '../../../db/store.ts';
import { unlimitedBudget } from '../../../jobs/sources/x/budget.ts';
import { createXClient } from '../../../jobs/sources/x/client.ts';
import { STAND_IN_CREDENTIALS } from '../../x-stand-in/http/auth.ts';
import { CALENDAR, COLLECTIVE, collectNight, pseudonymise, seal, smallPages, USER_KEYS } from './setting.ts';
import { smallWorld } from './small-world.ts';

/** A night in a process of its own, to be killed: `node night-process.ts DATABASE_URL X_URL NOW DAY`. */
const [databaseUrl = '', xUrl = '', now = '', last = ''] = process.argv.slice(2);
await using store = await openStore(databaseUrl);
const clock = fixedClock(now);
const { bearerToken } = STAND_IN_CREDENTIALS;
await using x = createXClient({
  budget: unlimitedBudget,
  credentials: { bearerToken, user: USER_KEYS, baseUrl: new URL(xUrl) },
  clock,
});
const setting = {
  store,
  x: smallPages(x, 10),
  collective: COLLECTIVE,
  calendar: CALENDAR,
  clock,
  pseudonymise,
  idSeal: seal,
  log: silentLog(),
};
const errors = await collectNight(setting, smallWorld(), CALENDAR.dayOf(Date.parse(last)));
process.exitCode = errors.length;
