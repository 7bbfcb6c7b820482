import type { Day } from '../core/calendar.ts';

/** What X has billed on a UTC day, each once: a post's id, or the pseudonym of an account. Kept for that day only. */
export type BilledReadTable = {
  utc_day: Day;
  resource: string;
};
