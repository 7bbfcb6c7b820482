import type { Day } from '../core/calendar.ts';

/**
 * How much of something a period holds: a projection of the observations, from which measures are made.
 * `key` parts a tally (a delay, a reason), '' when it has no parts. Names nobody: it outlives an erasure.
 */
export type TallyTable = {
  name: string;
  grain: 'day' | 'month' | 'year' | 'all';
  start_day: Day;
  key: string;
  /** A whole number below 2^53; milliseconds and followers pass what 32 bits hold. */
  amount: number;
};
