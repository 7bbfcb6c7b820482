import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** X's own words for why it no longer shows a post; `unknown` when it only says that it does not. */
export type GoneReason = 'deleted' | 'deactivated' | 'suspended' | 'protected' | 'withheld' | 'unknown';

/** A post as it was read. `text` goes after its day; the row stays for the counts. */
export type PostTable = {
  id: string;
  author: Pseudonym;
  created_at: Instant;
  day: Day;
  kind: 'original' | 'quote' | 'reply';
  has_tag: 0 | 1;
  has_seeker_tag: 0 | 1;
  mentions_account: 0 | 1;
  has_media: 0 | 1;
  text: string | null;
  text_expires_on: Day;
  /** What the sorting says so far: the latest post_label, null until somebody has decided. */
  label: PostLabel | null;
  first_seen_at: Instant;
  run_id: number;
  /** The version X shows now, when the post was edited; its first version names the row. */
  latest_id: Generated<string | null>;
  /** When it was found to be gone from X, and why: the row is then a tombstone without text. */
  gone_at: Generated<Instant | null>;
  gone_reason: Generated<GoneReason | null>;
  /** When X was last asked whether it still stands. */
  checked_at: Generated<Instant | null>;
  /** How it is written, kept when its text is read because the text expires; null of posts stored before. */
  hashtags: Generated<number | null>;
  has_emoji: Generated<0 | 1 | null>;
  /** A link of its author's: neither the one X adds for a picture nor for a quoted post. */
  has_link: Generated<0 | 1 | null>;
  /** As X counts: an emoji two, a link 23. */
  length: Generated<number | null>;
  /** Whether it asks the reader to do something: people decide; null until somebody has. */
  call_to_action: Generated<0 | 1 | null>;
};
