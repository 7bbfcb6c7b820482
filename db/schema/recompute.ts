import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/** Days that a roll-up worked out anew though nothing new was observed, and why. Append-only. */
export type RecomputeTable = {
  id: Generated<number>;
  run_id: number;
  from_day: Day;
  to_day: Day;
  reason: string;
  known_at: Instant;
};
