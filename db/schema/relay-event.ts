import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** What an account did with its relay of a post, as readings found it. Append-only; the relay counts once. */
export type RelayEventTable = {
  id: Generated<number>;
  post_id: string;
  account: Pseudonym;
  kind: 'repost' | 'quote';
  event: 'seen' | 'undone' | 'again';
  /** When the relay was made; null when the event is its end, whose moment X does not tell. */
  relayed_at: Instant | null;
  seen_at: Instant;
  run_id: number;
};
