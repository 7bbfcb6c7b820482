import type { Grain } from '../../../api/contract/common.ts';
import type { Measure } from '../../../api/contract/measure.ts';
import { addDays, day } from '../../../db/core/calendar.ts';
import { type Period as HalfOpen, periodsBetween } from '../../../db/core/period.ts';
import { createDraw } from './draw.ts';

export const START = day('2015-09-26');
export const CUTOFF = day('2019-09-30');
const KNOWN_AT = '2019-10-01T01:12:00.000Z';

/** A month that nobody measured, a month cut short, and the scan that failed. */
export const LOST_MONTH = '2017-11';
export const SHORT_MONTH = '2017-08';
export const FAILED_SCAN = '2018-03-01';

type Numbers = Partial<
  Pick<Measure, 'value' | 'low' | 'high' | 'n' | 'coverage' | 'reason' | 'state' | 'knownAt'>
>;

/** Weight of each calendar month: the invented activity rises, then ebbs, with quiet summers. */
const WEIGHTS = new Map<string, number>();
const draw = createDraw(26_09_2015);
for (const { start } of periodsBetween('month', START, CUTOFF, START)) {
  const month = start.slice(0, 7);
  const summer = month.endsWith('-08') ? 0.5 : month.endsWith('-07') ? 0.7 : 1;
  const short = month === '2015-09' ? 0.35 : month === SHORT_MONTH ? 0.6 : 1;
  WEIGHTS.set(month, summer * short * (0.75 + draw() * 0.5));
}

function measure(period: HalfOpen, numbers: Numbers): Measure {
  const { grain, start, end } = period;
  return {
    period: { grain, start, end: addDays(end, -1) },
    dimension: '',
    state: 'measured',
    value: null,
    low: null,
    high: null,
    n: null,
    coverage: 1,
    reason: null,
    version: 1,
    knownAt: KNOWN_AT,
    ...numbers,
  };
}

function missing(period: HalfOpen, state: 'not_measured' | 'failed', reason: string): Measure {
  return measure(period, { state, reason, coverage: 0, knownAt: null });
}

function weightOf({ start, end }: HalfOpen): number {
  let sum = 0;
  for (const [month, weight] of WEIGHTS) {
    const inside = `${month}-15` >= start && `${month}-15` < end && month !== LOST_MONTH;
    if (inside || (start.slice(0, 7) === month && end.slice(0, 7) === month)) sum += weight;
  }
  return sum;
}

function coverageOf(period: HalfOpen): number {
  if (period.grain === 'month') return period.start.startsWith(SHORT_MONTH) ? 0.617 : 1;
  const holds = (month: string) => `${month}-15` >= period.start && `${month}-15` < period.end;
  return holds(LOST_MONTH) ? (period.grain === 'all' ? 0.971 : 0.886) : 1;
}

const exact = (scale: number) => (period: HalfOpen) => {
  const coverage = coverageOf(period);
  return measure(period, {
    value: Math.round(weightOf(period) * scale),
    coverage,
    reason: coverage < 1 ? 'partial_coverage' : null,
  });
};
const bounded = (scale: number, yearly: number, unseen: number) => (period: HalfOpen) => {
  const low = Math.round(weightOf(period) * scale * (period.grain === 'month' ? 1 : yearly));
  const high = low + Math.round(low * unseen);
  const coverage = coverageOf(period);
  if (high === low) return measure(period, { value: low, coverage });
  return measure(period, { low, high, coverage, reason: 'unseen_posts' });
};
const share = (base: number, n: number) => (period: HalfOpen) =>
  measure(period, { value: base, n, coverage: coverageOf(period) });

const RULES: Record<string, (period: HalfOpen) => Measure> = {
  hashtag_posts_original: exact(2480),
  seeker_requests: bounded(50.4, 1, 0.018),
  seekers_distinct: bounded(46, 0.741, 0.012),
  collective_relays: exact(49),
  seekers_relayed: bounded(42, 0.741, 0.009),
  relay_coverage: share(0.914, 2391),
  time_to_first_relay: share(47, 2187),
  active_days_ratio: share(0.973, 1432),
  potential_audience_bounds: (period) =>
    measure(period, {
      low: period.grain === 'month' ? 27_300 : 31_800,
      high: Math.round(240_000 + weightOf(period) * (period.grain === 'all' ? 22_000 : 38_000)),
      coverage: coverageOf(period),
      reason: 'overlap_unknown',
    }),
  job_declarations_cumulative: (period) => {
    const last = period.end > CUTOFF ? addDays(CUTOFF, 1) : period.end;
    const low = Math.round(365 * (weightOf({ grain: 'all', start: START, end: last }) / 43.2));
    return measure(period, { low, high: low + Math.ceil(low * 0.02), reason: 'unseen_posts' });
  },
  job_declarations_period: bounded(8.15, 1, 0.02),
  declared_share_cohort: (period) =>
    period.end > '2019-04-01' && period.grain === 'year'
      ? missing(period, 'not_measured', 'not_mature')
      : measure(period, { low: 0.231, high: 0.24, n: 1350, reason: 'unseen_posts' }),
  bio_adopters: scan,
  collection_coverage: (period) => measure(period, { value: coverageOf(period) }),
};

/** Scans fall on the first of each month; a longer period shows its last one. */
function scan(period: HalfOpen): Measure {
  if (period.grain === 'day') {
    if (period.start === FAILED_SCAN) return missing(period, 'failed', 'run_failed');
    if (!period.start.endsWith('-01')) return missing(period, 'not_measured', 'no_reading');
  }
  const last = period.end > CUTOFF ? CUTOFF : addDays(period.end, -1);
  const months = (Number(last.slice(0, 4)) - 2015) * 12 + Number(last.slice(5, 7)) - 9;
  const low = Math.round(2068 * (1 - Math.exp(-months / 15)) + 33);
  return measure(period, { low, reason: 'search_incomplete' });
}

/** Measures of one indicator: every period of the grain that touches [from, to]. */
export function measuresOf(key: string, grain: Grain, from: string = START, to: string = CUTOFF): Measure[] {
  const rule = RULES[key];
  if (!rule) throw new Error(`no fixture for ${key}`);
  return periodsBetween(grain, day(from), day(to), START).map((period) => {
    const lost = grain === 'month' && period.start.startsWith(LOST_MONTH);
    return lost && key !== 'bio_adopters' ? missing(period, 'not_measured', 'run_failed') : rule(period);
  });
}
