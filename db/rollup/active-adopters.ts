import { addDays, type Day } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import { lastScan, readBios } from './bio-readings.ts';
import { once, type RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { WINDOW_DAYS } from './request-readings.ts';
import { sumsOf } from './sums.ts';

const ACTIVE = { indicator: 'active_adopters_share' };
const DAYS = 90;

/**
 * Of the accounts that the last whole search of the period found with the tag, the share that relayed a request in
 * the 90 days before it. Between two searches nobody knows of new accounts that do not relay: a panel would tell
 * too high a share. Work: the relays of these days and the accounts of one search.
 */
export async function activeAdoptersOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const done = await lastScan(context, period, { state: 'done', kinds: ['sweep'] });
  if (!done) {
    const failed = await lastScan(context, period, { state: 'failed', kinds: ['sweep'] });
    if (!failed && period.grain === 'day') return [];
    if (failed) return [missing(ACTIVE, period, 'failed', failed.reason ?? 'run_failed')];
    return [missing(ACTIVE, period, 'not_measured', 'no_reading')];
  }
  // Whom it found is partly forgotten: what it told stands.
  if (context.closed.has(done.day)) return [];
  const { swept } = await readBios(context, done);
  const showing = swept.rows.filter(({ adopter }) => adopter === 1);
  if (showing.length === 0) return [missing(ACTIVE, period, 'not_measured', 'no_adopter')];
  const active = await activeAt(context, done.day);
  const low = showing.filter(({ account }) => active.has(account)).length / showing.length;
  const missed = await whatIsMissed(context, done.day);
  const n = showing.length;
  return [
    measured(ACTIVE, period, 1, missed === null ? { value: low, n } : { low, high: 1, n, reason: missed }),
  ];
}

function activeAt(context: RollUpContext, day: Day): Promise<Set<string>> {
  return once(context, `active ${day}`, async () => {
    const rows = await context.db
      .selectFrom('relay')
      .innerJoin('request', 'request.post_id', 'relay.post_id')
      .select('relay.account')
      .distinct()
      .where('relay.by_collective', '=', 0)
      .where('relay.day', '>', addDays(day, -DAYS))
      .where('relay.day', '<=', day)
      .whereRef('relay.account', '!=', 'request.seeker')
      .execute();
    return new Set<string>(rows.map(({ account }) => account));
  });
}

/** Why an account may have relayed without anybody knowing; null when all that could be read was. */
async function whatIsMissed(context: RollUpContext, day: Day): Promise<string | null> {
  const { startDay } = context.collective;
  const from = (days: number): Day => {
    const first = addDays(day, -days);
    return first < startDay ? startDay : first;
  };
  const end = addDays(day, 1);
  const relays = { grain: 'day' as const, start: from(DAYS - 1), end };
  if (!isWhole((await coverageOf(context, 'retweet-reach', relays)).share)) return 'partial_coverage';
  const sums = await sumsOf(context, { start: from(DAYS - 1 + WINDOW_DAYS), end });
  if (sums('posts unsorted') > 0) return 'unsorted_posts';
  return sums('requests unread') > 0 ? 'unread_relays' : null;
}
