import type { z } from 'zod';
import type { Day } from '../../db/core/calendar.ts';
import { lastDayOf, periodsBetween } from '../../db/core/period.ts';
import type { SharedLink } from '../../db/queries/shared-links.ts';
import { toCollective } from '../../reports/edition/to-collective.ts';
import type { Context } from '../context.ts';
import type { SummaryAnswer, SummaryQuery } from '../contract/summary.ts';
import { chooseSummaryPeriod } from '../summary-period.ts';
import { figuresOf, readReleased, releasedFigure } from './released.ts';

/** The home page of whoever opened a link: its figures as they were published, nothing of nights, costs and plans. */
export async function sharedSummary(
  context: Context,
  link: SharedLink,
  query: z.output<typeof SummaryQuery>,
): Promise<SummaryAnswer> {
  const { collective, calendar, clock } = context;
  const { startDay } = collective;
  const released = await readReleased(context, link, query.asOf as Day | undefined);
  const { until, demonstration, asOf } = released;
  const today = calendar.dayOf(clock.now());
  const years = until
    ? periodsBetween('year', startDay, until, startDay)
        .filter((year) => lastDayOf(year) <= until)
        .map(({ start }) => Number(start.slice(0, 4)))
    : [];
  const last = until ?? (today < startDay ? startDay : today);
  const period = chooseSummaryPeriod(years, query.year, last, startDay);
  const window = { grain: period.grain, start: period.start, end: lastDayOf(period), over: true };
  return {
    collective: toCollective(collective),
    demonstration,
    period: { grain: window.grain, start: window.start, end: window.end },
    years,
    cutoff: until,
    asOf,
    figures: figuresOf(context, link)
      .filter(({ core }) => core)
      .map((indicator) => ({
        indicator: indicator.key,
        measure: releasedFigure(released, indicator, window),
      })),
    lastNight: null,
    cost: null,
    plan: null,
    shared: { kind: link.kind, label: link.label, figures: [...link.figures], expiresAt: link.expiresAt },
  };
}
