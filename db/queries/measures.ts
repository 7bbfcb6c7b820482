import type { Selectable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Grain } from '../core/period.ts';
import type { MeasureTable } from '../schema/measure.ts';
import type { Database } from '../store.ts';

export type MeasureRow = Selectable<MeasureTable>;

export type MeasureSeries = {
  indicator: string;
  grain: Grain;
  dimension?: string;
  /** First days of the periods, both included; left out, the whole series. */
  from?: Day;
  to?: Day;
  /** Answer as it was known then; left out, as it is known now. */
  knownBy?: Instant;
};

/**
 * A series as it was known at a moment: one row a period, oldest first, of the newest definition
 * that had been measured by then. Periods that nobody measured have no row.
 */
export async function readMeasures(db: Database, series: MeasureSeries): Promise<MeasureRow[]> {
  let query = db
    .selectFrom('measure as m')
    .selectAll()
    .where('m.indicator', '=', series.indicator)
    .where('m.grain', '=', series.grain)
    .where('m.dimension', '=', series.dimension ?? '')
    .where('m.known_at', '=', (eb) => {
      const latest = eb
        .selectFrom('measure as later')
        .select((max) => max.fn.max('later.known_at').as('known_at'))
        .whereRef('later.indicator', '=', 'm.indicator')
        .whereRef('later.grain', '=', 'm.grain')
        .whereRef('later.dimension', '=', 'm.dimension')
        .whereRef('later.start_day', '=', 'm.start_day')
        .whereRef('later.version', '=', 'm.version');
      return series.knownBy ? latest.where('later.known_at', '<=', series.knownBy) : latest;
    });
  if (series.from) query = query.where('m.start_day', '>=', series.from);
  if (series.to) query = query.where('m.start_day', '<=', series.to);
  const rows = await query.orderBy('m.start_day').orderBy('m.version').execute();
  return rows.filter((row, index) => rows[index + 1]?.start_day !== row.start_day);
}

/** The measure of one period, or undefined when nobody measured it. */
export async function readMeasure(
  db: Database,
  series: Omit<MeasureSeries, 'from' | 'to'> & { start: Day },
): Promise<MeasureRow | undefined> {
  const [row] = await readMeasures(db, { ...series, from: series.start, to: series.start });
  return row;
}
