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
/** Of the people that are known, as far as their relays were read: what is drawn as people. */
const KNOWN = { ...RELAYED, dimension: 'known' };
const ALL = [RELAYED, KNOWN];

/**
 * Of the people who first asked in the period, long enough ago, how many were relayed within the window: the step
 * between those who asked and those who reported, of the same people.
 */
export async function relayedCohortsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const lastMature = lastMatureDay(context.cutoff, COHORT_DAYS);
  const last = lastDayOf(period) < lastMature ? lastDayOf(period) : lastMature;
  if (last < period.start) return ALL.map((name) => missing(name, period, 'not_measured', 'not_mature'));
  const [asked, followed] = [1, 1 + COHORT_DAYS].map((days) => ({ ...period, end: addDays(last, days) })) as [
    Period,
    Period,
  ];
  const read = await coverageOf(context, 'retweet-reach', followed);
  if (read.share === 0 && !read.seen) {
    const state = read.failure ? 'failed' : 'not_measured';
    return ALL.map((name) => missing(name, period, state, read.failure ?? 'no_reading'));
  }
  const sums = await sumsOf(context, asked);
  const n = sums('asked first');
  if (n < FEWEST_OF_COHORT)
    return ALL.map((name) => ({ ...missing(name, period, 'not_measured', 'too_few'), n }));
  const asking = await uncertaintyOf(context, asked);
  const later = await uncertaintyOf(context, followed);
  const coverage = Math.min(asking.share, read.share);
  const [relayed, unread] = [sums('asked first and relayed'), sums('asked first and unread')];
  const known = measured(KNOWN, period, coverage, { value: relayed / n, n });
  if (asking.posts === null || later.posts === null || !isWhole(coverage))
    return [measured(RELAYED, period, coverage, { low: 0, high: 1, n, reason: 'partial_coverage' }), known];
  // A post that was missed may have been a first request, which raises the number of people, or one that was relayed.
  return [
    measured(RELAYED, period, coverage, {
      low: relayed / (n + asking.posts),
      high: Math.min(1, (relayed + unread + later.posts) / n),
      n,
      reason: unread > 0 ? 'unread_relays' : later.reason,
    }),
    known,
  ];
}
