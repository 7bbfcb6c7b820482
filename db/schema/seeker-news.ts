import type { Generated } from 'kysely';
import type { NewsStatus } from '../core/answers.ts';
import type { Day, Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** News that a person gave of their search, and what it brought them. Append-only. */
export type SeekerNewsTable = {
  id: Generated<number>;
  person: Pseudonym;
  /** The day of which it is true. */
  day: Day;
  /** Null: they told of contacts only. */
  status: NewsStatus | null;
  /** 1: a recruiter wrote or called; somebody of their network did; they had an interview. */
  recruiter: 0 | 1;
  network: 0 | 1;
  interview: 0 | 1;
  source: 'form' | 'volunteer_note' | 'file';
  noted_by: string;
  known_at: Instant;
};
