import { addDays } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import { lastMatureDay } from '../statistics/cohort.ts';
import type { RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { FEWEST_OF_COHORT } from './placements.ts';
import { COHORT_DAYS } from './projections/placements.ts';
import { sumsOf } from './sums.ts';
import { uncertaintyOf } from './uncertainty.ts';

const RELAYED = { indicator: 'relayed_share_cohort' };

/**
 * Of the people who first asked in the period, long enough ago, how many were relayed within the window: the step
 * between those who asked and those who reported, of the same people.
 */
export async function relayedCohortsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const lastMature = lastMatureDay(context.cutoff, COHORT_DAYS);
  const last = lastDayOf(period) < lastMature ? lastDayOf(period) : lastMature;
  if (last < period.start) return [missing(RELAYED, period, 'not_measured', 'not_mature')];
  const [asked, followed] = [1, 1 + COHORT_DAYS].map((days) => ({ ...period, end: addDays(last, days) })) as [
    Period,
    Period,
  ];
  const read = await coverageOf(context, 'retweet-reach', followed);
  if (read.share === 0 && !read.seen)
    return [missing(RELAYED, period, read.failure ? 'failed' : 'not_measured', read.failure ?? 'no_reading')];
  const sums = await sumsOf(context, asked);
  const n = sums('asked first');
  if (n < FEWEST_OF_COHORT) return [{ ...missing(RELAYED, period, 'not_measured', 'too_few'), n }];
  const asking = await uncertaintyOf(context, asked);
  const later = await uncertaintyOf(context, followed);
  const coverage = Math.min(asking.share, read.share);
  if (asking.posts === null || later.posts === null || !isWhole(coverage))
    return [measured(RELAYED, period, coverage, { low: 0, high: 1, n, reason: 'partial_coverage' })];
  // A post that was missed may have been a first request, which raises the number of people, or one that was relayed.
  const [relayed, unread] = [sums('asked first and relayed'), sums('asked first and unread')];
  return [
    measured(RELAYED, period, coverage, {
      low: relayed / (n + asking.posts),
      high: Math.min(1, (relayed + unread + later.posts) / n),
      n,
      reason: unread > 0 ? 'unread_relays' : later.reason,
    }),
  ];
}
