import { addDays, type Day, type Instant } from '../core/calendar.ts';
import type { Database } from '../store.ts';

/** A plan as it was announced; money in micro-dollars, everything a maximum. */
export type AnnouncedPlan = {
  readonly day: Day;
  /** A calendar month in UTC, `YYYY-MM`. */
  readonly month: string;
  readonly spent: number;
  readonly cap: number;
  readonly left: number;
  readonly atMost: number;
  /** What a night has before it, those that read nothing of X too, in their order; older plans do not say. */
  readonly due?: readonly string[];
  readonly lines: readonly {
    readonly task: string;
    readonly state: 'not_due' | 'nothing' | 'known' | 'unknown';
    readonly requests: number | null;
    readonly objects: number | null;
    readonly microdollars: number | null;
    readonly allowed: number;
    readonly cut: 'nothing' | 'rest' | 'whole';
  }[];
};

export type KeptPlan = AnnouncedPlan & { readonly kind: 'night' | 'next'; readonly madeAt: Instant };

/** Keeps what was announced before anything was read. Append-only. */
export async function addPlan(db: Database, { kind, madeAt, ...plan }: KeptPlan): Promise<void> {
  await db
    .insertInto('plan')
    .values({ kind, made_at: madeAt, day: plan.day, document: JSON.stringify(plan) })
    .execute();
}

/** Whether the night of a day has come to its end since: it then announced the one of the day after. */
export async function isNightOver(db: Database, day: Day, since: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('plan')
    .select('id')
    .where('kind', '=', 'next')
    .where('day', '=', addDays(day, 1))
    .where('made_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The plan that was announced last; null before the first. */
export async function readLastPlan(db: Database): Promise<KeptPlan | null> {
  const row = await db
    .selectFrom('plan')
    .select(['kind', 'made_at', 'document'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return { ...(JSON.parse(row.document) as AnnouncedPlan), kind: row.kind, madeAt: row.made_at };
}
