import type { Insertable } from 'kysely';
import type { SeekerProfileTable } from '../schema/seeker-profile.ts';
import type { Database } from '../store.ts';
import { markDirty } from './dirty-days.ts';

export type ToldProfile = Insertable<SeekerProfileTable>;
const FACETS = ['contract', 'occupation', 'region', 'age_band'] as const;

/**
 * Adds what a person told of themselves; it takes the place of what they told before. The same again is known
 * already. Returns whether it is new. Work: the days on which they asked, which count them otherwise now.
 */
export async function addProfile(db: Database, profile: ToldProfile): Promise<boolean> {
  const standing = await db
    .selectFrom('seeker_profile')
    .select(FACETS)
    .where('person', '=', profile.person)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (standing && FACETS.every((facet) => standing[facet] === profile[facet])) return false;
  await db.insertInto('seeker_profile').values(profile).execute();
  const asked = await db
    .selectFrom('request')
    .select('day')
    .distinct()
    .where('seeker', '=', profile.person)
    .execute();
  await markDirty(
    db,
    'seeker-requests',
    asked.map(({ day }) => day),
  );
  return true;
}
