import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/** One request to X and what it cost at most; micro-dollars, because a cent is too coarse. */
export type RequestLedgerTable = {
  id: Generated<number>;
  run_id: number;
  at: Instant;
  utc_day: Day;
  endpoint: string;
  status: number;
  units: number;
  cost_microdollars: number;
  /** Stands for what was asked, so that an answer settles the attempts before it; SHA-256, names nobody. */
  fingerprint: Generated<string | null>;
  /** What X's own rule bills: a resource costs once a UTC day. Null in rows written before this was known. */
  billed_posts: Generated<number | null>;
  billed_users: Generated<number | null>;
  billed_microdollars: Generated<number | null>;
};
