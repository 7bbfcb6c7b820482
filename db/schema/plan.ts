import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/**
 * What was announced before anything was read, as JSON: by a night when it begins, which it may not exceed,
 * and for the next one when it ends.
 */
export type PlanTable = {
  id: Generated<number>;
  kind: 'night' | 'next';
  made_at: Instant;
  day: Day;
  document: string;
};
