import { addDays } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import { lastMatureDay } from '../statistics/cohort.ts';
import { type Completeness, completeness } from '../statistics/completeness.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { COHORT_DAYS, OTHER_WINDOWS } from './projections/placements.ts';
import { sumsOf } from './sums.ts';
import { raisedBy, silence, type Uncertainty, uncertaintyOf } from './uncertainty.ts';

/** Below this many people a share says more of chance than of the collective. */
export const FEWEST_OF_COHORT = 20;
const CUMULATIVE = { indicator: 'job_declarations_cumulative' };
const IN_PERIOD = { indicator: 'job_declarations_period' };
const BY_START = { ...IN_PERIOD, dimension: 'start' };
const COHORT = { indicator: 'declared_share_cohort' };
const BOUNDS = { indicator: 'declared_bounds' };
const RESPONDENTS = { ...BOUNDS, dimension: 'respondents' };
const RESPONSE = { ...BOUNDS, dimension: 'response_rate' };

/** Returns to work that people reported and a second person confirmed. */
export async function declarationsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const { collective } = context;
  const sinceStart: Period = { ...period, start: collective.startDay };
  const missed = await uncertaintyOf(context, sinceStart);
  const silent = silenceOf(missed);
  if (silent) return [CUMULATIVE, IN_PERIOD, BY_START].map((name) => missing(name, period, ...silent));
  const first = 'declared first';
  const cumulative = (await sumsOf(context, sinceStart))(first);
  const sums = await sumsOf(context, period);
  const missedInPeriod = await uncertaintyOf(context, period);
  const silentInPeriod = silenceOf(missedInPeriod);
  return [
    measured(CUMULATIVE, period, missed.share, raisedBy(cumulative, missed)),
    silentInPeriod
      ? missing(IN_PERIOD, period, ...silentInPeriod)
      : measured(IN_PERIOD, period, missedInPeriod.share, raisedBy(sums(first), missedInPeriod)),
    begun(period, missed.share, sums('declared began')),
  ];
}

/** Of a period of which nobody noted that a job began nothing is known: most people who report one say no day. */
const begun = (period: Period, coverage: number, noted: number): Draft =>
  noted === 0
    ? missing(BY_START, period, 'not_measured', 'no_source')
    : measured(BY_START, period, coverage, { low: noted, high: null, reason: 'as_noted' });

/** What a file tells of declarations was told, whoever sorted the posts. */
export const silenceOf = (missed: Uncertainty) => (missed.told.declarations ? null : silence(missed));

/**
 * Of the people who first asked in the period, long enough ago, how many reported within the window; and within
 * which bounds those who found work lie, whatever became of the people without news.
 */
export async function cohortsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const others: Draft[] = [];
  for (const window of OTHER_WINDOWS) others.push(await reportedWithin(context, period, window));
  return [...(await outcomesOf(context, period)), ...others];
}

/** The same share within another window, over those whose window has closed. */
async function reportedWithin(
  context: RollUpContext,
  period: Period,
  window: (typeof OTHER_WINDOWS)[number],
): Promise<Draft> {
  const name = { ...COHORT, dimension: String(window) };
  const lastMature = lastMatureDay(context.cutoff, window);
  const last = lastDayOf(period) < lastMature ? lastDayOf(period) : lastMature;
  if (last < period.start) return missing(name, period, 'not_measured', 'not_mature');
  const sums = await sumsOf(context, { ...period, end: addDays(last, 1) });
  const n = sums('asked first');
  if (n < FEWEST_OF_COHORT) return { ...missing(name, period, 'not_measured', 'too_few'), n };
  const asking = await uncertaintyOf(context, { ...period, end: addDays(last, 1) });
  const reporting = await uncertaintyOf(context, { ...period, end: addDays(last, 1 + window) });
  const declared = sums(`asked first and declared within ${window}`);
  return measured(name, period, asking.share, shareWithin({ declared, n, asking, reporting }));
}

type Reported = { declared: number; n: number; asking: Uncertainty; reporting: Uncertainty };

/** Posts that were missed may have been a first request, which raises the number of people, or a report. */
function shareWithin(of: Reported) {
  const { declared, n, reporting } = of;
  if (!isBounded(of)) return { low: 0, high: 1, n, reason: 'partial_coverage' };
  return {
    low: declared / (n + of.asking.posts),
    high: Math.min(1, (declared + of.reporting.posts) / n),
    n,
    reason: reporting.reason,
  };
}

type Bounded = { asking: { posts: number }; reporting: { posts: number } };
const isBounded = (of: Reported): of is Reported & Bounded =>
  of.asking.posts !== null && of.reporting.posts !== null && isWhole(of.asking.share);

async function outcomesOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const lastMature = lastMatureDay(context.cutoff, COHORT_DAYS);
  const last = lastDayOf(period) < lastMature ? lastDayOf(period) : lastMature;
  const all = [COHORT, BOUNDS, RESPONDENTS, RESPONSE];
  if (last < period.start) return all.map((name) => missing(name, period, 'not_measured', 'not_mature'));
  const sums = await sumsOf(context, { ...period, end: addDays(last, 1) });
  const n = sums('asked first');
  if (n < FEWEST_OF_COHORT)
    return all.map((name) => ({ ...missing(name, period, 'not_measured', 'too_few'), n }));
  const declared = sums('asked first and declared');
  const seeking = sums('asked first and gave other news');
  const told = completeness({ declared, seeking, noNews: n - declared - seeking }) as Completeness;
  const asking = await uncertaintyOf(context, { ...period, end: addDays(last, 1) });
  const reporting = await uncertaintyOf(context, { ...period, end: addDays(last, 1 + COHORT_DAYS) });
  return [
    ...sharesOf(period, { declared, seeking, n, asking, reporting }),
    declared + seeking < FEWEST_OF_COHORT
      ? { ...missing(RESPONDENTS, period, 'not_measured', 'too_few'), n: declared + seeking }
      : measured(RESPONDENTS, period, asking.share, {
          value: told.amongRespondents as number,
          n: declared + seeking,
        }),
    measured(RESPONSE, period, asking.share, { value: told.responseRate, n }),
  ];
}

/** How many found work at least, and at most: everybody without news, and whoever wrote what was missed. */
function sharesOf(period: Period, of: Reported & { seeking: number }): Draft[] {
  const { seeking, n } = of;
  const within = shareWithin(of);
  const cohort = measured(COHORT, period, of.asking.share, within);
  if (!isBounded(of)) return [cohort, { ...cohort, ...BOUNDS }];
  const { asking, reporting } = of;
  const most = (n - seeking + asking.posts + reporting.posts) / (n + asking.posts);
  const bounds = { low: within.low, high: Math.min(1, most), n, reason: 'no_news' };
  return [cohort, measured(BOUNDS, period, asking.share, bounds)];
}
