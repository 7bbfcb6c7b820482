import { addDays, daysBetween, eachDay, type Instant, instant } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import { readGaps } from '../queries/gaps.ts';
import type { RollUpContext } from './context.ts';
import { type Coverage, coverageOf } from './coverage.ts';
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
  if (coverage.share === 0 && !coverage.seen) {
    const names = period.grain === 'day' ? [RELAYS] : [RELAYS, ACTIVITY, AUDIENCE, ...OF_REQUESTS];
    const state = coverage.failure ? 'failed' : 'not_measured';
    return names.map((name) => missing(name, period, state, coverage.failure ?? 'no_reading'));
  }
  const days = await collectiveDays(context, period);
  const relays = await collectiveRelays(context, period, coverage.share, days);
  if (period.grain === 'day') return [relays];
  return [
    relays,
    await activity(context, period, coverage, days),
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
    ...(coverage > 0 ? delays(context, period, coverage, requests, searched.waiting) : unknownDelays(period)),
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

/**
 * The wait for a first relay. What nobody has read yet may have come at any moment since the last reading, before
 * a relay that the collective's own timeline told; what nobody has sorted may be a request that waited any time.
 */
function delays(
  context: RollUpContext,
  period: Period,
  coverage: number,
  requests: RequestReading[],
  unsorted: number,
): Draft[] {
  const relayed = requests.filter(inTime);
  const n = relayed.length;
  if (n === 0) return [MEDIAN, NINTH].map((name) => missing(name, period, 'not_measured', 'no_request'));
  const minutes = relayed.map(({ asked_at, first }) => between(asked_at, first as Instant));
  const earliest = relayed.map((request, index) =>
    mayStillTell(context, request) ? soonest(request) : (minutes[index] as number),
  );
  const waiting = requests.filter((request) => request.first === null && mayStillTell(context, request));
  const sooner = [...waiting.map(soonest), ...Array<number>(unsorted).fill(0)];
  const later = [
    ...waiting.map((request) => between(request.asked_at, endOfWindow(context, request))),
    ...Array<number>(unsorted).fill(WINDOW_MS / 60_000),
  ];
  return [
    { name: MEDIAN, of: medianOf },
    { name: NINTH, of: ninthOf },
  ].map(({ name, of }) => {
    const known = of(minutes);
    // One that would not lower it, or not raise it, may as well never have been relayed.
    const low = of([...earliest, ...sooner.filter((wait) => wait < known)]);
    const high = of([...minutes, ...later.filter((wait) => wait > known)]);
    const reason = unsorted > 0 ? 'unsorted_posts' : 'unread_relays';
    return measured(name, period, coverage, { low, high, n, reason });
  });
}

const soonest = ({ asked_at, read_at }: RequestReading): number => (read_at ? between(asked_at, read_at) : 0);
const between = (from: Instant, until: Instant): number => (Date.parse(until) - Date.parse(from)) / 60_000;
const sorted = (minutes: readonly number[]): number[] => minutes.toSorted((a, b) => a - b);
const medianOf = (minutes: readonly number[]): number => {
  const [all, n] = [sorted(minutes), minutes.length];
  return ((all[Math.floor((n - 1) / 2)] ?? 0) + (all[Math.floor(n / 2)] ?? 0)) / 2;
};
const ninthOf = (minutes: readonly number[]): number =>
  sorted(minutes)[Math.ceil(minutes.length * 0.9) - 1] ?? 0;

const endOfWindow = ({ until }: RollUpContext, { asked_at }: RequestReading): Instant => {
  const closes = instant(Date.parse(asked_at) + WINDOW_MS);
  return closes < until ? closes : until;
};
/** Not read to the end of its days, of the figures', or to the first relay that is known. */
const mayStillTell = (context: RollUpContext, request: RequestReading): boolean =>
  request.final_at === null &&
  (request.read_at === null || request.read_at < (request.first ?? endOfWindow(context, request)));

/** The relays a file tells of need not be the first. */
const unknownDelays = (period: Period): Draft[] =>
  [MEDIAN, NINTH].map((name) => missing(name, period, 'not_measured', 'partial_coverage'));

/** A day that was not wholly collected leaves both terms, active or not: else only the active ones would stay. */
async function activity(
  context: RollUpContext,
  period: Period,
  { share, seen }: Coverage,
  days: Days,
): Promise<Draft> {
  const { calendar, cutoff, db } = context;
  const last = lastDayOf(period) < cutoff ? period.end : addDays(cutoff, 1);
  const passed = daysBetween(period.start, last);
  if (seen) {
    // Files tell of days on which there was something: of the others nobody knows.
    const active = days.filter(({ requests }) => requests > 0).length;
    const bounds = { low: active / passed, high: 1, n: passed, reason: 'partial_coverage' };
    return measured(ACTIVITY, period, share, bounds);
  }
  const within = { from: calendar.startOf(period.start), until: calendar.startOf(last) };
  const gaps = await readGaps(db, 'retweet-reach', within);
  const unknown = new Set(
    gaps.flatMap(({ from, until }) => [
      ...eachDay(calendar.dayOf(from), addDays(calendar.dayOf(Date.parse(until) - 1), 1)),
    ]),
  );
  const known = passed - unknown.size;
  if (known === 0) return missing(ACTIVITY, period, 'not_measured', 'partial_coverage');
  const told = days.filter(({ day }) => !unknown.has(day));
  return measured(ACTIVITY, period, share, {
    low: told.filter(({ requests }) => requests > 0).length / known,
    high: told.length / known,
    n: known,
    reason: 'unsorted_posts',
  });
}

async function audienceBounds(context: RollUpContext, period: Period, coverage: number): Promise<Draft> {
  const { accounts, largest, sum, unread } = await audience(context, period);
  if (coverage === 0 && unread === accounts) return missing(AUDIENCE, period, 'not_measured', 'no_reading');
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
