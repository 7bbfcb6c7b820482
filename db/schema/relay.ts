import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** One relay of a post by an account, however often it was undone and done again. */
export type RelayTable = {
  post_id: string;
  account: Pseudonym;
  kind: 'repost' | 'quote';
  by_collective: 0 | 1;
  relayed_at: Instant;
  day: Day;
  /** Of the account when the relay was first read; null when X did not say. */
  followers: number | null;
  seen_at: Instant;
  run_id: number;
  /** When a reading no longer found it; null while it stands. */
  undone_at: Generated<Instant | null>;
};
