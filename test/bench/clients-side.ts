import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { drawBeside } from '../../api/draw-editions.ts';
import { addDays, Calendar, day, instant } from '../../db/core/calendar.ts';
import { fixedClock } from '../../db/core/clock.ts';
import { keepEdition } from '../../db/queries/editions.ts';
import { rollUp } from '../../db/rollup/roll-up.ts';
import { openStore } from '../../db/store.ts';
import { rowOf } from '../../reports/edition/freeze.ts';
import { editionAnswer } from '../e2e/web-fixtures/answers.ts';
import { collective, startService } from '../integration/api/service.ts';

/** What the service says of itself: its address, two people's cookies, and an edition that can be checked. */
export type Side = {
  readonly url: string;
  readonly reader: string;
  readonly publisher: string;
  readonly edition: string;
};

/** The service over a year of history, until it is killed; a `Side` on standard output. */
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
const { document } = editionAnswer();
await keepEdition(store.db, rowOf(document));
await using drawer = drawBeside();
const { checkEdition } = drawer;
const webDir = fileURLToPath(new URL('../../web/dist', import.meta.url));
await using service = await startService(store, { checkEdition, webDir });
const side: Side = {
  url: service.url,
  reader: await service.enter('alice', 'coordinator'),
  publisher: await service.enter('bob', 'publisher'),
  edition: document.id,
};
process.stdout.write(`${JSON.stringify(side)}\n`);
await new Promise((resolve) => process.once('SIGTERM', resolve));
