import { lastDayOf, type Period } from '../core/period.ts';
import { readMeasures } from '../queries/measures.ts';
import type { RollUpContext } from './context.ts';

export type DaySum = {
  readonly low: number /** null when a day of the period has no upper bound. */;
  readonly high: number | null;
  /** Days that were rolled up and have no value. */
  readonly unknown: number;
  readonly known: number;
};

/** Sums the days of a period from their measures; a day without one adds nothing and is the coverage's business. */
export async function sumOfDays({ db }: RollUpContext, indicator: string, period: Period): Promise<DaySum> {
  const rows = await readMeasures(db, { indicator, grain: 'day', from: period.start, to: lastDayOf(period) });
  let low = 0;
  let high: number | null = 0;
  let known = 0;
  for (const row of rows) {
    if (row.state !== 'measured') continue;
    known += 1;
    low += row.low ?? 0;
    high = high === null || row.high === null ? null : high + row.high;
  }
  return { low, high, known, unknown: rows.length - known };
}
