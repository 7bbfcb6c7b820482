import type { Generated } from 'kysely';
import type { ConsentPurpose } from '../core/answers.ts';
import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** What a person agreed to, or took back. Append-only: the latest of a purpose stands. */
export type ConsentTable = {
  id: Generated<number>;
  person: Pseudonym;
  purpose: ConsentPurpose;
  given: 0 | 1;
  /** Which wording they were shown. */
  text_version: string;
  channel: 'form' | 'mail' | 'volunteer' | 'file';
  told_at: Instant;
};
