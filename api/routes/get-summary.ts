import type { Day } from '../../db/core/calendar.ts';
import { addDays } from '../../db/core/calendar.ts';
import { type Period, periodsBetween } from '../../db/core/period.ts';
import { ROLES } from '../../db/core/roles.ts';
import { readCostOfMonth, readLastNight } from '../../db/queries/nights.ts';
import { type KeptPlan, readLastPlan } from '../../db/queries/plans.ts';
import { readSeries } from '../../db/queries/series.ts';
import { isDemonstration } from '../../db/queries/settings.ts';
import { toCollective } from '../../reports/edition/to-collective.ts';
import type { Context } from '../context.ts';
import { SummaryAnswer, SummaryQuery } from '../contract/summary.ts';
import { type Knowledge, readKnowledge } from '../knowledge.ts';
import { operation } from '../operation.ts';
import { sharedSummary } from '../shared/shared-summary.ts';
import { chooseSummaryPeriod } from '../summary-period.ts';

export const getSummary = operation({
  id: 'getSummary',
  path: '/api/v1/summary',
  summary: 'The home page: every core figure since the first day or for one i4Emploi year.',
  roles: ROLES,
  fresh: 'store',
  query: SummaryQuery,
  answer: SummaryAnswer,
  refusals: [400],
  shared: (context, { query, link }) => sharedSummary(context, link, query),
  handle: async (context, { query }) => {
    const { store, collective, clock } = context;
    const knowledge = await readKnowledge(context, query.asOf as Day | undefined);
    const { asOf, knownBy, cutoff } = knowledge;
    const today = context.calendar.dayOf(clock.now());
    const years = cutoff
      ? periodsBetween('year', collective.startDay, cutoff, collective.startDay).map(yearOf)
      : [];
    const until = latest(collective.startDay, cutoff ?? asOf ?? today);
    const period = chooseSummaryPeriod(years, query.year, until, collective.startDay);
    const month = (cutoff ?? asOf ?? today).slice(0, 7);
    const [figures, lastNight, cost, plan, demonstration] = await Promise.all([
      readFigures(context, period, knowledge),
      readLastNight(store.db, knownBy),
      readCostOfMonth(store.db, month, knownBy),
      asOf ? null : readLastPlan(store.db),
      isDemonstration(store.db),
    ]);
    return {
      collective: toCollective(collective),
      demonstration,
      period: { ...period, end: addDays(period.end, -1) },
      years,
      cutoff,
      asOf,
      figures,
      lastNight: lastNight && {
        day: lastNight.day,
        state: lastNight.state,
        endedAt: lastNight.ended_at,
        reason: lastNight.reason,
      },
      cost: { month, ...cost },
      plan: plan && toPlan(plan),
      shared: null,
    };
  },
});

function toPlan({ lines, due: _, ...plan }: KeptPlan) {
  const { spent, cap, left, atMost } = plan;
  return {
    ...plan,
    spent: dollars(spent),
    cap: dollars(cap),
    left: dollars(left),
    atMost: dollars(atMost),
    tasks: lines.map(({ microdollars, allowed, ...line }) => ({
      ...line,
      dollars: microdollars === null ? null : dollars(microdollars),
      allowed: dollars(allowed),
    })),
  };
}

const dollars = (microdollars: number): number => microdollars / 1_000_000;

async function readFigures(
  { store, catalogue, collective }: Context,
  period: Period,
  { knownBy }: Knowledge,
) {
  const figures = [];
  for (const indicator of catalogue.filter(({ core }) => core)) {
    const [measure] = await readSeries(store.db, {
      indicator,
      grain: period.grain,
      from: period.start,
      to: addDays(period.end, -1),
      startDay: collective.startDay,
      ...(knownBy && { knownBy }),
    });
    if (measure) figures.push({ indicator: indicator.key, measure });
  }
  return figures;
}

const yearOf = ({ start }: Period): number => Number(start.slice(0, 4));
const latest = (first: Day, second: Day): Day => (first > second ? first : second);
