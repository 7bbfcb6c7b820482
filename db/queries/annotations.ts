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

/** An annotation by what tells it apart. */
export type AnnotationKey = Pick<Annotation, 'start_day' | 'end_day' | 'kind' | 'text_fr'>;

/** @returns whether it was there; a reading as of an earlier day no longer shows it either */
export async function removeAnnotation(db: Database, key: AnnotationKey): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('annotation')
    .where('start_day', '=', key.start_day)
    .where('end_day', '=', key.end_day)
    .where('kind', '=', key.kind)
    .where('text_fr', '=', key.text_fr)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
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
