import { indicatorOf } from '../../db/catalogue/index.ts';
import { addDays, type Day } from '../../db/core/calendar.ts';
import { ROLES } from '../../db/core/roles.ts';
import { isDemonstration } from '../../db/queries/settings.ts';
import { type Figure, FiguresAnswer, FiguresQuery } from '../contract/figures.ts';
import { readKnowledge } from '../knowledge.ts';
import { operation } from '../operation.ts';
import { sharedFigures } from '../shared/shared-figures.ts';
import { type Window, windowOf, yearBefore } from '../window.ts';
import { compareWindows } from '../window-comparison.ts';
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
  shared: (context, { query, link }) => sharedFigures(context, link, query),
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
      figures.push(await compareWindows(indicator, window, earlier, read));
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
