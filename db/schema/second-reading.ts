import type { Day, Instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';

/** How a second person, who had not seen the first decision, sorted a post: agreement is measured on these. */
export type SecondReadingTable = {
  post_id: string;
  label: PostLabel;
  /** What stood when the second person read it. */
  first_label: PostLabel;
  read_by: string;
  read_at: Instant;
  /** The day of the reading. */
  day: Day;
};
