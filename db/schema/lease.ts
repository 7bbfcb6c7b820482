import type { Instant } from '../core/calendar.ts';

/** Who may do what only one process at a time does: the holder of the largest token, until a moment of the engine's clock. */
export type LeaseTable = {
  name: 'turn';
  token: number;
  expires_at: Instant;
};
