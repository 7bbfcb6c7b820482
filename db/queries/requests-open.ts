import type { Day, Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

export type OpenRequest = { post_id: string; seeker: Pseudonym; asked_at: Instant; day: Day };

/** Requests whose relays are still read, oldest first, after the one named. */
export async function listOpenRequests(
  db: Database,
  args: { after: { asked_at: string; post_id: string } | null; limit: number },
): Promise<OpenRequest[]> {
  const { after, limit } = args;
  let query = db
    .selectFrom('request')
    .select(['post_id', 'seeker', 'asked_at', 'day'])
    .where('relays_final_at', 'is', null);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('asked_at', '>', after.asked_at as Instant),
        eb.and([eb('asked_at', '=', after.asked_at as Instant), eb('post_id', '>', after.post_id)]),
      ]),
    );
  }
  return query.orderBy('asked_at').orderBy('post_id').limit(limit).execute();
}

/** Says that the relays of these requests were read for the last time. */
export async function closeRequests(db: Database, ids: readonly string[], at: Instant): Promise<void> {
  for (const some of chunks(ids, 400)) {
    await db.updateTable('request').set({ relays_final_at: at }).where('post_id', 'in', some).execute();
  }
}
