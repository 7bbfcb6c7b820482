import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';

/** Who decided what about a declaration, and when. Append-only. */
export type DeclarationDecisionTable = {
  id: Generated<number>;
  declaration_id: number;
  state: 'confirmed' | 'rejected' | 'withdrawn';
  decided_by: string;
  decided_at: Instant;
};
