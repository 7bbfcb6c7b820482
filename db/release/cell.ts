import { BEYOND_FIVES, inFives } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';

/** A figure as anybody may read it. `hidden`: it is known, and would tell of too few people. */
export type PublicCell = Omit<Reading, 'state' | 'knownAt'> & { state: Reading['state'] | 'hidden' };

export type PublicTable = { indicator: string; cells: PublicCell[] };

/** Why a figure that is known exactly is told as a minimum. */
const IN_FIVES = 'in_fives';

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

/**
 * A count in whole fives: at least so many. What it has at most moves along, as that says how many posts were not
 * read, and the count would else be found from it.
 */
export function countInFives(cell: PublicCell): PublicCell {
  const count = countOfReading(cell) ?? 0;
  const low = inFives(count);
  const isOpen = cell.high === null || cell.high === count;
  const high = isOpen ? null : low + BEYOND_FIVES + (cell.high ?? 0) - count;
  return { ...cell, value: null, low, high, n: null, reason: cell.reason ?? IN_FIVES };
}

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

/** A figure since the start has one cell, whatever day it has come to. */
export const nameOf = ({
  dimension,
  period,
}: {
  dimension: string;
  period: Pick<PublicCell['period'], 'grain' | 'start'>;
}): string => `${dimension} ${period.grain} ${period.start}`;
