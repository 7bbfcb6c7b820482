import { lastDayOf, type Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { isNoted, notedSince } from './noted-since.ts';
import { type Sums, sumsOf } from './sums.ts';
import { raisedBy, silence, type Uncertainty, uncertaintyOf, unseenAfter } from './uncertainty.ts';

const NEW = { indicator: 'seekers_new' };
const MENTIONING = { indicator: 'requests_mentioning_account_share' };
const COACHED = { indicator: 'coached_requests' };
const TRIAGED = { indicator: 'posts_triaged' };
const TRIAGE_RATE = { ...TRIAGED, dimension: 'share' };
const AUTHORS = { indicator: 'hashtag_authors' };
const TOTAL = { indicator: 'hashtag_posts_total' };

/** How people ask, who is new among them, and how far the sorting has come. */
export async function askingOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const missed = await uncertaintyOf(context, period);
  const sums = await sumsOf(context, period);
  const sorting = [...triaged(period, missed, sums), await authors(context, period, sums)];
  const silent = silence(missed);
  if (silent)
    return [...[NEW, MENTIONING, COACHED].map((name) => missing(name, period, ...silent)), ...sorting];
  return [
    await newcomers(context, period, missed, sums),
    mentioning(period, missed, sums),
    await coached(context, period, missed, sums),
    ...sorting,
  ];
}

/** How far the sorting of a day has come. */
export async function triagedOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  return triaged(period, await uncertaintyOf(context, period), await sumsOf(context, period));
}

/**
 * Somebody's first request may lie in a post that nobody could read, or has sorted: in this period, which adds one,
 * or before it, which takes one away. Of the time before the collection nothing is known, as its caveat says.
 */
async function newcomers(
  context: RollUpContext,
  period: Period,
  missed: Uncertainty,
  sums: Sums,
): Promise<Draft> {
  const first = sums('asked first');
  const { high, reason } = raisedBy(first, missed);
  const earlier = await missedBefore(context, period);
  const low = earlier === null ? 0 : Math.max(0, first - earlier);
  const why =
    high === first && low < first ? (earlier === null ? 'partial_coverage' : 'unseen_posts') : reason;
  return measured(NEW, period, missed.share, { low, high, reason: why });
}

/**
 * How many requests may have gone unread between the first that was read and this period; null when a stretch of
 * that time was not collected.
 */
async function missedBefore(context: RollUpContext, { start: end }: Period): Promise<number | null> {
  const { startDay } = context.collective;
  const begun = await context.db
    .selectFrom('collection_window')
    .select('from_at as at')
    .where('family', '=', 'seeker-requests')
    .where('state', '=', 'collected')
    // In the order of the index: the first is the earliest, whatever is behind it.
    .orderBy('until_at')
    .limit(1)
    .executeTakeFirst();
  if (!begun?.at) return 0;
  const first = context.calendar.dayOf(begun.at);
  const start = first > startDay ? first : startDay;
  if (start >= end) return 0;
  return (await uncertaintyOf(context, { grain: 'all', start, end })).posts;
}

function mentioning(period: Period, missed: Uncertainty, sums: Sums): Draft {
  const [requests, named] = [sums('requests'), sums('requests mentioning')];
  // Where some could not be read, nobody knows that there was none.
  const why = missed.posts === 0 ? 'no_request' : missed.reason;
  if (requests === 0) return missing(MENTIONING, period, 'not_measured', why);
  const { posts, reason } = missed;
  const bounds =
    posts === null
      ? { low: 0, high: 1 }
      : { low: named / (requests + posts), high: (named + posts) / (requests + posts) };
  return measured(MENTIONING, period, missed.share, { ...bounds, n: requests, reason });
}

/** What volunteers noted; of the time before anybody noted anything, nothing is known. */
async function coached(
  context: RollUpContext,
  period: Period,
  missed: Uncertainty,
  sums: Sums,
): Promise<Draft> {
  const low = sums('requests coached');
  if (!isNoted(await notedSince(context, 'coached_request'), period, low))
    return missing(COACHED, period, 'not_measured', 'no_source');
  return measured(COACHED, period, missed.share, { low, high: null, reason: 'as_noted' });
}

function triaged(period: Period, { share, told }: Uncertainty, sums: Sums): Draft[] {
  const [read, waiting] = [sums('posts'), sums('posts unsorted')];
  if (share === 0 && !told.posts)
    return [TRIAGED, TRIAGE_RATE].map((name) => missing(name, period, 'not_measured', 'no_reading'));
  return [
    measured(TRIAGED, period, share, { value: read - waiting, n: read }),
    read === 0
      ? missing(TRIAGE_RATE, period, 'not_measured', 'no_post')
      : measured(TRIAGE_RATE, period, share, { value: (read - waiting) / read, n: read }),
  ];
}

/** Each post that could not be read may be by somebody else. */
async function authors(context: RollUpContext, period: Period, sums: Sums): Promise<Draft> {
  const { share, failure, seen } = await coverageOf(context, 'seeker-requests', period);
  if (share === 0 && !seen)
    return missing(AUTHORS, period, failure ? 'failed' : 'not_measured', failure ?? 'no_reading');
  const counted = await coverageOf(context, 'hashtag-volume', period);
  const isBounded =
    isWhole(share) &&
    isWhole(counted.share) &&
    sums('unseen unbounded') === 0 &&
    sums('days unseen untold') === 0;
  const low = sums('authors');
  return measured(AUTHORS, period, share, {
    low,
    high: isBounded ? low + sums('unseen') + (await unseenAfter(context, period)) : null,
    reason: isBounded ? 'unseen_posts' : 'partial_coverage',
  });
}

/** Original posts and the reposts that are known of them: of requests only, since no others are read. */
export async function withRepostsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const { share, failure } = await coverageOf(context, 'hashtag-volume', period);
  if (share === 0 || lastDayOf(period) < context.collective.startDay)
    return [missing(TOTAL, period, failure ? 'failed' : 'not_measured', failure ?? 'no_reading')];
  const sums = await sumsOf(context, period);
  const low = sums('volume') + sums('reposts read');
  return [measured(TOTAL, period, share, { low, high: null, reason: 'reposts_unread' })];
}
