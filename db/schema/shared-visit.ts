import type { Day } from '../core/calendar.ts';

/** How often a link was opened on a day. */
export type SharedVisitTable = { link_id: number; day: Day; visits: number };
