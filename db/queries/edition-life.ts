import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { EditionDraftTable } from '../schema/edition-draft.ts';
import type { EditionEvent, EditionEventTable } from '../schema/edition-event.ts';
import type { ErratumTable } from '../schema/erratum.ts';
import type { Database } from '../store.ts';

export type EditionDraftRow = Selectable<EditionDraftTable>;
export type EditionEventRow = Selectable<EditionEventTable>;
export type ErratumRow = Selectable<ErratumTable>;

/** Keeps a draft unless one with this content is there. @returns whether it is new */
export async function addDraft(db: Database, draft: EditionDraftRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('edition_draft')
    .values(draft)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** The draft with this id, or undefined. */
export const findDraft = (db: Database, id: string): Promise<EditionDraftRow | undefined> =>
  db.selectFrom('edition_draft').selectAll().where('id', '=', id).executeTakeFirst();

/** The newest drafts of any year, without their documents. */
export const listDrafts = (db: Database, limit: number): Promise<Omit<EditionDraftRow, 'document'>[]> =>
  db
    .selectFrom('edition_draft')
    .select(['id', 'year', 'made_at'])
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();

/** Notes what happened, in the caller's transaction. */
export async function addEditionEvent(db: Database, event: Insertable<EditionEventTable>): Promise<void> {
  await db.insertInto('edition_event').values(event).execute();
}

/** What happened to an edition, in order. */
export const listEditionEvents = (db: Database, edition: string): Promise<EditionEventRow[]> =>
  db.selectFrom('edition_event').selectAll().where('edition', '=', edition).orderBy('id').execute();

/** Each time that any edition was printed, in order. Cost: every event of every edition, some dozens a year. */
export const listPrintings = (db: Database): Promise<EditionEventRow[]> =>
  db.selectFrom('edition_event').selectAll().where('what', '=', 'printed').orderBy('id').execute();

/** The edition of a year to which this happened last, or undefined. */
export const lastEditionWith = (
  db: Database,
  what: EditionEvent,
  year: number,
): Promise<Pick<EditionEventRow, 'edition' | 'at'> | undefined> =>
  db
    .selectFrom('edition_event')
    .select(['edition', 'at'])
    .where('what', '=', what)
    .where('year', '=', year)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Adds an erratum under the next number of its year, in the caller's transaction. @returns its number */
export async function addErratum(
  db: Database,
  erratum: Omit<Insertable<ErratumTable>, 'number'>,
): Promise<number> {
  const row = await db
    .selectFrom('erratum')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('year', '=', erratum.year)
    .executeTakeFirst();
  const number = (row?.last ?? 0) + 1;
  await db
    .insertInto('erratum')
    .values({ ...erratum, number })
    .execute();
  return number;
}

/** The errata of every year, or those known by a moment of one year, in order. */
export async function listErrata(
  db: Database,
  of?: { year: number; knownBy: Instant },
): Promise<ErratumRow[]> {
  const query = db.selectFrom('erratum').selectAll().orderBy('year').orderBy('number');
  return (of ? query.where('year', '=', of.year).where('known_at', '<=', of.knownBy) : query).execute();
}

/** How many editions and drafts of a year there are. */
export async function countEditionsOf(db: Database, year: number): Promise<number> {
  const count = async (table: 'edition' | 'edition_draft') =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('rows'))
          .where('year', '=', year)
          .executeTakeFirstOrThrow()
      ).rows,
    );
  return (await count('edition')) + (await count('edition_draft'));
}
