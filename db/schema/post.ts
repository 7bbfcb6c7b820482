import type { Day, Instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

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
};
