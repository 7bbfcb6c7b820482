import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';
import type { Day, Instant } from '../../db/core/calendar.ts';
import { readSeries } from '../../db/queries/series.ts';
import type { Database } from '../../db/store.ts';
import { readRegister } from './register.ts';
import { readChartSeries } from './series.ts';

export type Frame = {
  readonly indicators: readonly Indicator[];
  readonly startDay: Day;
  /** The edition's year, both days included. */
  readonly period: { readonly start: string; readonly end: string };
  readonly cutoff: Day;
  readonly knownBy: Instant;
};
export type EditionContent = Pick<EditionDocument, 'figures' | 'series' | 'published'>;

/**
 * What an edition reads from the store, as it was known at its moment: building it and verifying it read the
 * same. Work: one range of an index a series.
 */
export async function readContent(db: Database, frame: Frame): Promise<EditionContent> {
  const { indicators, startDay, period, cutoff, knownBy } = frame;
  const one = async (indicator: Indicator, grain: 'year' | 'all', from: Day, to: Day) => {
    const [reading] = await readSeries(db, { indicator, grain, from, to, startDay, knownBy });
    if (!reading) throw new Error(`no ${grain} period between ${from} and ${to}`);
    return reading;
  };
  const figures = [];
  for (const indicator of indicators) {
    const year = await one(indicator, 'year', period.start as Day, period.end as Day);
    figures.push({ indicator: indicator.key, year, all: await one(indicator, 'all', startDay, cutoff) });
  }
  return {
    figures,
    series: await readChartSeries(db, { indicators, startDay, to: period.end as Day, cutoff, knownBy }),
    published: await readRegister(db, knownBy),
  };
}
