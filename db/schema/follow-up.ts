import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/** Asking somebody who declared, and agreed to it, how it went on. One row a declaration and month. */
export type FollowUpTable = {
  id: Generated<number>;
  declaration_id: number;
  month: 3 | 6;
  due_day: Day;
  /** Null until the invitation left. */
  invited_day: Day | null;
  answered_day: Day | null;
  /** When a mail was about to leave; without an invited day it is not known whether it did. */
  sending_at: Generated<Instant | null>;
  /** Null: not answered, or answered without saying. */
  still_employed: 0 | 1 | null;
};
