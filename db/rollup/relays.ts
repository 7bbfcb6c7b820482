import { addDays, daysBetween, eachDay } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import { once, type RollUpContext } from './context.ts';
import { type Coverage, coverageOf, firstDayOf } from './coverage.ts';
import { delayBounds } from './delays.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { largestAudience } from './largest-audience.ts';
import { inTime, isUnread, relayedRequests, ripeBefore, ripeUntil, WINDOW_DAYS } from './request-readings.ts';
import { type Sums, sumsOf } from './sums.ts';
import { raisedBy, silence, type Uncertainty, uncertaintyOf } from './uncertainty.ts';

const RELAYS = { indicator: 'collective_relays' };
const ACTIVITY = { indicator: 'active_days_ratio' };
const AUDIENCE = { indicator: 'potential_audience_bounds' };
const SEEKERS = { indicator: 'seekers_relayed' };
const SHARE = { indicator: 'relay_coverage' };
const MEDIAN = { indicator: 'time_to_first_relay' };
const NINTH = { ...MEDIAN, dimension: 'p90' };
const OF_REQUESTS = [SEEKERS, SHARE, MEDIAN, NINTH];

/** Relays by the collective and by its community, and the audience they might have had. */
export async function relaysOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const coverage = await coverageOf(context, 'retweet-reach', period);
  if (coverage.share === 0 && !coverage.seen) {
    const names = period.grain === 'day' ? [RELAYS] : [RELAYS, ACTIVITY, AUDIENCE, ...OF_REQUESTS];
    const state = coverage.failure ? 'failed' : 'not_measured';
    return names.map((name) => missing(name, period, state, coverage.failure ?? 'no_reading'));
  }
  const sums = await sumsOf(context, period);
  const relays = collectiveRelays(period, coverage.share, sums);
  if (period.grain === 'day') return [relays];
  return [
    relays,
    activity(context, period, coverage, sums),
    await audienceBounds(context, period, coverage.share, sums),
    ...(await ofRequests(context, period, coverage.share, sums)),
  ];
}

function collectiveRelays(period: Period, coverage: number, sums: Sums): Draft {
  const low = sums('relays by collective');
  const high = sums('relays unbounded') > 0 ? null : sums('relays by collective at most');
  return isWhole(coverage)
    ? measured(RELAYS, period, coverage, { low, high, reason: 'unsorted_posts' })
    : measured(RELAYS, period, coverage, { low, high: null, reason: 'partial_coverage' });
}

/** What became of the requests of the period: who was relayed, how many within a week, how soon. */
async function ofRequests(
  context: RollUpContext,
  period: Period,
  coverage: number,
  sums: Sums,
): Promise<Draft[]> {
  const searched = await uncertaintyOf(context, period);
  const silent = silence(searched);
  if (silent) return OF_REQUESTS.map((name) => missing(name, period, ...silent));
  const missed = isWhole(coverage) ? searched : { ...searched, posts: null, reason: 'partial_coverage' };
  return [
    measured(
      SEEKERS,
      period,
      coverage,
      raisedBy(sums('seekers relayed'), andUnread(missed, sums('seekers unread'))),
    ),
    await shareRelayed(context, period, coverage),
    ...(coverage > 0
      ? await delays(context, period, coverage, sums('requests relayed'), searched.waiting)
      : unknownDelays(period)),
  ];
}

/** A request whose relays nobody has read yet may have been relayed. */
function andUnread(missed: Uncertainty, unread: number): Uncertainty {
  if (unread === 0 || missed.posts === null) return missed;
  return { ...missed, posts: missed.posts + unread, reason: 'unread_relays' };
}

async function shareRelayed(context: RollUpContext, period: Period, coverage: number): Promise<Draft> {
  const ripe = ripeUntil(context);
  const end = period.end < ripe ? period.end : ripe;
  if (end <= period.start) return missing(SHARE, period, 'not_measured', 'not_mature');
  const { n, relayed, unread } = await matureRequests(context, period);
  const missed = await uncertaintyOf(context, { ...period, end });
  if (missed.posts === null)
    return measured(SHARE, period, coverage, { low: 0, high: 1, n, reason: missed.reason });
  const all = n + missed.posts;
  if (all === 0) return missing(SHARE, period, 'not_measured', 'no_request');
  return measured(SHARE, period, coverage, {
    low: relayed / all,
    high: (relayed + unread + missed.posts) / all,
    n,
    reason: andUnread(missed, unread).reason,
  });
}

