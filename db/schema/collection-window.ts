import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';

/** An interval that a family tried to cover: half-open [from_at, until_at). */
export type CollectionWindowTable = {
  id: Generated<number>;
  family: string;
  from_at: Instant;
  until_at: Instant;
  state: 'collected' | 'failed';
  reason: string | null;
  run_id: number;
  known_at: Instant;
};
