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

export type XRequest = {
  /** The path below /2/, with `:name` for each of `params`. */
  readonly endpoint: string;
  /** X answers the account search to a user only; everything else to the app. */
  readonly auth?: 'app' | 'user';
  readonly params?: Record<string, string>;
  readonly query: Record<string, string | number>;
};
