import type { Instant } from '../core/calendar.ts';

/** A batch of post ids that X was asked about; `applied` once its answer was carried out. */
export type ComplianceJobTable = {
  id: string;
  created_at: Instant;
  state: 'sent' | 'applied' | 'failed';
  posts: number;
  run_id: number;
};
