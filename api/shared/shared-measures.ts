import type { z } from 'zod';
import { breaksBetween } from '../../db/catalogue/breaks.ts';
import { indicatorOf } from '../../db/catalogue/index.ts';
import type { Day } from '../../db/core/calendar.ts';
import type { SharedLink } from '../../db/queries/shared-links.ts';
import type { Context } from '../context.ts';
import type { MeasuresAnswer, MeasuresQuery } from '../contract/measure.ts';
import { requireGrain } from '../measures-answer.ts';
import { parameterError } from '../parameter-error.ts';
import { readReleased } from './released.ts';

/**
 * A series as it was published: whole months and years, and the time since the start; a day is nobody's to read.
 * @throws AppError when the link does not show the indicator, or it was asked for by day
 */
export async function sharedMeasures(
  context: Context,
  link: SharedLink,
  key: string,
  { grain, dimension, ...query }: z.output<typeof MeasuresQuery>,
): Promise<MeasuresAnswer> {
  const released = await readReleased(context, link, query.asOf as Day | undefined);
  const cells = released.cells(key);
  const indicator = indicatorOf(key);
  requireGrain(indicator, grain);
  if (grain === 'day') {
    throw parameterError(
      'grain',
      'un lien de partage montre des mois, des années et le total, jamais un jour',
      'a shared link shows months, years and the whole time, never a day',
    );
  }
  const { until, asOf, demonstration } = released;
  const from = (query.from ?? context.collective.startDay) as Day;
  const to = (query.to ?? until ?? from) as Day;
  return {
    indicator: indicator.key,
    grain,
    from,
    to,
    asOf,
    cutoff: until,
    demonstration,
    breaks: breaksBetween(indicator, from, to),
    recomputed: [],
    measures: cells.filter(
      (cell) =>
        cell.period.grain === grain &&
        (dimension === '*' || cell.dimension === dimension) &&
        cell.period.start <= to &&
        cell.period.end >= from,
    ),
  };
}
