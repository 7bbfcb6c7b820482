import type { Insertable, Selectable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { AnnotationTable } from '../schema/annotation.ts';
import type { Database } from '../store.ts';

export type Annotation = Selectable<AnnotationTable>;

/** Adds what is not noted yet; told again, the first stands. @returns whether it was new */
export async function addAnnotation(db: Database, annotation: Insertable<AnnotationTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('annotation')
    .values(annotation)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows) > 0;
}

/** What touches these days, both included, as it had been noted by a moment or is now; oldest first. */
export async function listAnnotations(
  db: Database,
  { from, to, knownBy }: { from: Day; to: Day; knownBy?: Instant | undefined },
): Promise<Annotation[]> {
  const query = db
    .selectFrom('annotation')
    .selectAll()
    .where('start_day', '<=', to)
    .where('end_day', '>=', from)
    .orderBy('start_day')
    .orderBy('kind')
    .orderBy('text_fr');
  return (knownBy ? query.where('known_at', '<=', knownBy) : query).execute();
}
