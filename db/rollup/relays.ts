import { addDays, type Instant, instant } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { sumOfDays } from './day-sums.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { activeDays, audience, relayedRequests } from './relay-readings.ts';
import { raisedBy, uncertaintyOf } from './uncertainty.ts';

const WINDOW_DAYS = 7;
const WINDOW_MS = WINDOW_DAYS * 86_400_000;
const RELAYS = { indicator: 'collective_relays' };
const OF_PERIODS = [
  RELAYS,
  { indicator: 'seekers_relayed' },
  { indicator: 'relay_coverage' },
  { indicator: 'time_to_first_relay' },
  { indicator: 'time_to_first_relay', dimension: 'p90' },
  { indicator: 'active_days_ratio' },
  { indicator: 'potential_audience_bounds' },
] as const;

/** Relays by the collective and by its community, and the audience they might have had. */
export async function relaysOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const coverage = await coverageOf(context, 'retweet-reach', period);
  const names = period.grain === 'day' ? [RELAYS] : OF_PERIODS;
  if (coverage.share === 0) {
    const state = coverage.failure ? 'failed' : 'not_measured';
    return names.map((name) => missing(name, period, state, coverage.failure ?? 'no_reading'));
  }
  const relays = await collectiveRelays(context, period, coverage.share);
  if (period.grain === 'day') return [relays];
  return [
    relays,
    ...(await ofRequests(context, period, coverage.share)),
    await activity(context, period, coverage.share),
    await audienceBounds(context, period, coverage.share),
  ];
}

async function collectiveRelays(context: RollUpContext, period: Period, coverage: number): Promise<Draft> {
  const count =
    period.grain === 'day'
      ? (await activeDays(context, period)).reduce((sum, { relays }) => sum + relays, 0)
      : (await sumOfDays(context, RELAYS.indicator, period)).low;
  return measured(RELAYS, period, coverage, isWhole(coverage) ? { value: count } : partial(count));
}

/** What became of the requests of the period: who was relayed, how many within a week, how soon. */
async function ofRequests(context: RollUpContext, period: Period, coverage: number): Promise<Draft[]> {
  const searched = await uncertaintyOf(context, period);
  const missed = isWhole(coverage) ? searched : { ...searched, posts: null, reason: 'partial_coverage' };
  const requests = await relayedRequests(context, period);
  const relayed = requests.filter(inTime);
  const seekers = new Set(relayed.map(({ seeker }) => seeker)).size;
  return [
    measured({ indicator: 'seekers_relayed' }, period, coverage, raisedBy(seekers, missed)),
    await shareRelayed(context, period, coverage, requests),
    ...delays(period, coverage, relayed),
  ];
}

type Request = Awaited<ReturnType<typeof relayedRequests>>[number];

async function shareRelayed(
  context: RollUpContext,
  period: Period,
  coverage: number,
  requests: Request[],
): Promise<Draft> {
  const name = { indicator: 'relay_coverage' };
  const matureBy = addDays(context.cutoff, 1 - WINDOW_DAYS);
  const end = period.end < matureBy ? period.end : matureBy;
  if (end <= period.start) return missing(name, period, 'not_measured', 'not_mature');
  const limit = instant(Date.parse(context.until) - WINDOW_MS);
  const mature = requests.filter(({ asked_at }) => asked_at <= limit);
  const relayed = mature.filter(inTime).length;
  const missed = await uncertaintyOf(context, { ...period, end });
  const n = mature.length;
  if (missed.posts === null)
    return measured(name, period, coverage, { low: 0, high: 1, n, reason: missed.reason });
  const all = n + missed.posts;
  if (all === 0) return missing(name, period, 'not_measured', 'no_request');
  return measured(name, period, coverage, {
    low: relayed / all,
    high: (relayed + missed.posts) / all,
    n,
    reason: missed.reason,
  });
}

function delays(period: Period, coverage: number, relayed: Request[]): Draft[] {
  const median = { indicator: 'time_to_first_relay' };
  const p90 = { ...median, dimension: 'p90' };
  const minutes = relayed
    .map(({ asked_at, first }) => (Date.parse(first as Instant) - Date.parse(asked_at)) / 60_000)
    .sort((a, b) => a - b);
  const n = minutes.length;
  if (n === 0) return [median, p90].map((name) => missing(name, period, 'not_measured', 'no_request'));
  const middle = ((minutes[Math.floor((n - 1) / 2)] ?? 0) + (minutes[Math.floor(n / 2)] ?? 0)) / 2;
  const ninth = minutes[Math.ceil(n * 0.9) - 1] ?? 0;
  return [
    measured(median, period, coverage, { value: middle, n }),
    measured(p90, period, coverage, { value: ninth, n }),
  ];
}

/** Days without collection leave both terms; a partly collected day counts as known only when it was active. */
async function activity(context: RollUpContext, period: Period, coverage: number): Promise<Draft> {
  const name = { indicator: 'active_days_ratio' };
  const active = (await activeDays(context, period)).length;
  const last = lastDayOf(period) < context.cutoff ? period.end : addDays(context.cutoff, 1);
  const passed = Math.round((Date.parse(last) - Date.parse(period.start)) / 86_400_000);
  const known = Math.max(active, Math.round(passed * coverage));
  return measured(name, period, coverage, { value: active / known, n: known });
}

async function audienceBounds(context: RollUpContext, period: Period, coverage: number): Promise<Draft> {
  const { accounts, largest, sum, unread } = await audience(context, period);
  return measured({ indicator: 'potential_audience_bounds' }, period, coverage, {
    low: largest,
    high: unread > 0 || !isWhole(coverage) ? null : sum,
    n: accounts,
    reason: isWhole(coverage) ? 'overlap_unknown' : 'partial_coverage',
  });
}

/** Relays are read for seven days; a later one may have gone unread and counts for no request. */
const inTime = ({ asked_at, first }: Request) =>
  first !== null && Date.parse(first) - Date.parse(asked_at) <= WINDOW_MS;
const partial = (low: number) => ({ low, high: null, reason: 'partial_coverage' });
