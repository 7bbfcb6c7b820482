import type { Instant } from '../core/calendar.ts';

/** How far a task has collected: everything before `until_at` is in the store. */
export type CursorTable = {
  task: string;
  until_at: Instant;
};
