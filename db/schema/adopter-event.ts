import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** When an account was found to have added the tag to its bio, or taken it away. Append-only. */
export type AdopterEventTable = {
  id: Generated<number>;
  account: Pseudonym;
  event: 'added' | 'removed';
  noticed_at: Instant;
  run_id: number;
};
