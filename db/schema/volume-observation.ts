import type { Instant } from '../core/calendar.ts';

/** Posts that X counted in one hour; a later, different count is a new row. */
export type VolumeObservationTable = {
  series: 'tag' | 'search';
  hour_start: Instant;
  known_at: Instant;
  posts: number;
  run_id: number;
};
