import { addDays, type Day, type Instant } from '../core/calendar.ts';
import { lastDayOf, type Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, isWhole, measured, missing } from './draft.ts';
import { raisedBy, silence, type Uncertainty, uncertaintyOf } from './uncertainty.ts';

const WINDOW_DAYS = 180;
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
  const first = await firstDeclarations(context, lastDayOf(period));
  const inPeriod = first.filter(({ day }) => day >= period.start).length;
  const missedInPeriod = await uncertaintyOf(context, period);
  const silentInPeriod = silenceOf(missedInPeriod);
  return [
    measured(CUMULATIVE, period, missed.share, raisedBy(first.length, missed)),
    silentInPeriod
      ? missing(IN_PERIOD, period, ...silentInPeriod)
      : measured(IN_PERIOD, period, missedInPeriod.share, raisedBy(inPeriod, missedInPeriod)),
  ];
}

/** What a file tells of declarations was told, whoever sorted the posts. */
const silenceOf = (missed: Uncertainty) => (missed.told.declarations ? null : silence(missed));

async function firstDeclarations({ db }: RollUpContext, until: Day): Promise<{ person: string; day: Day }[]> {
  return db
    .selectFrom('declaration')
    .select((eb) => ['person', eb.fn.min('day').as('day')])
    .where('state', '=', 'confirmed')
    .where('day', '<=', until)
    .groupBy('person')
    .execute();
}

/** Of the people who first asked in the period, long enough ago, how many reported within the window. */
export async function cohortsOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const lastMature = addDays(context.cutoff, -WINDOW_DAYS);
  const last = lastDayOf(period) < lastMature ? lastDayOf(period) : lastMature;
  if (last < period.start) return [missing(COHORT, period, 'not_measured', 'not_mature')];
  const people = await cohort(context, period.start, last);
  const reported = people.filter(({ asked_at, reports }) =>
    reports.some((at) => at >= asked_at && Date.parse(at) - Date.parse(asked_at) <= WINDOW_DAYS * 86_400_000),
  ).length;
  const asking = await uncertaintyOf(context, { ...period, end: addDays(last, 1) });
  const reporting = await uncertaintyOf(context, { ...period, end: addDays(last, 1 + WINDOW_DAYS) });
  const n = people.length;
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

/** People whose first request lies in [from, to], with when they asked and when they reported. */
async function cohort(
  { db }: RollUpContext,
  from: Day,
  to: Day,
): Promise<{ asked_at: Instant; reports: Instant[] }[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('request')
        .select((of) => ['seeker', of.fn.min('asked_at').as('asked_at'), of.fn.min('day').as('day')])
        .groupBy('seeker')
        .as('first'),
    )
    .leftJoin('declaration', (join) =>
      join.onRef('declaration.person', '=', 'first.seeker').on('declaration.state', '=', 'confirmed'),
    )
    .select(['first.seeker', 'first.asked_at', 'declaration.declared_at'])
    .where('first.day', '>=', from)
    .where('first.day', '<=', to)
    .execute();
  const people = new Map<string, { asked_at: Instant; reports: Instant[] }>();
  for (const { seeker, asked_at, declared_at } of rows) {
    const person = people.get(seeker) ?? { asked_at, reports: [] };
    if (declared_at) person.reports.push(declared_at);
    people.set(seeker, person);
  }
  return [...people.values()];
}
