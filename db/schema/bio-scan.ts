import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/** One reading of who shows the tag. */
export type BioScanTable = {
  id: Generated<number>;
  day: Day;
  scanned_at: Instant;
  state: 'done' | 'failed';
  reason: string | null;
  accounts_read: number;
  run_id: number;
  /** The whole search, or accounts already known checked in turn; null (before there were panels) is a sweep. */
  kind: Generated<'sweep' | 'panel' | null>;
};
