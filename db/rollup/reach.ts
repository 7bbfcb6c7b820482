import { addDays } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { WINDOW_DAYS } from './request-readings.ts';
import { type Sums, sumsOf } from './sums.ts';
import { uncertaintyOf } from './uncertainty.ts';

const RELAYS = { indicator: 'community_relays' };
const RELAYERS = { indicator: 'relayers_distinct' };
const VIEWS = { indicator: 'potential_views_gross' };
const BY = ['collective', 'community'] as const;

/** Relays by the community, who made them, and how many deliveries all relays might have been. */
export async function reachOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const coverage = await coverageOf(context, 'retweet-reach', period);
  if (coverage.share === 0 && !coverage.seen) {
    const views = BY.map((dimension) => ({ ...VIEWS, dimension }));
    const names = [RELAYS, VIEWS, ...views, ...(period.grain === 'day' ? [] : [RELAYERS])];
    const state = coverage.failure ? 'failed' : 'not_measured';
    return names.map((name) => missing(name, period, state, coverage.failure ?? 'no_reading'));
  }
  const sums = await sumsOf(context, period);
  const missed = isWhole(coverage.share) ? await whatIsMissed(context, period) : 'partial_coverage';
  const atLeast = (name: { indicator: string; dimension?: string }, low: number, reason: string | null) =>
    measured(name, period, coverage.share, reason === null ? { value: low } : { low, high: null, reason });
  const drafts = [
    atLeast(RELAYS, sums('relays by community'), missed),
    ...views(period, sums, missed, atLeast),
  ];
  if (period.grain === 'day') return drafts;
  // The collective's account relays too: it is the one that the others are counted without.
  const others = sums('relayers') - (sums('days relayed') > 0 ? 1 : 0);
  return [...drafts, atLeast(RELAYERS, others, missed)];
}

type AtLeast = (name: { indicator: string; dimension?: string }, low: number, reason: string | null) => Draft;

function views(period: Period, sums: Sums, missed: string | null, atLeast: AtLeast): Draft[] {
  const isUnsorted = sums('relays by collective at most') > sums('relays by collective');
  const why = {
    // Its own timeline tells all of these: only what nobody has sorted may still be one.
    collective: sums('relays unbounded') > 0 ? 'partial_coverage' : isUnsorted ? 'unsorted_posts' : null,
    community: missed,
  };
  const delivered = (dimension: string, by: readonly (typeof BY)[number][], reason: string | null): Draft => {
    const counted = by.reduce((sum, one) => sum + sums(`views by ${one}`), 0);
    const isUnread = by.some((one) => sums(`views unread by ${one}`) > 0);
    const name = { ...VIEWS, dimension };
    // Relays were read, and the followers of none: no delivery was counted, which is no zero.
    if (counted === 0 && isUnread) return missing(name, period, 'not_measured', 'followers_unread');
    return atLeast(name, counted, reason ?? (isUnread ? 'followers_unread' : null));
  };
  return [delivered('', BY, missed ?? why.collective), ...BY.map((by) => delivered(by, [by], why[by]))];
}

/** Why more relays may have been made than were read: of requests that nobody could, or did, read. */
async function whatIsMissed(context: RollUpContext, period: Period): Promise<string | null> {
  const { startDay } = context.collective;
  const first = addDays(period.start, -WINDOW_DAYS);
  // Whoever relays in this period may relay a request of the week before it.
  const asked = { ...period, start: first < startDay ? startDay : first };
  const searched = await uncertaintyOf(context, asked);
  if (searched.posts !== 0) return searched.reason;
  return (await sumsOf(context, asked))('requests unread') > 0 ? 'unread_relays' : null;
}
