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
};
