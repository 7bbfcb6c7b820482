import type { Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { EditionTable } from '../schema/edition.ts';
import type { Database } from '../store.ts';

export type EditionRow = Selectable<EditionTable>;

/** Keeps an edition unless one with this id, which stands for its content, is there. Returns what is kept. */
export async function keepEdition(db: Database, edition: EditionRow): Promise<EditionRow> {
  await db
    .insertInto('edition')
    .values(edition)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return db.selectFrom('edition').selectAll().where('id', '=', edition.id).executeTakeFirstOrThrow();
}

/** The edition with this id, or undefined. */
export async function findEdition(db: Database, id: string): Promise<EditionRow | undefined> {
  return db.selectFrom('edition').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Every edition frozen by a moment or by now, without its document, newest year first and, within a year, the newest first. */
export async function listEditions(db: Database, knownBy?: Instant): Promise<Omit<EditionRow, 'document'>[]> {
  const query = db
    .selectFrom('edition')
    .select(['id', 'kind', 'year', 'anniversary', 'cutoff', 'frozen_at', 'sha256', 'demonstration'])
    .orderBy('year', 'desc')
    .orderBy('frozen_at', 'desc')
    .orderBy('id');
  return (knownBy ? query.where('frozen_at', '<=', knownBy) : query).execute();
}
