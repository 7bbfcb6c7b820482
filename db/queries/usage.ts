import { type Selectable, sql } from 'kysely';
import type { Day } from '../core/calendar.ts';
import type { UsageReadingTable } from '../schema/usage-reading.ts';
import type { Database } from '../store.ts';

export type UsageReading = Omit<Selectable<UsageReadingTable>, 'id'>;

/** Keeps what X says of some UTC days, where that or the ledger has changed since it was last asked. */
export async function addUsageReadings(db: Database, readings: readonly UsageReading[]): Promise<void> {
  const first = readings.map(({ utc_day }) => utc_day).sort()[0];
  if (first === undefined) return;
  const known = await latestReadings(db, first);
  for (const reading of readings) {
    const before = known.get(reading.utc_day);
    if (before?.posts === reading.posts && before.ledger_posts === reading.ledger_posts) continue;
    await db.insertInto('usage_reading').values(reading).execute();
  }
}

async function latestReadings(db: Database, since: Day) {
  const rows = await db
    .selectFrom('usage_reading')
    .select(['utc_day', 'posts', 'ledger_posts', 'read_at'])
    .where('utc_day', '>=', since)
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.utc_day, row]));
}

/** One UTC day of requests to X. */
export type LedgerDay = {
  readonly utcDay: Day;
  readonly requests: number;
  /** Requests whose answer never came: they stand at their worst case. */
  readonly lost: number;
  /** Posts that X's rule bills, each once a UTC day; and those X itself says were read, null before it was asked. */
  readonly posts: number;
  readonly postsByX: number | null;
  /** Micro-dollars: by X's rule, lost answers at their worst case, and at most. */
  readonly billed: number;
  readonly atMost: number;
};

/** The ledger by UTC day, both days included; days without a request are left out. */
export async function readLedgerDays(db: Database, from: Day, to: Day): Promise<LedgerDay[]> {
  const rows = await db
    .selectFrom('request_ledger')
    .select((eb) => [
      'utc_day',
      eb.fn.countAll<number>().as('requests'),
      sql<number>`sum(case when fingerprint is not null and billed_microdollars is null then 1 else 0 end)`.as(
        'lost',
      ),
      eb.fn.sum<number>('billed_posts').as('posts'),
      sql<number>`sum(coalesce(billed_microdollars, cost_microdollars))`.as('billed'),
      eb.fn.sum<number>('cost_microdollars').as('at_most'),
    ])
    .where('utc_day', '>=', from)
    .where('utc_day', '<=', to)
    .groupBy('utc_day')
    .orderBy('utc_day')
    .execute();
  const readings = await latestReadings(db, from);
  return rows.map(({ utc_day, requests, lost, posts, billed, at_most }) => ({
    utcDay: utc_day,
    requests: Number(requests),
    lost: Number(lost),
    posts: Number(posts ?? 0),
    postsByX: readings.get(utc_day)?.posts ?? null,
    billed: Number(billed),
    atMost: Number(at_most),
  }));
}
