import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/** What was announced before anything was read: a plan as JSON. */
export type PlanTable = {
  id: Generated<number>;
  made_at: Instant;
  day: Day;
  document: string;
};
