import type { Instant } from '../core/calendar.ts';

/** Who has a waiting post before them at the sorting desk, for a few minutes: nobody else is shown it. */
export type SortingClaimTable = {
  post_id: string;
  claimed_by: string;
  until_at: Instant;
};
