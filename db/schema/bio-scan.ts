import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/** One reading of who shows the tag; a panel has one for each hundred accounts. */
export type BioScanTable = {
  id: Generated<number>;
  day: Day;
  scanned_at: Instant;
  state: 'done' | 'failed';
  reason: string | null;
  /** Accounts that the search returned, or that were asked for. */
  accounts_read: number;
  run_id: number;
  /**
   * The whole search, or accounts already known checked in turn; null (before there were panels) is a sweep.
   * What a file told is neither: it stands for its day where X was not read.
   */
  kind: Generated<'sweep' | 'panel' | 'file' | null>;
};
