import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';

/** What the sorting proposes for a post; people decide. */
export type SuggestionTable = {
  post_id: string;
  label: PostLabel;
  score: number;
  reason: string;
  made_at: Instant;
  /** 1 as long as nobody has decided; kept in the transaction of each decision. */
  waiting: 0 | 1;
  /** When the post's text goes, as its row says; after it nobody can sort it. */
  expires_on: Day;
  /** Where the words that spoke stand in the text: `start-end` in UTF-16 units, blanks between; null: not told. */
  clues: Generated<string | null>;
};
