import { addDays, type Day } from '../../db/core/calendar.ts';
import { addUsageReadings, readLedgerDays } from '../../db/queries/usage.ts';
import type { JobContext } from '../job-context.ts';
import { usageByDay } from '../sources/x/endpoints.ts';
import { recordRequests } from '../sources/x/ledger.ts';
import { XError, type XErrorKind } from '../sources/x/x-error.ts';

/** X's numbers come late: a week is asked for again each night. */
const DAYS = 7;
/** Days whose number X has been seen to raise later. */
export const LATE_DAYS = 2;
/** Some projects get no answer to this question: nothing is wrong with the night. */
const NOT_FOR_US: ReadonlySet<XErrorKind> = new Set(['not-found', 'forbidden', 'unsupported-authentication']);

/** Keeps what X says was read on each of the last UTC days that are over, beside the ledger's own number. */
export async function usage(context: JobContext, _day: Day): Promise<void> {
  const { x, store, clock, runId, log } = context;
  const now = clock.now();
  const today = now.slice(0, 10) as Day;
  try {
    const answer = await usageByDay(x, DAYS);
    const days = answer.usage.filter(({ day }) => day < today);
    await store.db.transaction().execute(async (transaction) => {
      await recordRequests(transaction, context, answer.requests);
      const ledger = await readLedgerDays(transaction, addDays(today, -DAYS), today);
      const own = new Map(ledger.map(({ utcDay, posts }) => [utcDay, posts]));
      const readings = days.map(({ day, posts }) => ({
        utc_day: day,
        posts,
        ledger_posts: own.get(day) ?? 0,
        read_at: now,
        run_id: runId,
      }));
      await addUsageReadings(transaction, readings);
      for (const { utc_day, posts, ledger_posts } of readings) {
        const isLate = utc_day >= addDays(today, -LATE_DAYS);
        if (posts === ledger_posts || isLate) continue;
        log.warn({ utcDay: utc_day, byX: posts, byLedger: ledger_posts }, 'X counts other than the ledger');
      }
    });
  } catch (error) {
    if (!(error instanceof XError)) throw error;
    await store.db
      .transaction()
      .execute((transaction) => recordRequests(transaction, context, error.requests));
    if (!NOT_FOR_US.has(error.kind)) throw error;
    log.info({ kind: error.kind }, 'X does not tell this project what it has read');
  }
}
