import type { Generated } from 'kysely';
import type { Evidence } from '../core/answers.ts';
import type { Day, Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** A return to work that a person reported. Counted once confirmed by someone other than who entered it. */
export type DeclarationTable = {
  id: Generated<number>;
  person: Pseudonym;
  declared_at: Instant;
  day: Day;
  source: 'public_post' | 'volunteer_note' | 'form';
  post_id: string | null;
  /** As what is known now makes it: declaration_fact and follow_up hold what it rests on. E0 is never counted. */
  evidence: Evidence;
  state: 'proposed' | 'confirmed' | 'rejected' | 'withdrawn';
  entered_by: string;
  entered_at: Instant;
  /** SHA-256 of the person's own link, by which it is withdrawn; null when they were given none. */
  link_hash: Generated<string | null>;
  /** Where to ask how it went on, sealed; only with consent, and gone once it has served. */
  sealed_mail: Generated<string | null>;
};
