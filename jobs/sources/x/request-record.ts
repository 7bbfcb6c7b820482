import type { Instant } from '../../../db/core/calendar.ts';

/** One request to X as the ledger needs it; `posts` and `users` count what its answer carried. */
export type RequestRecord = {
  readonly endpoint: string;
  readonly at: Instant;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  posts: number;
  users: number;
};
