import type { Instant } from '../core/calendar.ts';

/** A browser in which a shared link is open: of who reads there, nothing is kept. */
export type SharedSessionTable = { token_hash: string; link_id: number; expires_at: Instant };
