import type { Instant } from '../core/calendar.ts';

/** A challenge that came back signed: it is good once. Kept until nobody could use it again. */
export type SpentChallengeTable = {
  nonce: string;
  expires_at: Instant;
};
