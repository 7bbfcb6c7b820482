import type { Reading } from '../queries/series.ts';

/** A figure as anybody may read it. `hidden`: it is known, and would tell of too few people. */
export type PublicCell = Omit<Reading, 'state' | 'knownAt'> & { state: Reading['state'] | 'hidden' };

export type PublicTable = { indicator: string; cells: PublicCell[] };

/** What was counted for certain: the value, or the lower of its bounds; null when nothing was. */
export const countOfReading = ({ value, low }: Pick<Reading, 'value' | 'low'>): number | null => value ?? low;

/** When a figure was known is not told: a correction of a few people would show. */
export function shown({ knownAt: _, ...reading }: Reading): PublicCell {
  return reading;
}

/** The same cell with nothing to recognise anybody by. */
export function hidden({ period, dimension, coverage, version }: PublicCell): PublicCell {
  const nothing = { value: null, low: null, high: null, n: null };
  return { period, dimension, state: 'hidden', ...nothing, coverage, reason: 'few_people', version };
}

/** A figure that says nothing, not even of how many people. */
export const withoutCount = (cell: PublicCell): PublicCell => ({ ...cell, n: null });

/** The same cell with another count: its upper bound moves along, as what it adds are posts, not people. */
export function withCount(cell: PublicCell, count: number): PublicCell {
  const above = cell.high !== null && cell.low !== null ? cell.high - cell.low : null;
  return {
    ...cell,
    value: cell.value === null ? null : count,
    low: count,
    high: above === null ? null : count + above,
  };
}

export const isMeasured = ({ state }: Pick<PublicCell, 'state'>): boolean =>
  state === 'measured' || state === 'measured_zero';

/** What is not measured says so; what is measured is hidden. */
export const untold = (reading: Reading): PublicCell =>
  isMeasured(reading) ? hidden(shown(reading)) : withoutCount(shown(reading));
