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
  const drafts = [atLeast(RELAYS, sums('relays by community'), missed), ...views(sums, missed, atLeast)];
  if (period.grain === 'day') return drafts;
  // The collective's account relays too: it is the one that the others are counted without.
  const others = sums('relayers') - (sums('days relayed') > 0 ? 1 : 0);
  return [...drafts, atLeast(RELAYERS, others, missed)];
}

type AtLeast = (name: { indicator: string; dimension?: string }, low: number, reason: string | null) => Draft;

function views(sums: Sums, missed: string | null, atLeast: AtLeast): Draft[] {
  const isUnsorted = sums('relays by collective at most') > sums('relays by collective');
  const why = {
    // Its own timeline tells all of these: only what nobody has sorted may still be one.
    collective: sums('relays unbounded') > 0 ? 'partial_coverage' : isUnsorted ? 'unsorted_posts' : null,
    community: missed,
  };
  const unread = BY.some((by) => sums(`views unread by ${by}`) > 0) ? 'followers_unread' : null;
  const total = sums('views by collective') + sums('views by community');
  return [
    atLeast(VIEWS, total, missed ?? why.collective ?? unread),
    ...BY.map((dimension) => {
      const without = sums(`views unread by ${dimension}`) > 0 ? 'followers_unread' : null;
      return atLeast({ ...VIEWS, dimension }, sums(`views by ${dimension}`), why[dimension] ?? without);
    }),
  ];
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
