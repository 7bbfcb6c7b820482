import { type Day, type Instant, instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';
import { markDirty } from './dirty-days.ts';

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

/** A request may be relayed for seven days; the figures are as many days and one behind it, at most. */
const LOOKED_AT_MS = 8 * 86_400_000;

/** Says that the relays of these requests were read, some of them for the last time. */
export async function recordReadings(
  db: Database,
  readings: readonly { post_id: string; final: boolean }[],
  at: Instant,
): Promise<void> {
  for (const some of chunks(readings, 400)) {
    const ids = some.map(({ post_id }) => post_id);
    // A request that was never read may have been relayed; now it is known. An older one than the roll-up looks
    // at every night may have been read in part.
    const old = instant(Date.parse(at) - LOOKED_AT_MS);
    const told = db
      .selectFrom('request')
      .select('day')
      .where('post_id', 'in', ids)
      .where((eb) => eb.or([eb('relays_read_at', 'is', null), eb('asked_at', '<', old)]));
    const days = (await told.execute()).map(({ day }) => day);
    await db.updateTable('request').set({ relays_read_at: at }).where('post_id', 'in', ids).execute();
    const final = some.filter((reading) => reading.final).map(({ post_id }) => post_id);
    if (final.length > 0) {
      await db.updateTable('request').set({ relays_final_at: at }).where('post_id', 'in', final).execute();
      const over = db.selectFrom('request').select('day').where('post_id', 'in', final);
      days.push(...(await over.execute()).map(({ day }) => day));
    }
    await markDirty(db, 'retweet-reach', days);
  }
}
