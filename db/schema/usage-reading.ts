import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/** Posts read on a UTC day: by X's own account of it, and by the ledger when X was asked. Append-only. */
export type UsageReadingTable = {
  id: Generated<number>;
  utc_day: Day;
  posts: number;
  ledger_posts: number;
  read_at: Instant;
  run_id: number;
};
