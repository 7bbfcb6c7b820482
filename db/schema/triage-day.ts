import type { Day } from '../core/calendar.ts';

/** A Paris day on which posts were stored or edited, and wait for a proposal of how to sort them. */
export type TriageDayTable = {
  day: Day;
};
