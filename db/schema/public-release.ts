import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/** What sponsors and the public may read, worked out once a month. Append-only. */
export type PublicReleaseTable = {
  id: Generated<number>;
  /** The last day of the last whole month it tells of. */
  until: Day;
  made_at: Instant;
  /** JSON, as it is served. */
  document: string;
  /** JSON: the counts behind it, which the next release must not give away. Never served. */
  basis: string;
  run_id: number;
};
