import type { Day, Instant } from '../core/calendar.ts';

export const RIGHTS_KINDS = ['access', 'rectification', 'erasure', 'restriction', 'objection'] as const;
export type RightsKind = (typeof RIGHTS_KINDS)[number];

/** That somebody exercised a right, and when it was answered. Names nobody. */
export type RightsRequestTable = {
  reference: string;
  kind: RightsKind;
  received_day: Day;
  answered_day: Day | null;
  known_at: Instant;
};
