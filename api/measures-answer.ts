import type { z } from 'zod';
import { breaksBetween } from '../db/catalogue/breaks.ts';
import { indicatorOf } from '../db/catalogue/index.ts';
import type { Indicator } from '../db/catalogue/indicator.ts';
import { type Day, daysBetween } from '../db/core/calendar.ts';
import type { Grain } from '../db/core/period.ts';
import type { MeasureSeries } from '../db/queries/measures.ts';
import { listRecomputedPoints } from '../db/queries/recomputes.ts';
import { listDimensions, type Reading, readSeries } from '../db/queries/series.ts';
import { isDemonstration } from '../db/queries/settings.ts';
import type { Context } from './context.ts';
import type { MeasuresAnswer, MeasuresQuery } from './contract/measure.ts';
import { readKnowledge } from './knowledge.ts';
import { parameterError } from './parameter-error.ts';

/** More than any collective's life; it bounds what one answer can cost. */
const LONGEST_DAYS = 30 * 366;

/** Asks for an indicator as a whole and by each of its dimensions, one after the other. */
const EVERY = '*';

/**
 * A series as it was asked for.
 * @throws AppError when the indicator, its grain, its dimension or the period is none
 */
export async function measuresAnswer(
  context: Context,
  key: string,
  query: z.output<typeof MeasuresQuery>,
): Promise<MeasuresAnswer> {
  const { store, collective, calendar, clock } = context;
  const indicator = indicatorOf(key);
  const { grain, dimension } = query;
  requireGrain(indicator, grain);
  const { asOf, knownBy, cutoff } = await readKnowledge(context, query.asOf as Day | undefined);
  const known =
    dimension === ''
      ? ['']
      : await listDimensions(store.db, { indicator: key, startDay: collective.startDay, knownBy });
  const dimensions = dimension === EVERY ? known.toSorted() : [dimension];
  if (dimension !== EVERY && !known.includes(dimension)) {
    throw parameterError(
      'dimension',
      'cet indicateur n’a pas cette dimension',
      'this indicator has no such dimension',
    );
  }
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
  const { startDay } = collective;
  const place = { grain, ...(knownBy && { knownBy }) };
  const measures: Reading[] = [];
  const points = new Map<string, MeasuresAnswer['recomputed'][number]>();
  for (const one of dimensions) {
    const series = { ...place, dimension: one };
    const readings = await readSeries(store.db, { ...series, indicator, from, to, startDay });
    measures.push(...readings);
    for (const point of await recomputedOf(store, { ...series, indicator: key }, readings, startDay))
      points.set(`${point.start} ${point.at}`, point);
  }
  const demonstration = await isDemonstration(store.db);
  const breaks = breaksBetween(indicator, from, to);
  const recomputed = [...points.values()];
  return { indicator: key, grain, from, to, asOf, cutoff, demonstration, breaks, recomputed, measures };
}

async function recomputedOf(
  { db }: Context['store'],
  series: MeasureSeries,
  measures: readonly Reading[],
  startDay: Day,
): Promise<MeasuresAnswer['recomputed']> {
  const starts = measures.map(({ period }) => period.start);
  const [from, to] = [starts[0], starts.at(-1)];
  if (!from || !to) return [];
  const which = series.grain === 'day' ? { from, to } : { starts };
  return listRecomputedPoints(db, { ...series, ...which }, startDay);
}

export function requireGrain(indicator: Indicator, grain: Grain): void {
  if (indicator.grains.includes(grain)) return;
  throw parameterError(
    'grain',
    `cet indicateur se lit par ${indicator.grains.join(', ')}`,
    `this indicator is read by ${indicator.grains.join(', ')}`,
  );
}
