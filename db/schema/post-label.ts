import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';

/** What somebody decided about a post. Append-only: the latest row stands. */
export type PostLabelTable = {
  id: Generated<number>;
  post_id: string;
  /** `unsorted`: a decision was taken back and there is none before it, the post waits again. */
  label: PostLabel | 'unsorted';
  decided_by: string;
  decided_at: Instant;
  /** The decision that this one takes back. */
  undoes: Generated<number | null>;
  /** The post that told the same before: this one counts as its relay, not as another request or declaration. */
  same_as: Generated<string | null>;
};
