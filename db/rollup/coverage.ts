import type { CollectedFamily } from '../core/families.ts';
import type { Period } from '../core/period.ts';
import { once, type RollUpContext } from './context.ts';

/** How much of a period a family collected: share of its hours, and why something is missing. */
export type Coverage = { readonly share: number; readonly failure: string | null };

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
  { db, calendar, until }: RollUpContext,
  family: CollectedFamily,
  period: Period,
): Promise<Coverage> {
  const from = calendar.startOf(period.start);
  const periodEnd = calendar.startOf(period.end);
  const to = periodEnd < until ? periodEnd : until;
  if (from >= to) return { share: 0, failure: null };
  const windows = await db
    .selectFrom('collection_window')
    .select(['from_at', 'until_at', 'state', 'reason'])
    .where('family', '=', family)
    .where('until_at', '>', from)
    .where('from_at', '<', to)
    .orderBy('from_at')
    .execute();
  let covered = 0;
  let reached = Date.parse(from);
  for (const window of windows.filter(({ state }) => state === 'collected')) {
    const start = Math.max(reached, Date.parse(window.from_at));
    const end = Math.min(Date.parse(to), Date.parse(window.until_at));
    if (end > start) covered += end - start;
    reached = Math.max(reached, end);
  }
  const share = covered / (Date.parse(to) - Date.parse(from));
  const failed = windows.findLast(({ state }) => state === 'failed');
  return { share, failure: share < 1 && failed ? (failed.reason ?? 'run_failed') : null };
}
