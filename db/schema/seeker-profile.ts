import type { Generated } from 'kysely';
import type { AgeBand, ContractSought, Occupation, Region } from '../core/answers.ts';
import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** What a person told of themselves in their own form, with consent; never inferred. Append-only: the latest stands, whole. */
export type SeekerProfileTable = {
  id: Generated<number>;
  person: Pseudonym;
  told_at: Instant;
  source: 'form' | 'file';
  contract: ContractSought | null;
  occupation: Occupation | null;
  region: Region | null;
  age_band: AgeBand | null;
};
