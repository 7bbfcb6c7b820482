import type { Period } from '../core/period.ts';
import { between, type Counted, placeOf, quantileOfCounted, sizeOf } from '../statistics/quantiles.ts';
import type { RollUpContext } from './context.ts';
import { coverageOf } from './coverage.ts';
import { type Draft, measured, missing } from './draft.ts';
import {
  ATTENTION_AT_LEAST,
  ATTENTION_AT_MOST,
  HALF_LIFE,
  HALF_LIFE_QUARTER,
  INTERACTIONS,
  RELAYS_EACH,
} from './projections/received.ts';
import { QUARTER_MS } from './projections/requests.ts';
import { ripeUntil, WINDOW_MS } from './request-readings.ts';
import { type Sums, sumsOf } from './sums.ts';
import { ofRankWithin, readKeys } from './tally-keys.ts';
import { silence, uncertaintyOf } from './uncertainty.ts';

const QUARTERS = { '': 0.5, q1: 0.25, q3: 0.75 } as const;
const named = (indicator: string) => Object.keys(QUARTERS).map((dimension) => ({ indicator, dimension }));
const IMPRESSIONS = { indicator: 'impressions_observed' };
const UNANSWERED = { indicator: 'attention_marks', dimension: 'none' };
const FIRST_HOUR = { indicator: 'first_hour_share' };
const ALL = [
  ...named('relays_per_request'),
  ...named('interactions_per_request'),
  ...named('attention_marks'),
  ...named('relay_half_life'),
  UNANSWERED,
  FIRST_HOUR,
  IMPRESSIONS,
];

/** Requests whose seven days are over that may change a figure: not read yet, or not known to be requests. */
type Waiting = { readonly count: number; readonly reason: string };

/** What requests received in their seven days: relays and how fast they came, interactions, attention, impressions. */
export async function receivedOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const coverage = await coverageOf(context, 'retweet-reach', period);
  if (coverage.share === 0) {
    const state = coverage.failure ? 'failed' : 'not_measured';
    // Files may tell of relays, never of all of a request's.
    const reason = coverage.failure ?? (coverage.seen ? 'partial_coverage' : 'no_reading');
    return ALL.map((name) => missing(name, period, state, reason));
  }
  const ripe = ripeUntil(context);
  const end = period.end < ripe ? period.end : ripe;
  if (end <= period.start) return ALL.map((name) => missing(name, period, 'not_measured', 'not_mature'));
  const searched = await uncertaintyOf(context, { ...period, end });
  const silent = silence(searched);
  if (silent) return ALL.map((name) => missing(name, period, ...silent));
  const sums = await sumsOf(context, period);
  // What is gone after seven days, or was before it was read at all, is not among those that are measured.
  const unsorted = (await sumsOf(context, { ...period, end }))('posts unsorted');
  const waiting = (read: number, reason: string): Waiting => ({
    count: sums('requests ripe') - read + unsorted,
    reason: unsorted > 0 ? 'unsorted_posts' : reason,
  });
  const ofRelays = waiting(sums('requests final') + sums('requests cut'), 'unread_relays');
  const ofCounts = waiting(sums('requests looked up') + sums('requests vanished'), 'not_looked_up');
  const scene = { context, period, coverage: coverage.share, sums };
  return [
    ...(await spreadOf(scene, 'relays_per_request', ofRelays, RELAYS_EACH)),
    ...(await halfLives(scene, ofRelays)),
    firstHour(scene, ofRelays),
    ...(await spreadOf(scene, 'interactions_per_request', ofCounts, INTERACTIONS)),
    ...(await attention(scene, ofCounts)),
    impressions(scene, ofCounts),
  ];
}

type Scene = {
  readonly context: RollUpContext;
  readonly period: Period;
  readonly coverage: number;
  readonly sums: Sums;
};

/** Nothing is known: because nothing was asked, or because nobody has read it yet. */
const nothing = ({ count, reason }: Waiting): string => (count > 0 ? reason : 'no_request');

