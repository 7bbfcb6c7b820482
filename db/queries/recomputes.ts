import type { Day, Instant } from '../core/calendar.ts';
import { periodOf } from '../core/period.ts';
import type { Database } from '../store.ts';
import { type MeasureSeries, readRunMeasures } from './measures.ts';

/** The reason of a recompute that nobody asked for: tallies are made in another way than before. */
export const TALLIES = 'tallies';

/** Days that a roll-up works out anew, both included, and why. */
export type Recompute = { readonly from: Day; readonly to: Day; readonly reason: string };

/** Keeps why a run works out days anew; part of its transaction. */
export async function addRecompute(
  db: Database,
  { from, to, reason }: Recompute,
  { at, runId }: { at: Instant; runId: number },
): Promise<void> {
  await db
    .insertInto('recompute')
    .values({ run_id: runId, from_day: from, to_day: to, reason, known_at: at })
    .execute();
}

/** A point of a series that a recompute wrote anew: the first day of its period, and the reason given. */
export type RecomputedPoint = { readonly start: Day; readonly at: Instant; readonly reason: string };

/**
 * The standing points of a series that stand because days were worked out anew, oldest first. Days whose tallies
 * alone were made again (a projection's new version) gave nobody's reason. Work: the few recomputes there ever
 * were, and the points of the series that they wrote.
 */
export async function listRecomputedPoints(
  db: Database,
  series: MeasureSeries,
  startDay: Day,
): Promise<RecomputedPoint[]> {
  const recomputes = await db
    .selectFrom('recompute')
    .select(['run_id', 'from_day', 'to_day', 'reason'])
    .where('reason', '!=', TALLIES)
    .execute();
  const byRun = new Map(recomputes.map((one) => [one.run_id, one]));
  const points = await readRunMeasures(db, series, [...byRun.keys()]);
  return points.flatMap(({ run_id, start_day, known_at }) => {
    const { from_day, to_day, reason } = byRun.get(run_id) as (typeof recomputes)[number];
    // All time ends where the figures do, which is never before the days that it holds.
    const isOf =
      series.grain === 'all' ||
      (to_day >= start_day && from_day < periodOf(series.grain, start_day, startDay).end);
    return isOf ? [{ start: start_day, at: known_at, reason }] : [];
  });
}

/** Every recompute that somebody asked for by a moment, oldest first. */
export async function listRecomputes(db: Database, knownBy: Instant): Promise<Recompute[]> {
  const rows = await db
    .selectFrom('recompute')
    .select(['from_day', 'to_day', 'reason'])
    .where('reason', '!=', TALLIES)
    .where('known_at', '<=', knownBy)
    .orderBy('id')
    .execute();
  return rows.map(({ from_day, to_day, reason }) => ({ from: from_day, to: to_day, reason }));
}
