import { addDays, type Day } from '../core/calendar.ts';
import type { CollectedFamily } from '../core/families.ts';
import type { Period } from '../core/period.ts';
import { once, type RollUpContext } from './context.ts';
import { coveredBy, failedBy, importedOf, seenOf } from './projections/coverage.ts';
import { sumsOf } from './sums.ts';

/**
 * How much of a period a family collected: share of its hours, and why something is missing; whether some of
 * those hours rest on files alone, and whether files told something of the hours that are missing.
 */
export type Coverage = {
  readonly share: number;
  readonly failure: string | null;
  readonly imported: boolean;
  readonly seen: boolean;
};

/** The collective's first month began before the collective did: nothing was to be collected of those days. */
export const firstDayOf = (
  { collective }: Pick<RollUpContext, 'collective'>,
  { start, end }: Pick<Period, 'start' | 'end'>,
): Day => (start < collective.startDay && collective.startDay < end ? collective.startDay : start);

/** Coverage of the part of the period that has passed since the collective began. */
export function coverageOf(
  context: RollUpContext,
  family: CollectedFamily,
  period: Period,
): Promise<Coverage> {
  const question = `coverage ${family} ${period.start} ${period.end}`;
  return once(context, question, () => readCoverage(context, family, period));
}

async function readCoverage(
  context: RollUpContext,
  family: CollectedFamily,
  period: Period,
): Promise<Coverage> {
  const { calendar, until } = context;
  const from = calendar.startOf(firstDayOf(context, period));
  const periodEnd = calendar.startOf(period.end);
  const to = periodEnd < until ? periodEnd : until;
  if (from >= to) return { share: 0, failure: null, imported: false, seen: false };
  const sums = await sumsOf(context, period);
  const whole = Date.parse(to) - Date.parse(from);
  const share = sums(coveredBy(family)) / whole;
  // What was collected without a hole did not fail.
  const failure = share === 1 ? null : await lastFailure(context, family, period);
  return { share, failure, imported: sums(importedOf(family)) > 0, seen: sums(seenOf(family)) > 0 };
}

async function lastFailure(
  { db, cutoff }: RollUpContext,
  family: CollectedFamily,
  { start, end }: Period,
): Promise<string | null> {
  const row = await db
    .selectFrom('tally')
    .select('key')
    .where('name', '=', failedBy(family))
    .where('grain', '=', 'day')
    .where('start_day', '>=', start)
    .where('start_day', '<', end <= cutoff ? end : addDays(cutoff, 1))
    .where('amount', '>', 0)
    .orderBy('start_day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.key ?? null;
}
