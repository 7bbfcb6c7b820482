import { CATALOGUE } from '../../db/catalogue/index.ts';
import { addDays, type Day } from '../../db/core/calendar.ts';
import { type Period, periodOf, periodsBetween } from '../../db/core/period.ts';
import { readMeasure } from '../../db/queries/measures.ts';
import type { Store } from '../../db/store.ts';
import type { TruthRow } from './world/truth/row.ts';

/** A core figure as measured: a value, or bounds with the reason for them. */
export type Figure = {
  key: string;
  /** First and last day, both included. */
  period: string;
  value?: number;
  low?: number | null;
  high?: number | null;
  state: string;
  coverage: number | null;
  reason?: string;
};

export type Truth = { key: string; period: string; value: number };

const CORE = CATALOGUE.filter(({ core }) => core).map(({ key }) => key);

/** Every core figure, or those named (`KEY` or `KEY:DIMENSION`), for each whole year of the collective and since its first day. */
export async function measuredFigures(
  store: Store,
  startDay: Day,
  cutoff: Day,
  keys: readonly string[] = CORE,
): Promise<Figure[]> {
  const years = periodsBetween('year', startDay, cutoff, startDay).filter(
    ({ end }) => end <= addDays(cutoff, 1),
  );
  const periods = [...years, periodOf('all', cutoff, startDay)];
  const figures: Figure[] = [];
  for (const period of periods) {
    for (const key of keys) figures.push(await figureOf(store, key, period));
  }
  return figures;
}

async function figureOf(store: Store, key: string, period: Period): Promise<Figure> {
  const [indicator = key, dimension = ''] = key.split(':');
  const { grain, start } = period;
  const row = await readMeasure(store.db, { indicator, grain, start, dimension });
  const name = { key, period: `${period.start}/${addDays(period.end, -1)}` };
  if (!row) return { ...name, state: 'not_measured', coverage: null, reason: 'no_reading' };
  const { state, coverage, value, low, high, reason } = row;
  const common = { state, coverage, ...(reason && { reason }) };
  if (state !== 'measured') return { ...name, ...common };
  return value === null ? { ...name, low, high, ...common } : { ...name, value, ...common };
}

/** Keys under which the ledger and the catalogue tell the same figure. */
const CATALOGUE_KEY: Record<string, string> = { potential_audience: 'potential_audience_bounds' };
/** Figures defined on what could be read: their truth is that of a perfect reader at the same moments. */
const ON_READINGS = new Set(['collective_relays', 'active_days_ratio', 'time_to_first_relay']);

/** The ledger's rows for the same keys and periods; the demonstration collects without a hole. */
export function truthRows(rows: readonly TruthRow[], figures: readonly Figure[]): Truth[] {
  const truth = new Map(
    rows.map((row) => {
      const key = CATALOGUE_KEY[row.key] ?? row.key;
      const value = ON_READINGS.has(key) ? (row.visible ?? row.value) : row.value;
      return [`${key} ${row.period}`, value];
    }),
  );
  return figures.map(({ key, period }) => {
    const value = key === 'collection_coverage' ? 1 : truth.get(`${key} ${period}`);
    if (value === undefined || value === null)
      throw new Error(`the ledger does not tell ${key} for ${period}`);
    return { key, period, value };
  });
}

export type Verdict = 'equal' | 'within' | 'silent' | 'wrong';

/** Whether a figure tells the truth: equal, within the bounds it claims (with its reason), not told, or wrong. */
export function judge(figure: Figure, truth: Truth): Verdict {
  const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  if (figure.state !== 'measured') return 'silent';
  if (figure.value !== undefined) return near(figure.value, truth.value) ? 'equal' : 'wrong';
  const above = figure.low === null || figure.low === undefined || figure.low <= truth.value + 1e-9;
  const below = figure.high === null || figure.high === undefined || figure.high >= truth.value - 1e-9;
  return above && below && figure.reason ? 'within' : 'wrong';
}
