import { addDays, type Day } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import { chunks } from '../queries/chunks.ts';
import { lastScan, readBios, scanDays } from './bio-readings.ts';
import { breather, once, type RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { WINDOW_DAYS } from './request-readings.ts';
import { sumsOf } from './sums.ts';

const ACTIVE = { indicator: 'active_adopters_share' };
const DAYS = 90;

/**
 * Of the accounts that the last whole search of the period found with the tag, the share that relayed a request in
 * the 90 days before it. Between two searches nobody knows of new accounts that do not relay: a panel would tell
 * too high a share. Work: none as long as what it rests on stands, else the accounts of one search and what they
 * relayed in these days.
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
  if (!isNew(context, done.day)) return [];
  const { swept } = await readBios(context, done);
  const showing = swept.rows.filter(({ adopter }) => adopter === 1);
  if (showing.length === 0) return [missing(ACTIVE, period, 'not_measured', 'no_adopter')];
  const n = showing.length;
  const accounts = showing.map(({ account }) => account);
  const low = (await once(context, `active ${done.id}`, () => activeOf(context, accounts, done.day))) / n;
  const missed = await whatIsMissed(context, done.day);
  return [
    measured(ACTIVE, period, 1, missed === null ? { value: low, n } : { low, high: 1, n, reason: missed }),
  ];
}

/** The first day that a search of this one can rest on: of requests that may have been relayed in its ninety days. */
const restsFrom = (day: Day): Day => addDays(day, 1 - DAYS - WINDOW_DAYS);

const isNew = ({ tallied }: RollUpContext, day: Day): boolean =>
  [...tallied].some((one) => one >= restsFrom(day) && one <= day);

/** The days of whole searches that rest on a day that was tallied anew: what is sorted or read late changes them. */
export function searchesInReach(context: RollUpContext): Promise<readonly Day[]> {
  return once(context, 'searches in reach', async () => {
    const [first] = [...context.tallied].sort();
    if (!first) return [];
    const searches = await scanDays(context, { from: first, kinds: ['sweep'] });
    return searches.filter((day) => isNew(context, day));
  });
}

/** How many of these accounts relayed somebody else's request in the days up to this one. */
async function activeOf({ db }: RollUpContext, accounts: readonly Pseudonym[], day: Day): Promise<number> {
  const breathe = breather();
  let active = 0;
  for (const some of chunks(accounts, 400)) {
    const rows = await db
      .selectFrom('relay')
      .innerJoin('request', 'request.post_id', 'relay.post_id')
      .select('relay.account')
      .distinct()
      .where('relay.account', 'in', some)
      .where('relay.day', '>', addDays(day, -DAYS))
      .where('relay.day', '<=', day)
      .where('relay.by_collective', '=', 0)
      .whereRef('relay.account', '!=', 'request.seeker')
      .execute();
    active += rows.length;
    await breathe();
  }
  return active;
}

/** Why an account may have relayed without anybody knowing; null when all that could be read was. */
async function whatIsMissed(context: RollUpContext, day: Day): Promise<string | null> {
  const { startDay } = context.collective;
  const since = (first: Day): Day => (first < startDay ? startDay : first);
  const end = addDays(day, 1);
  const relays = { grain: 'day' as const, start: since(addDays(day, 1 - DAYS)), end };
  if (!isWhole((await coverageOf(context, 'retweet-reach', relays)).share)) return 'partial_coverage';
  const sums = await sumsOf(context, { start: since(restsFrom(day)), end });
  if (sums('posts unsorted') > 0) return 'unsorted_posts';
  return sums('requests unread') > 0 ? 'unread_relays' : null;
}
