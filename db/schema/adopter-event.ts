import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** What became of a bio; a tag added again is a second `added`. Of a new handle nothing is kept: the id stays. */
export type AdopterEvent = 'added' | 'removed' | 'seeker_added' | 'seeker_removed' | 'gone' | 'back';

/** When an account was found to have changed its bio, or to be gone (suspended, deleted) or back. Append-only. */
export type AdopterEventTable = {
  id: Generated<number>;
  account: Pseudonym;
  event: AdopterEvent;
  noticed_at: Instant;
  run_id: number;
};
