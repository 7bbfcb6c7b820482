import { versionAt } from '../catalogue/index.ts';
import type { Indicator } from '../catalogue/indicator.ts';
import { addDays, type Day, type Instant } from '../core/calendar.ts';
import { type Period, periodsBetween } from '../core/period.ts';
import type { Database } from '../store.ts';
import { type MeasureRow, type MeasureSeries, readMeasures } from './measures.ts';

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

export type SeriesArgs = Omit<MeasureSeries, 'indicator' | 'from' | 'to'> & {
  indicator: Indicator;
  /** Both days included; every period that touches them is read. */
  from: Day;
  to: Day;
  startDay: Day;
};

/** Every period between two days, oldest first; one that nobody measured is there and says so. */
export async function readSeries(db: Database, args: SeriesArgs): Promise<Reading[]> {
  const { indicator, grain, from, to, startDay, dimension = '', knownBy } = args;
  const periods = periodsBetween(grain, from, to, startDay);
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const rows = await readMeasures(db, {
    indicator: indicator.key,
    grain,
    dimension,
    from: first.start,
    to: last.start,
    ...(knownBy && { knownBy }),
  });
  const byStart = new Map(rows.map((row) => [row.start_day, row]));
  return periods.map((period) => {
    const row = byStart.get(period.start);
    return row ? readingOf(row, period) : unmeasured(indicator, period, dimension);
  });
}

/** The dimensions under which an indicator was ever measured; '' is the whole. */
export async function listDimensions(db: Database, indicator: string): Promise<string[]> {
  const rows = await db
    .selectFrom('measure')
    .select('dimension')
    .distinct()
    .where('indicator', '=', indicator)
    .where('grain', '=', 'all')
    .execute();
  return rows.map(({ dimension }) => dimension);
}

export function readingOf(row: MeasureRow, period: Period): Reading {
  return {
    period: inclusive(period),
    dimension: row.dimension,
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

function unmeasured(indicator: Indicator, period: Period, dimension: string): Reading {
  const { end } = inclusive(period);
  return {
    period: inclusive(period),
    dimension,
    state: 'not_measured',
    value: null,
    low: null,
    high: null,
    n: null,
    coverage: null,
    reason: 'no_reading',
    version: versionAt(indicator, end),
    knownAt: null,
  };
}

const inclusive = ({ grain, start, end }: Period) => ({ grain, start, end: addDays(end, -1) });
