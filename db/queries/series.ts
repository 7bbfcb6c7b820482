import { versionAt } from '../catalogue/index.ts';
import type { Indicator } from '../catalogue/indicator.ts';
import { addDays, type Day, daysBetween, eachDay, type Instant, nextDay } from '../core/calendar.ts';
import { type Period, periodsBetween } from '../core/period.ts';
import type { Database } from '../store.ts';
import { type MeasureSeries, readToldMeasures, type ToldMeasure } from './measures.ts';

/** A measure as it is read: its period's two days included, and a zero that was measured says so. */
export type Reading = {
  period: Omit<Period, 'end'> & { end: Day };
  dimension: string;
  state: 'measured' | 'measured_zero' | 'not_measured' | 'failed';
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  coverage: number | null;
  reason: string | null;
  version: number;
  knownAt: Instant | null;
};

export type SeriesArgs = Omit<MeasureSeries, 'indicator' | 'from' | 'to' | 'starts'> & {
  indicator: Indicator;
  /** Both days included; every period that touches them is read. */
  from: Day;
  to: Day;
  startDay: Day;
};

/**
 * Every period between two days, oldest first; one that nobody measured is there and says so.
 * Work: of days one range of an index, of other periods a step down one each; and a reading a period.
 */
export async function readSeries(db: Database, args: SeriesArgs): Promise<Reading[]> {
  const { indicator, grain, from, to, startDay, dimension = '', knownBy } = args;
  if (from > to) return [];
  const name = { indicator: indicator.key, grain, dimension, ...(knownBy && { knownBy }) };
  if (grain === 'day') {
    const rows = await readToldMeasures(db, { ...name, from, to });
    const whole = rows.length === daysBetween(from, to) + 1;
    if (whole) return rows.map((row) => readingOf(row, dayPeriod(row.start_day), dimension));
    return along(rows, [...eachDay(from, nextDay(to))].map(dayPeriod), indicator, dimension);
  }
  const periods = periodsBetween(grain, from, to, startDay);
  const rows = await readToldMeasures(db, { ...name, starts: periods.map(({ start }) => start) });
  return along(rows, periods.map(inclusive), indicator, dimension);
}

type Inclusive = Reading['period'];

const dayPeriod = (day: Day): Inclusive => ({ grain: 'day', start: day, end: day });
const inclusive = ({ grain, start, end }: Period): Inclusive => ({ grain, start, end: addDays(end, -1) });

/** Rows and periods, both in order: one walk along the two. */
function along(
  rows: readonly ToldMeasure[],
  periods: readonly Inclusive[],
  indicator: Indicator,
  dimension: string,
): Reading[] {
  let next = 0;
  return periods.map((period) => {
    const row = rows[next];
    if (row?.start_day !== period.start) return unmeasured(indicator, period, dimension);
    next += 1;
    return readingOf(row, period, dimension);
  });
}

/**
 * The dimensions under which an indicator had been measured by a moment, or by now; '' is the whole. Work: those of
 * now, however often they were corrected: what was measured once stands in one way or another.
 */
export async function listDimensions(
  db: Database,
  { indicator, startDay, knownBy }: { indicator: string; startDay: Day; knownBy?: Instant | undefined },
): Promise<string[]> {
  let query = db
    .selectFrom('measure')
    .select('dimension')
    .where('indicator', '=', indicator)
    .where('grain', '=', 'all')
    .where('start_day', '=', startDay)
    .where('superseded_at', 'is', null);
  if (knownBy) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('measure as earlier')
          .select('earlier.id')
          .where('earlier.indicator', '=', indicator)
          .where('earlier.grain', '=', 'all')
          .where('earlier.start_day', '=', startDay)
          .whereRef('earlier.dimension', '=', 'measure.dimension')
          .where('earlier.known_at', '<=', knownBy),
      ),
    );
  }
  return (await query.execute()).map(({ dimension }) => dimension);
}

function readingOf(row: ToldMeasure, period: Inclusive, dimension: string): Reading {
  return {
    period,
    dimension,
    state: row.state === 'measured' && row.value === 0 ? 'measured_zero' : row.state,
    value: row.value,
    low: row.low,
    high: row.high,
    n: row.n,
    coverage: row.coverage,
    reason: row.reason,
    version: row.version,
    knownAt: row.known_at,
  };
}

function unmeasured(indicator: Indicator, period: Inclusive, dimension: string): Reading {
  return {
    period,
    dimension,
    state: 'not_measured',
    value: null,
    low: null,
    high: null,
    n: null,
    coverage: null,
    reason: 'no_reading',
    version: versionAt(indicator, period.end),
    knownAt: null,
  };
}
