import type { Day, Instant } from '../core/calendar.ts';

/** A frozen edition: canonical JSON and its SHA-256. */
export type EditionTable = {
  id: string;
  kind: 'anniversary';
  year: number;
  anniversary: number;
  cutoff: Day;
  frozen_at: Instant;
  sha256: string;
  demonstration: 0 | 1;
  document: string;
};