/** Median and quartiles. Those that wait may each have had none, or as many as can be. */
async function spreadOf(
  { context, period, coverage }: Scene,
  indicator: string,
  waiting: Waiting,
  lowest: string,
  highest = lowest,
): Promise<Draft[]> {
  const lows = await readKeys(context, period, lowest);
  const highs = highest === lowest ? lows : await readKeys(context, period, highest);
  const n = sizeOf(lows);
  return Object.entries(QUARTERS).map(([dimension, share]) => {
    const name = { indicator, dimension };
    if (n === 0) return missing(name, period, 'not_measured', nothing(waiting));
    const low = quantileOfCounted([{ key: 0, amount: waiting.count }, ...lows], share) ?? 0;
    const high = quantileOfCounted([...highs, { key: Infinity, amount: waiting.count }], share);
    const reason = waiting.count > 0 ? waiting.reason : 'overlap_unknown';
    return measured(name, period, coverage, { low, high, n, reason });
  });
}

/** One account may like and relay: how many different ones there were lies between two bounds. */
async function attention(scene: Scene, waiting: Waiting): Promise<Draft[]> {
  const { context, period, coverage, sums } = scene;
  const spread = await spreadOf(scene, 'attention_marks', waiting, ATTENTION_AT_LEAST, ATTENTION_AT_MOST);
  const n = sums('requests looked up');
  if (n === 0) return [...spread, missing(UNANSWERED, period, 'not_measured', nothing(waiting))];
  const none = (keys: Counted) => keys.find(({ key }) => key === 0)?.amount ?? 0;
  const surely = none(await readKeys(context, period, ATTENTION_AT_MOST));
  const maybe = none(await readKeys(context, period, ATTENTION_AT_LEAST)) + waiting.count;
  const all = n + waiting.count;
  const reason = waiting.count > 0 ? waiting.reason : 'overlap_unknown';
  return [
    ...spread,
    measured(UNANSWERED, period, coverage, { low: surely / all, high: maybe / all, n, reason }),
  ];
}

/** Of each request with a relay, when half of them had come. */
async function halfLives({ context, period, coverage }: Scene, waiting: Waiting): Promise<Draft[]> {
  const quarters = await readKeys(context, period, HALF_LIFE_QUARTER);
  const n = sizeOf(quarters);
  const drafts: Draft[] = [];
  for (const [dimension, share] of Object.entries(QUARTERS)) {
    const name = { indicator: 'relay_half_life', dimension };
    if (n === 0) {
      drafts.push(missing(name, period, 'not_measured', nothing(waiting)));
      continue;
    }
    const ranked = async (rank: number): Promise<number> => {
      if (rank < 0) return 0;
      if (rank >= n) return WINDOW_MS / 60_000;
      const found = await ofRankWithin(
        context,
        period,
        { exact: HALF_LIFE, quarters, inQuarter: QUARTER_MS },
        rank,
      );
      return found / 60_000;
    };
    const all = n + waiting.count;
    const { below, above, part } = placeOf(all, share);
    const quantile = async (earlier: number) =>
      between(await ranked(below - earlier), await ranked(above - earlier), part);
    const low = await quantile(waiting.count);
    const high = waiting.count === 0 ? low : await quantile(0);
    drafts.push(measured(name, period, coverage, { low, high, n, reason: waiting.reason }));
  }
  return drafts;
}

function firstHour({ period, coverage, sums }: Scene, waiting: Waiting): Draft {
  const n = sums('relays in time');
  if (n === 0) return missing(FIRST_HOUR, period, 'not_measured', nothing(waiting));
  const value = sums('relays in the first hour') / n;
  // How many relays the others have had is not known at all.
  return waiting.count > 0
    ? measured(FIRST_HOUR, period, coverage, { low: 0, high: 1, n, reason: waiting.reason })
    : measured(FIRST_HOUR, period, coverage, { value, n });
}

function impressions({ period, coverage, sums }: Scene, waiting: Waiting): Draft {
  const n = sums('requests with impressions');
  const looked = sums('requests looked up');
  if (n === 0) {
    const reason = looked > 0 ? 'no_impressions' : nothing(waiting);
    return missing(IMPRESSIONS, period, 'not_measured', reason);
  }
  const value = sums('impressions');
  if (n === looked && waiting.count === 0) return measured(IMPRESSIONS, period, coverage, { value, n });
  const reason = n < looked ? 'no_impressions' : waiting.reason;
  return measured(IMPRESSIONS, period, coverage, { low: value, high: null, n, reason });
}
