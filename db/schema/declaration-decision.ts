import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';

/** Who decided what about a declaration, and when. Append-only. */
export type DeclarationDecisionTable = {
  id: Generated<number>;
  declaration_id: number;
  /** `proposed`: the decision before was taken back by who took it, the declaration waits again. */
  state: 'confirmed' | 'rejected' | 'withdrawn' | 'proposed';
  decided_by: string;
  decided_at: Instant;
};
