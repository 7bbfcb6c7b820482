import type { Clock } from '../../db/core/clock.ts';
import { labelPosts } from '../../db/queries/labels.ts';
import type { Store } from '../../db/store.ts';

/** The volunteers take every other post of a night for a request. */
export async function sortNight({ db }: Store, clock: Clock): Promise<void> {
  const unsorted = await db
    .selectFrom('post')
    .select('id')
    .where('label', 'is', null)
    .orderBy('id')
    .execute();
  const decisions = unsorted.map(({ id }, index) => ({
    postId: id,
    label: index % 2 === 0 ? ('seeker_request' as const) : ('other' as const),
    by: 'alice',
    at: clock.now(),
  }));
  await db.transaction().execute((transaction) => labelPosts(transaction, decisions));
}
