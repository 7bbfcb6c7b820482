import type { Day, Instant } from '../core/calendar.ts';

/** A day some of whose people are forgotten because their time was over: its tallies stand and are not made again. */
export type ClosedDayTable = {
  day: Day;
  closed_at: Instant;
};
