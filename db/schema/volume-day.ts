import type { Day, Instant } from '../core/calendar.ts';

/** Posts of a day as a file told them, where X was not asked hour by hour; a later, different count is a new row. */
export type VolumeDayTable = {
  series: 'tag' | 'search';
  day: Day;
  known_at: Instant;
  posts: number;
  run_id: number;
};
