import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { Calendar, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { readCollective } from '../../../db/core/collective.ts';
import { release } from '../../../db/release/build-release.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import type { Store } from '../../../db/store.ts';
import { buildEdition } from '../../../reports/edition/build.ts';
import { seed } from '../db/seed.ts';

const collective = readCollective(new URL('../../../collective.json', import.meta.url).pathname);
const calendar = new Calendar(collective.timeZone);

export const build = (store: Store, year = 2018, at = '2018-10-02T09:00:00Z') =>
  buildEdition(
    { store, collective, catalogue: CATALOGUE, clock: fixedClock(at) },
    { kind: 'anniversary', year },
  );

/** The third i4Emploi year, wholly collected: two requests, one scan. Figures up to the cutoff; the run's id. */
export async function thirdYear(store: Store, cutoff = '2018-09-30'): Promise<number> {
  const rows = await seed(store, calendar);
  for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const) {
    await rows.window(family, day('2017-09-26'), day('2018-10-01'));
  }
  await rows.post('1', 'ana', '2018-03-02T08:00:00Z', 'seeker_request');
  await rows.post('2', 'ben', '2018-05-02T08:00:00Z', 'seeker_request');
  await rows.counted('tag', '2018-03-02T08:00:00Z', 2);
  await rows.relay('1', 'collective', '2018-03-02T09:00:00Z', 900, true);
  await rows.scan('2018-08-31T20:00:00Z', 3);
  await night(store, rows.runId, cutoff, '2018-10-01T04:00:00Z');
  return rows.runId;
}

export const night = (store: Store, runId: number, cutoff: string, at: string) =>
  rollUp(store, { collective, calendar, clock: fixedClock(at), runId, day: day(cutoff) });

/** What everybody may read of that year, a week after its month had ended. */
export const makePublic = (store: Store, runId: number, at = '2018-10-02T04:00:00Z') =>
  release(store.db, { startDay: collective.startDay, until: day('2018-09-30'), at: instant(at), runId });
