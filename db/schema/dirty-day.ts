import type { Day } from '../core/calendar.ts';

/** Days whose measures must be rolled up again, by family. */
export type DirtyDayTable = {
  family: string;
  day: Day;
};
