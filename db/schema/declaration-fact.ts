import type { Generated } from 'kysely';
import type { Contract, Contribution } from '../core/answers.ts';
import type { Day, Instant } from '../core/calendar.ts';

/** What is known of a declared job. Append-only: of each fact the latest that was told stands; null adds nothing. */
export type DeclarationFactTable = {
  id: Generated<number>;
  declaration_id: number;
  told_at: Instant;
  /** 1: the person gave it themselves, as in a form; 0: a volunteer noted it. */
  by_person: 0 | 1;
  noted_by: string;
  start_day: Day | null;
  contract: Contract | null;
  contribution: Contribution | null;
};
