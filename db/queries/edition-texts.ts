import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import { AppError } from '../core/errors.ts';
import type { EditionTextTable } from '../schema/edition-text.ts';
import type { Database } from '../store.ts';

export type EditionTextRow = Selectable<EditionTextTable>;

/**
 * Adds a version of a text, in the caller's transaction.
 * @param text `version` is the one that was read before writing, plus one: 1 for the first
 * @throws AppError 409 when somebody else has written meanwhile
 */
export async function addEditionText(db: Database, text: Insertable<EditionTextTable>): Promise<void> {
  const latest = (await listEditionTexts(db, text.year)).find(
    ({ slot, language }) => slot === text.slot && language === text.language,
  );
  const added =
    text.version === (latest?.version ?? 0) + 1 &&
    (await db
      .insertInto('edition_text')
      .values(text)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst());
  if (added && Number(added.numInsertedOrUpdatedRows) > 0) return;
  throw new AppError({
    code: 'text-written-meanwhile',
    status: 409,
    fr: 'Quelqu’un a écrit ce texte entre-temps. Relisez-le, puis recommencez.',
    en: 'Somebody has written this text meanwhile. Read it again, then start over.',
  });
}

/** The latest version of each text of a year, as written by a moment or now, by slot and language. */
export async function listEditionTexts(
  db: Database,
  year: number,
  knownBy?: Instant,
): Promise<EditionTextRow[]> {
  const query = db
    .selectFrom('edition_text')
    .selectAll()
    .where('year', '=', year)
    .orderBy('slot')
    .orderBy('language')
    .orderBy('version');
  const rows = await (knownBy ? query.where('known_at', '<=', knownBy) : query).execute();
  return [...new Map(rows.map((row) => [`${row.slot} ${row.language}`, row])).values()];
}
