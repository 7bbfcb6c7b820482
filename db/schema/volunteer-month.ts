import type { Day, Instant } from '../core/calendar.ts';

/** How many operators of an opt-in roster said that they were active in a month: numbers, never who. */
export type VolunteerMonthTable = {
  /** Its first day. */
  month: Day;
  active: number;
  /** Of these, active in at least 10 of the last 12 months; null when the roster does not tell. */
  core: number | null;
  known_at: Instant;
};
