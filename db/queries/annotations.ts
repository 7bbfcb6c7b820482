import type { Selectable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { AnnotationTable } from '../schema/annotation.ts';
import type { Database } from '../store.ts';

export type Annotation = Selectable<AnnotationTable>;
export type NewAnnotation = Omit<Annotation, 'id' | 'removed_at'>;

/** Adds what is not noted yet; told again in either language, the first stands. @returns whether it was new */
export async function addAnnotation(db: Database, annotation: NewAnnotation): Promise<boolean> {
  const { start_day, end_day, kind, text_fr, text_en } = annotation;
  const noted = await db
    .selectFrom('annotation')
    .select('id')
    .where('removed_at', 'is', null)
    .where('start_day', '=', start_day)
    .where('end_day', '=', end_day)
    .where('kind', '=', kind)
    .where((eb) =>
      eb.or([
        eb.and([eb('text_fr', '=', text_fr), eb('text_fr', '<>', '')]),
        eb.and([eb('text_en', '=', text_en), eb('text_en', '<>', '')]),
      ]),
    )
    .executeTakeFirst();
  if (noted) return false;
  await db
    .insertInto('annotation')
    .values({ ...annotation, removed_at: null })
    .execute();
  return true;
}

/** Closes it: only readings as of an earlier day show it. @returns whether it was open */
export async function removeAnnotation(db: Database, id: number, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('annotation')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Erases one that names somebody: no reading shows it, of whatever day. @returns whether it was there */
export async function eraseAnnotation(db: Database, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('annotation').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** What touches these days, both included, as it stood at a moment or stands now; oldest first. */
export function listAnnotations(
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
    .orderBy('text_fr')
    .orderBy('id');
  const standing = knownBy
    ? query
        .where('known_at', '<=', knownBy)
        .where((eb) => eb.or([eb('removed_at', 'is', null), eb('removed_at', '>', knownBy)]))
    : query.where('removed_at', 'is', null);
  return standing.execute();
}

/** Every annotation, those that stand before those that are closed, the latest first. */
export function listEveryAnnotation(db: Database): Promise<Annotation[]> {
  return db
    .selectFrom('annotation')
    .selectAll()
    .orderBy((eb) => eb.case().when('removed_at', 'is', null).then(0).else(1).end())
    .orderBy('start_day', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
