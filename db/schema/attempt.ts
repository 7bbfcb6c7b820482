import type { Instant } from '../core/calendar.ts';

/** How often a client tried one thing in a minute, under a keyed digest of its address; gone with the next minute's. */
export type AttemptTable = {
  client: string;
  /** When the minute began. */
  minute: Instant;
  count: number;
};
