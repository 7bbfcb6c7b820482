import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';

/** Why a window is there when files told of it, and not X. */
export const IMPORTED = 'imported';

/**
 * An interval that a family tried to cover: half-open [from_at, until_at). `seen` says that files told
 * something of it and did not claim to tell all.
 */
export type CollectionWindowTable = {
  id: Generated<number>;
  family: string;
  from_at: Instant;
  until_at: Instant;
  state: 'collected' | 'failed' | 'seen';
  /** The stable code of a failure; `imported` for what files told; null for what X answered. */
  reason: string | null;
  run_id: number;
  known_at: Instant;
};
