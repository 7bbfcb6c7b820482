import type { Instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';

/** What the sorting proposes for a post; people decide. */
export type SuggestionTable = {
  post_id: string;
  label: PostLabel;
  score: number;
  reason: string;
  made_at: Instant;
};
