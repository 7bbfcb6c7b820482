import type { Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { PageCursorTable } from '../schema/page-cursor.ts';
import type { Database } from '../store.ts';

export type PageCursor = Selectable<PageCursorTable>;

/** Everything before this moment is in the store; null before the first set is whole. */
export async function readCursor(db: Database, task: string): Promise<Instant | null> {
  const row = await db.selectFrom('cursor').select('until_at').where('task', '=', task).executeTakeFirst();
  return row?.until_at ?? null;
}

export async function moveCursor(db: Database, task: string, until: Instant): Promise<void> {
  await db
    .insertInto('cursor')
    .values({ task, until_at: until })
    .onConflict((conflict) => conflict.column('task').doUpdateSet({ until_at: until }))
    .execute();
}

/** Where an unfinished set stands; null when none is under way. */
export async function readPageCursor(db: Database, task: string): Promise<PageCursor | null> {
  const row = await db.selectFrom('page_cursor').selectAll().where('task', '=', task).executeTakeFirst();
  return row ?? null;
}

export async function savePageCursor(db: Database, cursor: PageCursor): Promise<void> {
  const { task: _, ...place } = cursor;
  await db
    .insertInto('page_cursor')
    .values(cursor)
    .onConflict((conflict) => conflict.column('task').doUpdateSet(place))
    .execute();
}

export async function dropPageCursor(db: Database, task: string): Promise<void> {
  await db.deleteFrom('page_cursor').where('task', '=', task).execute();
}
