import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';

/** What a request had received when it was looked up, once, seven days after it was posted or the night after. */
export type EngagementTable = {
  post_id: string;
  read_at: Instant;
  /** 1: X no longer showed it, so that nothing was measured; every count is then null, never zero. */
  gone: 0 | 1;
  replies: number | null;
  reposts: number | null;
  quotes: number | null;
  likes: number | null;
  bookmarks: number | null;
  /** Null also where X counted none yet: it does since the end of 2022. */
  impressions: number | null;
  run_id: number;
  /** Of its author when it was looked up; null when nobody had read them, which is not done for this alone. */
  author_followers: Generated<number | null>;
};
