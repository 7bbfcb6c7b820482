import { type Selectable, sql } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Grain } from '../core/period.ts';
import type { MeasureTable } from '../schema/measure.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

export type MeasureRow = Selectable<MeasureTable>;

export type MeasureSeries = {
  indicator: string;
  grain: Grain;
  dimension?: string;
  /** First days of the periods, both included; left out, the whole series. */
  from?: Day;
  to?: Day;
  /** Each of them instead, for periods that are not days: what is known now of a period lies together. */
  starts?: readonly Day[];
  /** Answer as it was known then; left out, as it is known now. */
  knownBy?: Instant;
};

/**
 * A series as it was known at a moment: one row a period, oldest first, of the newest definition
 * that had been measured by then. Periods that nobody measured have no row.
 * Work: the rows that are answered; with `knownBy`, what was corrected since as well.
 */
export async function readMeasures(db: Database, series: MeasureSeries): Promise<MeasureRow[]> {
  return seriesOf(db, series).selectAll().execute();
}

/** What a reader is told of a measure beside its name. */
const TOLD = [
  'start_day',
  'version',
  'known_at',
  'state',
  'value',
  'low',
  'high',
  'n',
  'coverage',
  'reason',
] as const;
export type ToldMeasure = Pick<MeasureRow, (typeof TOLD)[number]>;

/** As readMeasures, without what the question says already. */
export async function readToldMeasures(db: Database, series: MeasureSeries): Promise<ToldMeasure[]> {
  return seriesOf(db, series).select(TOLD).execute();
}

/** Of a series as it was known, what these runs wrote. */
export async function readRunMeasures(
  db: Database,
  series: MeasureSeries,
  runs: readonly number[],
): Promise<Pick<MeasureRow, 'start_day' | 'known_at' | 'run_id'>[]> {
  if (runs.length === 0) return [];
  return seriesOf(db, series)
    .select(['start_day', 'known_at', 'run_id'])
    .where('run_id', 'in', runs)
    .execute();
}

function seriesOf(
  db: Database,
  { indicator, grain, dimension = '', from, to, starts, knownBy }: MeasureSeries,
) {
  let query = db
    .selectFrom('measure')
    .where('indicator', '=', indicator)
    // Days have an index of their own, which an engine takes only for what it can read in the text.
    .where('grain', '=', sql.lit(grain))
    .where('dimension', '=', dimension);
  if (knownBy) {
    query = query
      .where('known_at', '<=', knownBy)
      .where((eb) => eb.or([eb('superseded_at', 'is', null), eb('superseded_at', '>', knownBy)]));
  } else {
    query = query.where('superseded_at', 'is', null);
  }
  if (from) query = query.where('start_day', '>=', from);
  if (to) query = query.where('start_day', '<=', to);
  if (starts) query = query.where('start_day', 'in', starts);
  return query.orderBy('start_day');
}

/** The measure of one period, or undefined when nobody measured it. @internal */
export async function readMeasure(
  db: Database,
  { start, ...series }: Omit<MeasureSeries, 'from' | 'to' | 'starts'> & { start: Day },
): Promise<MeasureRow | undefined> {
  const [row] = await readMeasures(db, { ...series, starts: [start] });
  return row;
}

/** A period of a series. */
export type MeasurePlace = Pick<MeasureRow, 'indicator' | 'grain' | 'dimension' | 'start_day'>;

/** What is known now of these periods, of whichever series, in no order. Work: a step down one index each. */
export async function standingMeasures(db: Database, places: readonly MeasurePlace[]): Promise<MeasureRow[]> {
  const found: MeasureRow[] = [];
  for (const some of chunks(places, 64)) {
    const wanted = some.map(
      ({ indicator, grain, dimension, start_day }) =>
        sql`(${indicator}, ${grain}, ${dimension}, ${start_day})`,
    );
    const rows = await db
      .selectFrom('measure')
      .selectAll()
      .where('superseded_at', 'is', null)
      .where(sql<boolean>`(indicator, grain, dimension, start_day) in (values ${sql.join(wanted)})`)
      .execute();
    found.push(...rows);
  }
  return found;
}
