import { addDays } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { COHORT_DAYS } from './projections/placements.ts';
import { sumsOf } from './sums.ts';
import { raisedBy, silence, type Uncertainty, uncertaintyOf } from './uncertainty.ts';

/** Below this many people a share says more of chance than of the collective. */
const FEWEST = 20;
const CUMULATIVE = { indicator: 'job_declarations_cumulative' };
const IN_PERIOD = { indicator: 'job_declarations_period' };
const COHORT = { indicator: 'declared_share_cohort' };

/** Returns to work that people reported and a second person confirmed. */
export async function declarationsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const { collective } = context;
  const sinceStart: Period = { ...period, start: collective.startDay };
  const missed = await uncertaintyOf(context, sinceStart);
  const silent = silenceOf(missed);
  if (silent) return [CUMULATIVE, IN_PERIOD].map((name) => missing(name, period, ...silent));
  const first = 'declared first';
  const cumulative = (await sumsOf(context, sinceStart))(first);
  const inPeriod = (await sumsOf(context, period))(first);
  const missedInPeriod = await uncertaintyOf(context, period);
  const silentInPeriod = silenceOf(missedInPeriod);
  return [
    measured(CUMULATIVE, period, missed.share, raisedBy(cumulative, missed)),
    silentInPeriod
      ? missing(IN_PERIOD, period, ...silentInPeriod)
      : measured(IN_PERIOD, period, missedInPeriod.share, raisedBy(inPeriod, missedInPeriod)),
  ];
}

/** What a file tells of declarations was told, whoever sorted the posts. */
const silenceOf = (missed: Uncertainty) => (missed.told.declarations ? null : silence(missed));

/** Of the people who first asked in the period, long enough ago, how many reported within the window. */
export async function cohortsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const lastMature = addDays(context.cutoff, -COHORT_DAYS);
  const last = lastDayOf(period) < lastMature ? lastDayOf(period) : lastMature;
  if (last < period.start) return [missing(COHORT, period, 'not_measured', 'not_mature')];
  const sums = await sumsOf(context, { ...period, end: addDays(last, 1) });
  const reported = sums('asked first and declared');
  const asking = await uncertaintyOf(context, { ...period, end: addDays(last, 1) });
  const reporting = await uncertaintyOf(context, { ...period, end: addDays(last, 1 + COHORT_DAYS) });
  const n = sums('asked first');
  if (n < FEWEST) return [{ ...missing(COHORT, period, 'not_measured', 'too_few'), n }];
  if (asking.posts === null || reporting.posts === null || !isWhole(asking.share)) {
    return [measured(COHORT, period, asking.share, { low: 0, high: 1, n, reason: 'partial_coverage' })];
  }
  return [
    measured(COHORT, period, asking.share, {
      low: reported / (n + asking.posts),
      high: Math.min(1, (reported + reporting.posts) / n),
      n,
      reason: reporting.reason,
    }),
  ];
}
