import type { Day } from '../core/calendar.ts';
import { BEYOND_FIVES, inFives } from '../disclosure/rules.ts';
import type { Reading } from '../queries/series.ts';

/** A figure as anybody may read it. `hidden`: it is known, and would tell of too few people. */
export type PublicCell = Omit<Reading, 'state' | 'knownAt'> & {
  state: Reading['state'] | 'hidden';
  /** Of what is told once its people have been followed: the last day of the month it is told with. */
  toldWith?: Day;
};

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

/**
 * The same with another count: its upper bound moves along, as what it adds are posts, not people.
 * @param beyond how many more there may be by now, where the count stands as it was told
 */
export function withCount<Known extends Reading | PublicCell>(
  known: Known,
  count: number,
  beyond = 0,
): Known {
  const above = known.high !== null && known.low !== null ? known.high - known.low : null;
  return {
    ...known,
    state: count === 0 ? 'measured_zero' : 'measured',
    value: known.value === null ? null : count,
    low: count,
    high: above === null ? null : count + above + (above > 0 ? beyond : 0),
  };
}

export const isMeasured = ({ state }: Pick<PublicCell, 'state'>): boolean =>
  state === 'measured' || state === 'measured_zero';

/**
 * Cells as they were told before, to the byte, where they tell the same number: what else is known of it by now, how
 * much was read or may have been missed, is told with another number only.
 */
export function asTold(cells: readonly PublicCell[], before: readonly PublicCell[]): PublicCell[] {
  const told = new Map(before.filter(isMeasured).map((cell) => [nameOf(cell), cell]));
  const isSame = (one: PublicCell, other: PublicCell) =>
    (['value', 'low', 'n', 'version'] as const).every((key) => one[key] === other[key]) &&
    one.period.end === other.period.end;
  return cells.map((cell) => {
    const last = told.get(nameOf(cell));
    return last && isMeasured(cell) && isSame(cell, last) ? last : cell;
  });
}

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
