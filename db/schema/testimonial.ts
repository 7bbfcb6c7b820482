import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { Language } from '../core/errors.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** What a person wishes to be quoted with; one each. Where it may be shown is in their consents, and nowhere else. */
export type TestimonialTable = {
  id: Generated<number>;
  person: Pseudonym;
  /** By the link of which it was told. */
  declaration_id: number;
  /** As they approved it: nobody changes a word. */
  text: string;
  /** That of the page she wrote it on; null: nobody kept it then. */
  language: Language | null;
  /** The name they chose to be shown with; null: none. */
  shown_name: string | null;
  told_at: Instant;
  state: 'proposed' | 'accepted' | 'refused';
  decided_by: string | null;
  decided_at: Instant | null;
};
