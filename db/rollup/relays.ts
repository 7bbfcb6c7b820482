import { addDays, daysBetween, type Instant, instant } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { sumOfDays } from './day-sums.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { audience, collectiveDays, type RequestReading, relayedRequests } from './relay-readings.ts';
import { raisedBy, silence, type Uncertainty, uncertaintyOf } from './uncertainty.ts';

const WINDOW_DAYS = 7;
const WINDOW_MS = WINDOW_DAYS * 86_400_000;
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
  if (coverage.share === 0) {
    const names = period.grain === 'day' ? [RELAYS] : [RELAYS, ACTIVITY, AUDIENCE, ...OF_REQUESTS];
    const state = coverage.failure ? 'failed' : 'not_measured';
    return names.map((name) => missing(name, period, state, coverage.failure ?? 'no_reading'));
  }
  const days = await collectiveDays(context, period);
  const relays = await collectiveRelays(context, period, coverage.share, days);
  if (period.grain === 'day') return [relays];
  return [
    relays,
    activity(context, period, coverage.share, days),
    await audienceBounds(context, period, coverage.share),
    ...(await ofRequests(context, period, coverage.share)),
  ];
}

type Days = Awaited<ReturnType<typeof collectiveDays>>;

async function collectiveRelays(
  context: RollUpContext,
  period: Period,
  coverage: number,
  days: Days,
): Promise<Draft> {
  const sum =
    period.grain === 'day'
      ? days.reduce(
          ({ low, high }, day) => ({ low: low + day.requests, high: high + day.requests + day.unsorted }),
          {
            low: 0,
            high: 0,
          },
        )
      : await sumOfDays(context, RELAYS.indicator, period);
  return isWhole(coverage)
    ? measured(RELAYS, period, coverage, { ...sum, reason: 'unsorted_posts' })
    : measured(RELAYS, period, coverage, { low: sum.low, high: null, reason: 'partial_coverage' });
}

/** What became of the requests of the period: who was relayed, how many within a week, how soon. */
async function ofRequests(context: RollUpContext, period: Period, coverage: number): Promise<Draft[]> {
  const searched = await uncertaintyOf(context, period);
  const silent = silence(searched);
  if (silent) return OF_REQUESTS.map((name) => missing(name, period, ...silent));
  const missed = isWhole(coverage) ? searched : { ...searched, posts: null, reason: 'partial_coverage' };
  const requests = await relayedRequests(context, period);
  const relayed = requests.filter(inTime);
  const seekers = new Set(relayed.map(({ seeker }) => seeker));
  const unread = new Set(requests.filter(isUnread).map(({ seeker }) => seeker)).difference(seekers);
  return [
    measured(SEEKERS, period, coverage, raisedBy(seekers.size, andUnread(missed, unread.size))),
    await shareRelayed(context, period, coverage, requests),
    ...delays(period, coverage, relayed),
  ];
}

/** A request whose relays nobody has read yet may have been relayed. */
function andUnread(missed: Uncertainty, unread: number): Uncertainty {
  if (unread === 0 || missed.posts === null) return missed;
  return { ...missed, posts: missed.posts + unread, reason: 'unread_relays' };
}
const isUnread = ({ read_at }: RequestReading) => read_at === null;

async function shareRelayed(
  context: RollUpContext,
  period: Period,
  coverage: number,
  requests: RequestReading[],
): Promise<Draft> {
  const matureBy = addDays(context.cutoff, 1 - WINDOW_DAYS);
  const end = period.end < matureBy ? period.end : matureBy;
  if (end <= period.start) return missing(SHARE, period, 'not_measured', 'not_mature');
  const limit = instant(Date.parse(context.until) - WINDOW_MS);
  const mature = requests.filter(({ asked_at }) => asked_at <= limit);
  const relayed = mature.filter(inTime).length;
  const unread = mature.filter(isUnread).length;
  const missed = await uncertaintyOf(context, { ...period, end });
  const n = mature.length;
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

function delays(period: Period, coverage: number, relayed: RequestReading[]): Draft[] {
  const minutes = relayed
    .map(({ asked_at, first }) => (Date.parse(first as Instant) - Date.parse(asked_at)) / 60_000)
    .sort((a, b) => a - b);
  const n = minutes.length;
  if (n === 0) return [MEDIAN, NINTH].map((name) => missing(name, period, 'not_measured', 'no_request'));
  const middle = ((minutes[Math.floor((n - 1) / 2)] ?? 0) + (minutes[Math.floor(n / 2)] ?? 0)) / 2;
  const ninth = minutes[Math.ceil(n * 0.9) - 1] ?? 0;
  return [
    measured(MEDIAN, period, coverage, { value: middle, n }),
    measured(NINTH, period, coverage, { value: ninth, n }),
  ];
}

/** Days without collection leave both terms; a partly collected day counts as known only when it was active. */
function activity(context: RollUpContext, period: Period, coverage: number, days: Days): Draft {
  const active = days.filter(({ requests }) => requests > 0).length;
  const last = lastDayOf(period) < context.cutoff ? period.end : addDays(context.cutoff, 1);
  const known = Math.max(days.length, Math.round(daysBetween(period.start, last) * coverage));
  return measured(ACTIVITY, period, coverage, {
    low: active / known,
    high: days.length / known,
    n: known,
    reason: 'unsorted_posts',
  });
}

async function audienceBounds(context: RollUpContext, period: Period, coverage: number): Promise<Draft> {
  const { accounts, largest, sum, unread } = await audience(context, period);
  return measured(AUDIENCE, period, coverage, {
    low: largest,
    high: unread > 0 || !isWhole(coverage) ? null : sum,
    n: accounts,
    reason: isWhole(coverage) ? 'overlap_unknown' : 'partial_coverage',
  });
}

/** Relays are read for seven days; a later one may have gone unread and counts for no request. */
const inTime = ({ asked_at, first }: RequestReading) =>
  first !== null && Date.parse(first) - Date.parse(asked_at) <= WINDOW_MS;
