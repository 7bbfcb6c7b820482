import type { Selectable } from 'kysely';
import type { Instant } from '../core/calendar.ts';
import type { PublicReleaseTable } from '../schema/public-release.ts';
import type { Database } from '../store.ts';

export type ReleaseRow = Selectable<PublicReleaseTable>;

/** Adds a release; one that tells of the same month stands. */
export async function addRelease(db: Database, release: Omit<ReleaseRow, 'id'>): Promise<void> {
  await db
    .insertInto('public_release')
    .values(release)
    .onConflict((conflict) => conflict.column('until').doNothing())
    .execute();
}

/** The newest release, or the newest that had been made by a moment; undefined before the first one. */
export async function readLatestRelease(db: Database, knownBy?: Instant): Promise<ReleaseRow | undefined> {
  let query = db.selectFrom('public_release').selectAll();
  if (knownBy) query = query.where('made_at', '<=', knownBy);
  return query.orderBy('id', 'desc').limit(1).executeTakeFirst();
}
