import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/** One execution of a task for one day. */
export type RunTable = {
  id: Generated<number>;
  task: string;
  day: Day;
  started_at: Instant;
  ended_at: Instant | null;
  state: 'running' | 'done' | 'partial' | 'failed';
  /** Stable code; never personal. */
  reason: string | null;
};
