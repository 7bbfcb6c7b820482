import { breaksBetween } from '../../db/catalogue/breaks.ts';
import { indicatorOf } from '../../db/catalogue/index.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';
import { addDays, type Day } from '../../db/core/calendar.ts';
import { ROLES } from '../../db/core/roles.ts';
import { isDemonstration } from '../../db/queries/settings.ts';
import { compare } from '../comparison.ts';
import { type Figure, FiguresAnswer, FiguresQuery } from '../contract/figures.ts';
import type { Measure } from '../contract/measure.ts';
import { readKnowledge } from '../knowledge.ts';
import { operation } from '../operation.ts';
import { type Window, windowOf, yearBefore } from '../window.ts';
import { readWindowFigure } from '../window-figure.ts';

export const listFigures = operation({
  id: 'listFigures',
  path: '/api/v1/figures',
  summary:
    'Figures of any window, each beside the same window a year before; refused across a change of definition.',
  roles: ROLES,
  fresh: 'store',
  query: FiguresQuery,
  answer: FiguresAnswer,
  refusals: [400, 404],
  handle: async (context, { query }) => {
    const { store, collective, catalogue, calendar, clock } = context;
    const { startDay } = collective;
    const { asOf, knownBy, cutoff } = await readKnowledge(context, query.asOf as Day | undefined);
    const last = cutoff ?? asOf ?? addDays(calendar.dayOf(clock.now()), -1);
    const window = windowOf(query.period, { startDay, cutoff: last < startDay ? startDay : last });
    const earlier = yearBefore(window, startDay);
    const asked =
      query.indicator === undefined
        ? catalogue.filter(({ core }) => core || query.scope === 'all')
        : [indicatorOf(query.indicator)];
    const place = { startDay, ...(knownBy && { knownBy }) };
    const figures: Figure[] = [];
    for (const indicator of asked) {
      const read = (stretch: Window) => readWindowFigure(store.db, indicator, stretch, place);
      figures.push(await figureOf(indicator, window, earlier, read));
    }
    const { grain, start, end, over } = window;
    return {
      period: { grain, start, end },
      over,
      earlier: earlier && { start: earlier.start, end: earlier.end },
      cutoff,
      asOf,
      demonstration: await isDemonstration(store.db),
      figures,
    };
  },
});

async function figureOf(
  indicator: Indicator,
  window: Window,
  earlier: Window | null,
  read: (stretch: Window) => Promise<Measure>,
): Promise<Figure> {
  const measure = await read(window);
  const alone = (notCompared: Figure['notCompared']): Figure => ({
    indicator: indicator.key,
    measure,
    earlier: null,
    notCompared,
    breaks: breaksBetween(indicator, window.start, window.end),
  });
  if (!earlier) return alone(window.grain === 'all' ? 'whole' : 'before_start');
  const breaks = breaksBetween(indicator, earlier.start, window.end);
  if (breaks.length > 0) return { ...alone('series_break'), breaks };
  // A year under way is compared day for day: its months so far never stand against a whole year.
  const later = window.over ? measure : await read({ ...window, grain: 'days' });
  const before = await read(earlier);
  const changed = compare(before, later);
  if (changed.difference === null) return alone(window.over ? 'no_figure' : 'not_over');
  return { ...alone(null), earlier: { measure: before, ...changed } };
}
