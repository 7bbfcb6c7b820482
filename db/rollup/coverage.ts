import type { CollectedFamily } from '../core/families.ts';
import type { Period } from '../core/period.ts';
import { lengthOf, readCovered } from '../queries/gaps.ts';
import { once, type RollUpContext } from './context.ts';

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

/** Coverage of the part of the period that has passed. Work: the windows that touch it, one a night. */
export function coverageOf(
  context: RollUpContext,
  family: CollectedFamily,
  period: Period,
): Promise<Coverage> {
  const question = `coverage ${family} ${period.start} ${period.end}`;
  return once(context, question, () => readCoverage(context, family, period));
}

async function readCoverage(
  { db, calendar, until, erasedAt }: RollUpContext,
  family: CollectedFamily,
  period: Period,
): Promise<Coverage> {
  const from = calendar.startOf(period.start);
  const periodEnd = calendar.startOf(period.end);
  const to = periodEnd < until ? periodEnd : until;
  if (from >= to) return { share: 0, failure: null, imported: false, seen: false };
  const { gaps, imported, seen } = await readCovered(db, family, { from, until: to }, erasedAt);
  const whole = Date.parse(to) - Date.parse(from);
  const share = (whole - lengthOf(gaps)) / whole;
  const failure = gaps.findLast(({ cause }) => cause !== null)?.cause ?? null;
  return { share, failure, imported, seen };
}
