import type { Day, Instant } from '../core/calendar.ts';
import type { Database } from '../store.ts';

/** What was announced, as JSON that its writer and its readers agree on. */
export type KeptPlan = { readonly made_at: Instant; readonly day: Day; readonly document: string };

/** Keeps what was announced before anything was read. Append-only. */
export async function addPlan(db: Database, plan: KeptPlan): Promise<void> {
  await db.insertInto('plan').values(plan).execute();
}

/** The plan that was announced last; null before the first. */
export async function readLastPlan(db: Database): Promise<KeptPlan | null> {
  const row = await db
    .selectFrom('plan')
    .select(['made_at', 'day', 'document'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
