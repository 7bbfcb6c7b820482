import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** An account that was seen with a tag in its bio, as of its last check. */
export type AdopterTable = {
  account: Pseudonym;
  /** X's id of the account, sealed with a key outside the database: what a later check asks for. */
  sealed_id: string | null;
  /** Of an account that is gone: what it showed last. */
  shows_tag: 0 | 1;
  shows_seeker_tag: 0 | 1;
  followers: number | null;
  first_seen_at: Instant;
  checked_at: Instant;
  run_id: number;
  /** When it last showed either tag. */
  shown_at: Instant | null;
  /** Since when X is known not to show the account (suspended or deleted). */
  gone_at: Instant | null;
};
