import type { Erratum } from '../../api/contract/edition.ts';
import type { Instant } from '../../db/core/calendar.ts';
import { type ErratumRow, listErrata } from '../../db/queries/edition-life.ts';
import type { Database } from '../../db/store.ts';

/** What was found wrong in the editions of a year, by a moment. */
export const readErrata = async (db: Database, year: number, knownBy: Instant): Promise<Erratum[]> =>
  (await listErrata(db, { year, knownBy })).map(toErratum);

/** As the contract tells it; who wrote it stays inside. */
export const toErratum = (row: ErratumRow): Erratum => ({
  year: row.year,
  number: row.number,
  edition: row.edition,
  day: row.known_at.slice(0, 10),
  what: { fr: row.what_fr, en: row.what_en },
  why: { fr: row.why_fr, en: row.why_en },
});
