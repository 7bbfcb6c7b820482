import type { Day } from '../core/calendar.ts';

/** A post that is not kept because its author has objected: it was read, so that the day is whole without it. */
export type LeftOutPostTable = {
  /** Its id, keyed as accounts are: the same post read twice is one. */
  post: string;
  day: Day;
};
