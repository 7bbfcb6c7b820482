import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';

/** What somebody decided about a post. Append-only: the latest row stands. */
export type PostLabelTable = {
  id: Generated<number>;
  post_id: string;
  label: PostLabel;
  decided_by: string;
  decided_at: Instant;
};
