import type { Instant } from '../core/calendar.ts';

/** A request that a volunteer helped to write, as that volunteer notes it. */
export type CoachedRequestTable = { post_id: string; noted_by: string; noted_at: Instant };
