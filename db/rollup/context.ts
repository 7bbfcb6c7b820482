import type { Calendar, Day, Instant } from '../core/calendar.ts';
import type { Collective } from '../core/collective.ts';
import type { Database } from '../store.ts';

/** What the rolling up of one night knows. */
export type RollUpContext = {
  readonly db: Database;
  readonly calendar: Calendar;
  readonly collective: Collective;
  /** The last day that the figures include. */
  readonly cutoff: Day;
  /** The end of that day. */
  readonly until: Instant;
};
