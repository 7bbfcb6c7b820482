import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';

/** One figure for one period, as it was known from one moment to another. A correction is a new row. */
export type MeasureTable = {
  id: Generated<number>;
  indicator: string;
  version: number;
  grain: 'day' | 'month' | 'year' | 'all';
  start_day: Day;
  dimension: string;
  known_at: Instant;
  state: 'measured' | 'not_measured' | 'failed';
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  coverage: number | null;
  reason: string | null;
  run_id: number;
  /** When a correction or a newer definition took its place: the `known_at` of that row; null while it stands. */
  superseded_at: Generated<Instant | null>;
};
