import { Calendar, type Day, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { readCollective } from '../../../db/core/collective.ts';
import type { Grain } from '../../../db/core/period.ts';
import { readMeasure } from '../../../db/queries/measures.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import type { Store } from '../../../db/store.ts';
import { type Seed, seed } from './seed.ts';

export const collective = readCollective(new URL('../../../collective.json', import.meta.url).pathname);
export const calendar = new Calendar(collective.timeZone);
export const MONTH = ['2018-10-01', '2018-11-01'].map(day) as [Day, Day];
export const CUTOFF = day('2018-10-31');

export const night = (store: Store, of: Seed, cutoff: Day, at: string) =>
  rollUp(store, { collective, calendar, clock: fixedClock(at), runId: of.runId, day: cutoff });

export async function figure(
  store: Store,
  indicator: string,
  grain: Grain,
  start: string,
  knownBy?: string,
  dimension = '',
) {
  const row = await readMeasure(store.db, {
    indicator,
    grain,
    dimension,
    start: day(start),
    ...(knownBy && { knownBy: instant(knownBy) }),
  });
  return (
    row && { state: row.state, value: row.value, low: row.low, high: row.high, n: row.n, reason: row.reason }
  );
}

export const exactly = (value: number, n: number | null = null) => ({
  state: 'measured',
  value,
  low: value,
  high: value,
  n,
  reason: null,
});

/** October 2018, wholly collected: three requests by two people, four posts counted, all read. */
export async function october(store: Store): Promise<Seed> {
  const rows = await seed(store, calendar);
  for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const) {
    await rows.window(family, ...MONTH);
  }
  await rows.post('1', 'ana', '2018-10-02T08:00:00Z', 'seeker_request');
  await rows.post('2', 'ana', '2018-10-20T08:00:00Z', 'seeker_request');
  await rows.post('3', 'ben', '2018-10-27T22:30:00Z', 'seeker_request');
  await rows.post('4', 'eve', '2018-10-05T08:00:00Z', 'employer_offer');
  await rows.counted('tag', '2018-10-02T08:00:00Z', 1);
  await rows.counted('tag', '2018-10-05T08:00:00Z', 1);
  for (const hour of ['2018-10-02T08', '2018-10-05T08', '2018-10-20T08', '2018-10-27T22']) {
    await rows.counted('search', `${hour}:00:00Z`, 1);
  }
  await rows.relay('1', 'collective', '2018-10-02T09:00:00Z', 900, true);
  await rows.relay('1', 'carl', '2018-10-02T08:30:00Z', 100);
  await rows.relay('2', 'carl', '2018-10-20T10:00:00Z', 150);
  await rows.relay('2', 'ana', '2018-10-20T08:01:00Z', 5000);
  return rows;
}
