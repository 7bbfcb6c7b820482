import type { Day, Instant } from '../core/calendar.ts';
import type { Database } from '../store.ts';

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

/** Recomputes known by a moment that touch [from, to], oldest first: why figures changed without anything new. */
export async function listRecomputes(
  db: Database,
  { from, to, knownBy }: { from: Day; to: Day; knownBy?: Instant },
): Promise<(Recompute & { at: Instant })[]> {
  let query = db
    .selectFrom('recompute')
    .select(['from_day as from', 'to_day as to', 'reason', 'known_at as at'])
    .where('to_day', '>=', from)
    .where('from_day', '<=', to);
  if (knownBy) query = query.where('known_at', '<=', knownBy);
  return query.orderBy('id').execute();
}
