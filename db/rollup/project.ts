import { addDays, type Day, eachDay } from '../core/calendar.ts';
import { chunks } from '../queries/chunks.ts';
import { readSetting, writeSetting } from '../queries/settings.ts';
import { breather, type RollUpContext } from './context.ts';
import { PROJECTIONS } from './projections/index.ts';
import type { Projection } from './projections/projection.ts';
import { TallyChanges } from './tallies.ts';

/** Days that are worked on together: a month of them, made up for at once, would keep the process from all else. */
const TOGETHER = 5;
const idOf = ({ name, version }: Projection): string => `${name}=${version}`;

/**
 * The projections whose tallies this store lacks, or made in another way than today's, and the days of which they are
 * made again from its observations, up to the cutoff. One that is new makes its own; where one has changed others may
 * rest on it, and all are made again. What closed days hold can no longer be counted, and stays; what is new counts
 * what is left of them.
 */
export async function staleProjections(
  context: RollUpContext,
): Promise<ReadonlyMap<Projection, readonly Day[]>> {
  const { db, collective, cutoff, closed } = context;
  const known = new Set((await readSetting(db, 'projections'))?.split(',') ?? []);
  const current = new Set(PROJECTIONS.map(idOf));
  if (known.symmetricDifference(current).size === 0) return new Map();
  await writeSetting(db, 'projections', [...current].join());
  const measured = await db.selectFrom('measure').select('id').limit(1).executeTakeFirst();
  if (!measured) return new Map();
  const added = PROJECTIONS.filter((projection) => !known.has(idOf(projection)));
  const stale = known.isSubsetOf(current) ? added : PROJECTIONS;
  if (closed.size === 0 && stale.length === PROJECTIONS.length) {
    await db.deleteFrom('tally').execute();
    await db.deleteFrom('member').execute();
  }
  const days = [...eachDay(collective.startDay, addDays(cutoff, 1))];
  const open = days.filter((day) => !closed.has(day));
  const had = new Set([...known].map((id) => id.slice(0, id.lastIndexOf('='))));
  return new Map(stale.map((one) => [one, known.size === 0 || had.has(one.name) ? open : days] as const));
}

/**
 * Puts what the dirty days hold now in the place of what they held. Work: these days, whatever is behind them.
 * @returns the changes that were written
 */
export async function projectDays(
  context: RollUpContext,
  daysOf: (projection: Projection) => readonly Day[],
): Promise<TallyChanges> {
  const { db, collective, tallied } = context;
  const breathe = breather();
  const tallies = new TallyChanges(collective.startDay);
  for (const projection of PROJECTIONS) {
    for (const days of chunks(daysOf(projection), TOGETHER)) {
      await projection.project(context, tallies, days);
      for (const day of days) tallied.add(day);
      await breathe();
      await tallies.write(db);
      await breathe();
    }
  }
  return tallies;
}
