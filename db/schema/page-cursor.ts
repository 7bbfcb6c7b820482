import type { Instant } from '../core/calendar.ts';

/** Where a task stopped in the middle of a page set: gone once the set is whole. */
export type PageCursorTable = {
  task: string;
  from_at: Instant;
  until_at: Instant;
  next_token: string;
};
