import type { Generated } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** A return to work that a person reported. Counted once confirmed by someone other than who entered it. */
export type DeclarationTable = {
  id: Generated<number>;
  person: Pseudonym;
  declared_at: Instant;
  day: Day;
  source: 'public_post' | 'volunteer_note';
  post_id: string | null;
  evidence: 'E1';
  state: 'proposed' | 'confirmed' | 'rejected' | 'withdrawn';
  entered_by: string;
  entered_at: Instant;
};
