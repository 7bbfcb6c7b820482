import { lastDayOf, type Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';

const ADOPTERS = { indicator: 'bio_adopters' };

/**
 * Accounts that show the tag, at the last scan of the period that worked. A day without any scan has
 * no measure at all: nobody said that it would be measured.
 */
export async function adoptersOf({ db }: RollUpContext, period: Period): Promise<Draft[]> {
  const scans = await db
    .selectFrom('bio_scan')
    .select(['id', 'state', 'reason'])
    .where('day', '>=', period.start)
    .where('day', '<=', lastDayOf(period))
    .orderBy('scanned_at')
    .execute();
  const done = scans.findLast(({ state }) => state === 'done');
  if (!done) {
    const failed = scans.at(-1);
    if (failed) return [missing(ADOPTERS, period, 'failed', failed.reason ?? 'run_failed')];
    return period.grain === 'day' ? [] : [missing(ADOPTERS, period, 'not_measured', 'no_reading')];
  }
  const row = await db
    .selectFrom('bio_sighting')
    .select((eb) => eb.fn.countAll<number>().as('accounts'))
    .where('scan_id', '=', done.id)
    .where('adopter', '=', 1)
    .executeTakeFirstOrThrow();
  return [
    measured(ADOPTERS, period, 1, { low: Number(row.accounts), high: null, reason: 'search_incomplete' }),
  ];
}
