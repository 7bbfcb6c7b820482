import type { Insertable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { EngagementTable } from '../schema/engagement.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';
import { markDirty } from './dirty-days.ts';
import { insertRows } from './insert-rows.ts';

export type NewEngagement = Insertable<EngagementTable> & { readonly day: Day };
export type Unmeasured = { post_id: string; day: Day; latest_id: string | null };

/** Requests posted before a moment and not looked up yet, the latest first: what is late already can wait. */
export async function listUnmeasured(
  db: Database,
  { before, limit }: { before: Instant; limit: number },
): Promise<Unmeasured[]> {
  return unmeasured(db, before)
    .innerJoin('post', 'post.id', 'request.post_id')
    .select(['request.post_id', 'request.day', 'post.latest_id'])
    .orderBy('request.asked_at', 'desc')
    .orderBy('request.post_id', 'desc')
    .limit(limit)
    .execute();
}

/** How many there are, and how many later versions of them are asked for as well. */
export async function countUnmeasured(db: Database, before: Instant): Promise<number> {
  const counted = await unmeasured(db, before)
    .leftJoin('post_version', 'post_version.post_id', 'request.post_id')
    .select((eb) => [
      eb.fn.count<number>('request.post_id').distinct().as('requests'),
      eb.fn.count<number>('post_version.version_id').as('versions'),
    ])
    .executeTakeFirstOrThrow();
  return Number(counted.requests) + Number(counted.versions);
}

/** Posts of that age that nobody has sorted: any may prove to be a request before the night is over. */
export async function countMaybeRequests(db: Database, before: Instant): Promise<number> {
  const row = await db
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('posts'))
    .where('label', 'is', null)
    .where('created_at', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(row.posts);
}

const unmeasured = (db: Database, before: Instant) =>
  db
    .selectFrom('request')
    .leftJoin('engagement', 'engagement.post_id', 'request.post_id')
    .where('engagement.post_id', 'is', null)
    .where('request.asked_at', '<=', before);

/** Keeps what requests had received, and their authors' followers as they are known; once each, in the caller's transaction. */
export async function insertEngagement(db: Database, found: readonly NewEngagement[]): Promise<void> {
  const followers = await authorFollowers(
    db,
    found.map(({ post_id }) => post_id),
  );
  await insertRows(
    db,
    'engagement',
    found.map(({ day: _, ...row }) => ({
      ...row,
      author_followers: row.gone === 1 ? null : (followers.get(row.post_id) ?? null),
    })),
    'nothing',
  );
  await markDirty(
    db,
    'retweet-reach',
    found.map(({ day }) => day),
  );
}

/** Nobody is asked for: they are known of accounts that have shown a tag. */
async function authorFollowers(db: Database, posts: readonly string[]): Promise<Map<string, number | null>> {
  const known = new Map<string, number | null>();
  for (const some of chunks(posts, 400)) {
    const rows = await db
      .selectFrom('request')
      .innerJoin('adopter', 'adopter.account', 'request.seeker')
      .select(['request.post_id', 'adopter.followers'])
      .where('request.post_id', 'in', some)
      .execute();
    for (const { post_id, followers } of rows) known.set(post_id, followers);
  }
  return known;
}