/**
 * Requests of the period that are seven days old. Where the clocks changed, the hour that parts them is not
 * midnight: the two days around it are counted one by one.
 */
async function matureRequests(
  context: RollUpContext,
  period: Period,
): Promise<{ n: number; relayed: number; unread: number }> {
  const edge = addDays(context.cutoff, -WINDOW_DAYS);
  const sums = await sumsOf(context, { ...period, end: period.end < edge ? period.end : edge });
  const near = [...eachDay(edge, addDays(edge, 2))].filter((day) => day >= period.start && day < period.end);
  const known = await once(context, `requests near ${near.join(' ')}`, () => relayedRequests(context, near));
  const mature = known.filter(({ asked_at }) => asked_at < ripeBefore(context));
  return {
    n: sums('requests') + mature.length,
    relayed: sums('requests relayed') + mature.filter(inTime).length,
    unread: sums('requests unread') + mature.filter(isUnread).length,
  };
}

/**
 * The wait for a first relay. What nobody has read yet may have come at any moment since the last reading, before
 * a relay that the collective's own timeline told; what nobody has sorted may be a request that waited any time.
 */
async function delays(
  context: RollUpContext,
  period: Period,
  coverage: number,
  n: number,
  unsorted: number,
): Promise<Draft[]> {
  if (n === 0) return [MEDIAN, NINTH].map((name) => missing(name, period, 'not_measured', 'no_request'));
  const reason = unsorted > 0 ? 'unsorted_posts' : 'unread_relays';
  const median = await delayBounds(context, period, unsorted, 50);
  const ninth = await delayBounds(context, period, unsorted, 90);
  return [
    measured(MEDIAN, period, coverage, { ...median, n, reason }),
    measured(NINTH, period, coverage, { ...ninth, n, reason }),
  ];
}

/** The relays a file tells of need not be the first. */
const unknownDelays = (period: Period): Draft[] =>
  [MEDIAN, NINTH].map((name) => missing(name, period, 'not_measured', 'partial_coverage'));

/** A day that was not wholly collected leaves both terms, active or not: else only the active ones would stay. */
function activity(context: RollUpContext, period: Period, { share, seen }: Coverage, sums: Sums): Draft {
  if (seen) {
    // Files tell of days on which there was something: of the others nobody knows.
    const last = lastDayOf(period) < context.cutoff ? period.end : addDays(context.cutoff, 1);
    const passed = daysBetween(firstDayOf(context, period), last);
    const bounds = { low: sums('days relayed') / passed, high: 1, n: passed, reason: 'partial_coverage' };
    return measured(ACTIVITY, period, share, bounds);
  }
  const known = sums('days relays known');
  if (known === 0) return missing(ACTIVITY, period, 'not_measured', 'partial_coverage');
  return measured(ACTIVITY, period, share, {
    low: sums('days relayed known') / known,
    high: sums('days relayed known at most') / known,
    n: known,
    reason: 'unsorted_posts',
  });
}

async function audienceBounds(
  context: RollUpContext,
  period: Period,
  coverage: number,
  sums: Sums,
): Promise<Draft> {
  const [accounts, unread] = [sums('relayers'), sums('relayers unread')];
  if (unread === accounts && (coverage === 0 || accounts > 0))
    return missing(AUDIENCE, period, 'not_measured', accounts > 0 ? 'followers_unread' : 'no_reading');
  return measured(AUDIENCE, period, coverage, {
    low: await largestAudience(context, period),
    high: unread > 0 || !isWhole(coverage) ? null : sums('relayers followers'),
    n: accounts,
    reason: isWhole(coverage) ? 'overlap_unknown' : 'partial_coverage',
  });
}
