import type { Day, Instant } from '../core/calendar.ts';

/** A file that was imported: what it was, never what it was called. */
export type ImportedFileTable = {
  sha256: string;
  kind: string;
  imported_at: Instant;
  rows_added: number;
  rows_known: number;
  /** The days it says it holds whole, both included; null when it says nothing of it. */
  from_day: Day | null;
  until_day: Day | null;
  run_id: number;
};
