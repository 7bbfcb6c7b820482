import { z } from 'zod';
import { indicatorOf } from '../../db/catalogue/index.ts';
import { type Day, daysBetween } from '../../db/core/calendar.ts';
import { listDimensions, readSeries } from '../../db/queries/series.ts';
import { isDemonstration } from '../../db/queries/settings.ts';
import { MeasuresAnswer, MeasuresQuery } from '../contract/measure.ts';
import { readKnowledge } from '../knowledge.ts';
import { operation } from '../operation.ts';
import { parameterError } from '../parameter-error.ts';

/** More than any collective's life; it bounds what one answer can cost. */
const LONGEST_DAYS = 30 * 366;

export const listMeasures = operation({
  id: 'listMeasures',
  path: '/api/v1/indicators/{key}/measures',
  summary: 'One indicator over a period: every period of the grain is there, measured or not.',
  fresh: 'store',
  params: z.object({ key: z.string().max(100) }),
  query: MeasuresQuery,
  answer: MeasuresAnswer,
  refusals: [400, 404],
  handle: async (context, { params, query }) => {
    const { store, collective, calendar, clock } = context;
    const indicator = indicatorOf(params.key);
    const { grain, dimension } = query;
    if (!indicator.grains.includes(grain)) {
      throw parameterError(
        'grain',
        `cet indicateur se lit par ${indicator.grains.join(', ')}`,
        `this indicator is read by ${indicator.grains.join(', ')}`,
      );
    }
    if (dimension && !(await listDimensions(store.db, indicator.key)).includes(dimension)) {
      throw parameterError(
        'dimension',
        'cet indicateur n’a pas cette dimension',
        'this indicator has no such dimension',
      );
    }
    const { asOf, knownBy, cutoff } = await readKnowledge(context, query.asOf as Day | undefined);
    const from = (query.from ?? collective.startDay) as Day;
    const to = (query.to ?? cutoff ?? asOf ?? calendar.dayOf(clock.now())) as Day;
    if (from > to) {
      throw parameterError(
        'from',
        'le premier jour vient après le dernier',
        'the first day comes after the last',
      );
    }
    if (daysBetween(from, to) > LONGEST_DAYS) {
      throw parameterError(
        'from',
        'la période est trop longue (trente ans au plus)',
        'the period is too long (thirty years at most)',
      );
    }
    const measures = await readSeries(store.db, {
      indicator,
      grain,
      dimension,
      from,
      to,
      startDay: collective.startDay,
      ...(knownBy && { knownBy }),
    });
    const demonstration = await isDemonstration(store.db);
    return { indicator: indicator.key, grain, from, to, asOf, cutoff, demonstration, measures };
  },
});
