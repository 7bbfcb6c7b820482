import type { Day, Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** The posts whose latest label is a request: a projection of post_label kept in its transaction. */
export type RequestTable = {
  post_id: string;
  seeker: Pseudonym;
  asked_at: Instant;
  day: Day;
  /** When its relays were last read; null until they were. */
  relays_read_at: Instant | null;
  /** Null until the last reading of its relays, seven days after it was posted or later. */
  relays_final_at: Instant | null;
};
