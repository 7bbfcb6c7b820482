import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Indicator } from '../../db/catalogue/indicator.ts';
import type { Day, Instant } from '../../db/core/calendar.ts';
import type { Grain } from '../../db/core/period.ts';
import { listDimensions, readSeries } from '../../db/queries/series.ts';
import type { Database } from '../../db/store.ts';

type Series = EditionDocument['series'];
export type SeriesFrame = {
  readonly indicators: readonly Indicator[];
  readonly startDay: Day;
  /** The last day of the edition's year. */
  readonly to: Day;
  readonly cutoff: Day;
  /** As the edition knows it. */
  readonly knownBy: Instant;
};

/**
 * What the charts and tables of an edition draw: each core indicator by month and by year from the
 * first day to the end of the edition's year, first as a whole, then by dimension (coverage by family,
 * 90th percentile of a delay). What is read on single days, like a scan of bios, comes by day instead.
 */
export async function readChartSeries(
  db: Database,
  { indicators, startDay, to, cutoff, knownBy }: SeriesFrame,
): Promise<Series> {
  const series: Series = [];
  for (const indicator of indicators) {
    const dimensions = [
      '',
      ...(await listDimensions(db, { indicator: indicator.key, startDay, knownBy }))
        .filter((name) => name !== '')
        .sort(),
    ];
    for (const dimension of dimensions) {
      for (const grain of grainsOf(indicator, dimension)) {
        const measures = await readSeries(db, {
          indicator,
          grain,
          dimension,
          from: startDay,
          // What is counted since the start was counted up to the cutoff, whatever year is reported.
          to: grain === 'all' ? cutoff : to,
          startDay,
          knownBy,
        });
        // A day without a reading says nothing of a stock; a month without one is a gap to be drawn.
        const kept = grain === 'day' ? measures.filter(({ knownAt }) => knownAt !== null) : measures;
        series.push({ indicator: indicator.key, grain, measures: kept });
      }
    }
  }
  return series;
}

/** The whole since the start is among the figures; that of a dimension is found here only. */
function grainsOf({ kind, grains }: Indicator, dimension: string): Grain[] {
  const readOnDays = kind === 'stock' && !grains.includes('month');
  return grains.filter((grain) => (grain === 'all' ? dimension !== '' : grain !== 'day' || readOnDays));
}
