import type { Insertable } from 'kysely';
import type { CollectionWindowTable } from '../schema/collection-window.ts';
import type { Database } from '../store.ts';

/** Says what became of an interval; append-only, a later success does not erase a failure. */
export async function addWindow(
  db: Database,
  window: Omit<Insertable<CollectionWindowTable>, 'id'>,
): Promise<void> {
  await db.insertInto('collection_window').values(window).execute();
}
