import type { z } from 'zod';
import type { Day } from '../../db/core/calendar.ts';
import type { SharedLink } from '../../db/queries/shared-links.ts';
import type { Context } from '../context.ts';
import type { FiguresAnswer, FiguresQuery } from '../contract/figures.ts';
import { windowOf, yearBefore } from '../window.ts';
import { compareWindows } from '../window-comparison.ts';
import { figuresOf, readReleased, releasedFigure, shownOf } from './released.ts';

/** The figures of a link in a window, as they were published. */
export async function sharedFigures(
  context: Context,
  link: SharedLink,
  query: z.output<typeof FiguresQuery>,
): Promise<FiguresAnswer> {
  const { startDay } = context.collective;
  const released = await readReleased(context, link, query.asOf as Day | undefined);
  const { until, asOf, demonstration } = released;
  const window = windowOf(query.period, { startDay, cutoff: until ?? startDay });
  const earlier = yearBefore(window, startDay);
  const asked =
    query.indicator === undefined
      ? figuresOf(context, link).filter(({ core }) => core || query.scope === 'all')
      : [shownOf(link, query.indicator)];
  const figures = [];
  for (const indicator of asked)
    figures.push(
      await compareWindows(indicator, window, earlier, async (stretch) =>
        releasedFigure(released, indicator, stretch),
      ),
    );
  const { grain, start, end, over } = window;
  return {
    period: { grain, start, end },
    over,
    earlier: earlier && { start: earlier.start, end: earlier.end },
    cutoff: until,
    asOf,
    demonstration,
    figures,
  };
}
