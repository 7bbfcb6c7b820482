import type { Generated } from 'kysely';
import type { Instant } from '../core/calendar.ts';

const EDITION_EVENTS = ['drafted', 'checked', 'approved', 'frozen', 'printed', 'published'] as const;
export type EditionEvent = (typeof EDITION_EVENTS)[number];

/** What happened to an edition or to its draft, and who did it. Append-only. */
export type EditionEventTable = {
  id: Generated<number>;
  edition: string;
  year: number;
  what: EditionEvent;
  by_name: string;
  at: Instant;
  /** Of `checked`, what was missing, as JSON; of `printed`, what and its digests, as JSON (the language alone, of before); else empty. */
  note: string;
};
