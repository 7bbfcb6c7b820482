import { addDays, type Day, eachDay } from '../core/calendar.ts';
import { chunks } from '../queries/chunks.ts';
import { readSetting, writeSetting } from '../queries/settings.ts';
import { breather, type RollUpContext } from './context.ts';
import { PROJECTIONS } from './projections/index.ts';
import type { Projection } from './projections/projection.ts';
import { TallyChanges } from './tallies.ts';

/** Days that are worked on together. */
const TOGETHER = 31;
const VERSION = PROJECTIONS.map(({ name, version }) => `${name}=${version}`).join();

/** Whether this store's tallies were made in another way than today's, and must be made again from its observations. */
export async function tallyVersion({ db }: RollUpContext): Promise<'same' | 'other'> {
  const known = await readSetting(db, 'projections');
  if (known === VERSION) return 'same';
  const measured = await db.selectFrom('measure').select('id').limit(1).executeTakeFirst();
  await writeSetting(db, 'projections', VERSION);
  return measured ? 'other' : 'same';
}

/** Makes every tally anew, from the first day to the cutoff. What closed days hold can no longer be counted, and stays. */
export async function projectAll(context: RollUpContext): Promise<void> {
  const { db, collective, cutoff, closed } = context;
  if (closed.size === 0) {
    await db.deleteFrom('tally').execute();
    await db.deleteFrom('member').execute();
  }
  const days = [...eachDay(collective.startDay, addDays(cutoff, 1))].filter((day) => !closed.has(day));
  await projectDays(context, () => days);
}

/** Puts what the dirty days hold now in the place of what they held. Work: these days, whatever is behind them. */
export async function projectDays(
  context: RollUpContext,
  daysOf: (projection: Projection) => readonly Day[],
): Promise<void> {
  const { db, collective, tallied } = context;
  const breathe = breather();
  const tallies = new TallyChanges(collective.startDay);
  for (const projection of PROJECTIONS) {
    for (const days of chunks(daysOf(projection), TOGETHER)) {
      await projection.project(context, tallies, days);
      for (const day of days) tallied.add(day);
      await tallies.write(db);
      await breathe();
    }
  }
}
