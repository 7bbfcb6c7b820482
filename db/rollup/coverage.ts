import type { Calendar, Instant } from '../core/calendar.ts';
import type { CollectedFamily } from '../core/families.ts';
import type { Period } from '../core/period.ts';
import type { Database } from '../store.ts';

/** How much of a period a family collected: share of its hours, and why something is missing. */
export type Coverage = { readonly share: number; readonly failure: string | null };

/**
 * Coverage of the part of the period that has passed by `until`.
 * Work: the windows that touch the period, one a night.
 */
export async function coverageOf(
  db: Database,
  calendar: Calendar,
  family: CollectedFamily,
  period: Period,
  until: Instant,
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
