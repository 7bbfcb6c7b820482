import type { Day } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/**
 * Who counts on a day and once in a year, and for how much: the greatest amount of its days. A projection of the
 * observations that tells people apart; erasing a person takes her rows, and leaves the tallies.
 */
export type MemberTable = {
  name: string;
  grain: 'day' | 'year';
  start_day: Day;
  person: Pseudonym;
  amount: number | null;
};
