import type { Instant } from '../../db/core/calendar.ts';

/** One request as the stand-in saw and billed it. */
export type LoggedRequest = {
  at: Instant;
  /** The endpoint's name, such as 'tweets/search/all'; null when no endpoint has this path. */
  endpoint: string | null;
  path: string;
  query: Record<string, string>;
  auth: 'app' | 'user' | null;
  status: number;
  /** Resources of the answer that are billed, after the per-day deduplication. */
  posts: number;
  users: number;
  /** In dollars, after deduplication; `grossUsd` before. */
  usd: number;
  grossUsd: number;
  microUsd: number;
  /** What was answered, as `post ID` and `user ID`; only when the bill is itemised. */
  resources?: readonly string[];
};
