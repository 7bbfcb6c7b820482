import { addDays, day } from '../../../db/core/calendar.ts';
import { periodOf } from '../../../db/core/period.ts';
import type { Reading } from '../../../db/queries/series.ts';

export const START = day('2018-09-26');

/** A figure of the period that holds a day, as the roll-up would leave it: known exactly unless told. */
export function readingOf(
  grain: Reading['period']['grain'],
  on: string,
  value: number | null,
  told: Partial<Reading> = {},
): Reading {
  const { start, end } = periodOf(grain, day(on), START);
  return {
    period: { grain, start, end: addDays(end, -1) },
    dimension: '',
    state: value === 0 ? 'measured_zero' : 'measured',
    value,
    low: value,
    high: value,
    n: null,
    coverage: 1,
    reason: null,
    version: 1,
    knownAt: null,
    ...told,
  };
}

/** A period that nobody measured. */
export const unmeasured = (
  grain: Reading['period']['grain'],
  on: string,
  told: Partial<Reading> = {},
): Reading => readingOf(grain, on, null, { state: 'not_measured', reason: 'not_collected', ...told });
