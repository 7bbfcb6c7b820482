import process from 'node:process';
import { addDays, Calendar, day, instant } from '../../db/core/calendar.ts';
import { fixedClock } from '../../db/core/clock.ts';
import { rollUp } from '../../db/rollup/roll-up.ts';
import { openStore } from '../../db/store.ts';
import { collective, startService } from '../integration/api/service.ts';

/** The service over a year of history, until it is killed: `{url, cookie}` on standard output. */
const [path = '', last = ''] = process.argv.slice(2);
const until = day(last);
await using store = await openStore(`sqlite:${path}`);
// Those of the history are empty: no page could read them.
await store.db.deleteFrom('plan').execute();
await rollUp(store, {
  collective,
  calendar: new Calendar(collective.timeZone),
  clock: fixedClock(instant(`${addDays(until, 1)}T04:00:00Z`)),
  runId: 1,
  day: until,
  recompute: { from: addDays(until, -365), to: until, reason: 'bench' },
});
await using service = await startService(store);
const cookie = await service.enter('alice', 'coordinator');
process.stdout.write(`${JSON.stringify({ url: service.url, cookie })}\n`);
await new Promise((resolve) => process.once('SIGTERM', resolve));
