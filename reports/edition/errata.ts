import type { EditionDocument, Erratum } from '../../api/contract/edition.ts';
import type { Instant } from '../../db/core/calendar.ts';
import { type ErratumRow, listErrata } from '../../db/queries/edition-life.ts';
import type { Database } from '../../db/store.ts';

/** What was found wrong in the editions of a year, by a moment; before schema 3 nothing said who wrote it. */
export async function readErrata(
  db: Database,
  year: number,
  { knownBy, schema }: { knownBy: Instant; schema: EditionDocument['schema'] },
): Promise<Erratum[]> {
  const errata = (await listErrata(db, { year, knownBy })).map(toErratum);
  return schema < 3 ? errata.map(({ by: _, ...erratum }) => erratum) : errata;
}

/** What was found wrong in an edition since it was published: beside it, for it never changes. */
export const errataOf = async (db: Database, id: string): Promise<Erratum[]> =>
  (await listErrata(db)).filter(({ edition }) => edition === id).map(toErratum);

/** As everybody reads it: written by a publisher, whose name stays on the desk. */
export const toErratum = (row: ErratumRow): Erratum => ({
  year: row.year,
  number: row.number,
  edition: row.edition,
  day: row.known_at.slice(0, 10),
  by: 'publisher',
  what: { fr: row.what_fr, en: row.what_en },
  why: { fr: row.why_fr, en: row.why_en },
});
