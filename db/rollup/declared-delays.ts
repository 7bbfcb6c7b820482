import { addDays, type Day, daysBetween } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import {
  atRiskOn,
  type Curve,
  type Episode,
  kaplanMeier,
  peopleOf,
  shownCurve,
} from '../statistics/kaplan-meier.ts';
import { once, type RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';
import { silenceOf } from './placements.ts';
import { DECLARED_AFTER, EPISODE_OPEN, KNOWN_UNTIL } from './projections/placements.ts';
import { delayKey } from './projections/requests.ts';
import { sumsOf } from './sums.ts';
import { readKeys } from './tally-keys.ts';
import { uncertaintyOf } from './uncertainty.ts';

const MEDIAN = { indicator: 'time_to_declaration' };
/** The days on which the curve is told, and what they are called. */
/** Days after which a delay is told no more. */
export const LONGEST_DELAY = 730;
const CURVE_DAYS = [30, 60, 90, 120, 150, 180, 270, 365, 545, LONGEST_DELAY] as const;
const HORIZON = CURVE_DAYS.at(-1) as number;
const FEWEST_AT_RISK = 10;
const curveName = (days: number) => ({
  indicator: 'declared_by_day',
  dimension: String(days).padStart(3, '0'),
});
const NAMES = [MEDIAN, ...CURVE_DAYS.map(curveName)];

/**
 * The delay from the first request to the declaration, over the people who first asked in the period. Nothing is
 * told past two years: of who asked longer ago it is enough to know how many. Work: those two years of days.
 */
export async function declaredDelaysOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const missed = await uncertaintyOf(context, period);
  const silent = silenceOf(missed);
  if (silent) return NAMES.map((name) => missing(name, period, ...silent));
  const episodes = await episodesOf(context, period);
  const curve = shownCurve(kaplanMeier(episodes));
  const n = peopleOf(episodes);
  if (!curve) return NAMES.map((name) => ({ ...missing(name, period, 'not_measured', 'too_few'), n }));
  const atRisk = atRiskOn(episodes, CURVE_DAYS);
  return [
    curve.median === null
      ? { ...missing(MEDIAN, period, 'not_measured', 'not_reached'), n }
      : measured(MEDIAN, period, missed.share, { value: curve.median, n }),
    ...CURVE_DAYS.map((days, index) => pointOf(curve, period, missed.share, days, atRisk[index] as number)),
  ];
}

/** Its band stands where other figures have their bounds, who is still followed where they have their number. */
function pointOf(curve: Curve, period: Period, coverage: number, days: number, n: number): Draft {
  const name = curveName(days);
  if (n < FEWEST_AT_RISK) return { ...missing(name, period, 'not_measured', 'few_at_risk'), n };
  const step = curve.steps.findLast(({ time }) => time <= days);
  const value = step?.cumulative ?? 0;
  const band = { low: step?.low ?? value, high: step?.high ?? value, reason: 'band' };
  return { ...measured(name, period, coverage, { value, n }), ...band };
}

/** Everybody: those who declared later than is told, or asked long ago, are known to have not until then. */
async function episodesOf(context: RollUpContext, period: Period): Promise<Episode[]> {
  const { cutoff } = context;
  const told = { to: delayKey(HORIZON) };
  const episodes: Episode[] = [];
  for (const { key: time, amount: people } of await readKeys(context, period, DECLARED_AFTER, told))
    episodes.push({ time, event: true, people });
  for (const { key: time, amount: people } of await readKeys(context, period, KNOWN_UNTIL, told))
    episodes.push({ time, event: false, people });
  for (const { start_day, amount: people } of await openEpisodes(context))
    if (start_day >= period.start && start_day < period.end)
      episodes.push({ time: daysBetween(start_day, cutoff), event: false, people });
  const beyond = (await sumsOf(context, period))('asked first') - peopleOf(episodes);
  return [...episodes, { time: HORIZON + 1, event: false, people: beyond }];
}

/** People without a declaration and without news, by the day of their first request, over the last two years. */
const openEpisodes = (context: RollUpContext): Promise<{ start_day: Day; amount: number }[]> =>
  once(context, 'open episodes', () =>
    context.db
      .selectFrom('tally')
      .select(['start_day', 'amount'])
      .where('name', '=', EPISODE_OPEN)
      .where('grain', '=', 'day')
      .where('start_day', '>=', addDays(context.cutoff, -HORIZON))
      .where('start_day', '<=', context.cutoff)
      .where('amount', '!=', 0)
      .execute(),
  );
