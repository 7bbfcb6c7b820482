import type { Day, Instant } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { Database } from '../store.ts';
import { markDirty } from './dirty-days.ts';

export type LabelDecision = { postId: string; label: PostLabel; by: string; at: Instant };

/**
 * Records what somebody decided about a post: the row in post_label, and what follows from it
 * (a request to follow, a declaration to confirm). Runs in the caller's transaction.
 * A post that is not in the store is left alone.
 */
export async function labelPost(db: Database, { postId, label, by, at }: LabelDecision): Promise<void> {
  const post = await db
    .selectFrom('post')
    .select(['id', 'author', 'created_at', 'day', 'label'])
    .where('id', '=', postId)
    .executeTakeFirst();
  if (!post || post.label === label) return;
  await db
    .insertInto('post_label')
    .values({ post_id: postId, label, decided_by: by, decided_at: at })
    .execute();
  await db.updateTable('post').set({ label }).where('id', '=', postId).execute();
  await followRequest(db, post, label);
  await followDeclaration(db, post, label, by, at);
  await markDirty(db, 'seeker-requests', [post.day]);
}

type Post = { id: string; author: Pseudonym; created_at: Instant; day: Day; label: PostLabel | null };

async function followRequest(db: Database, post: Post, label: PostLabel): Promise<void> {
  if (label === 'seeker_request') {
    await db
      .insertInto('request')
      .values({
        post_id: post.id,
        seeker: post.author,
        asked_at: post.created_at,
        day: post.day,
        relays_final_at: null,
      })
      .execute();
  } else if (post.label === 'seeker_request') {
    await db.deleteFrom('request').where('post_id', '=', post.id).execute();
  } else return;
  // The first request of a person opens a cohort: every period in which this person asked may change.
  const asked = await db.selectFrom('request').select('day').where('seeker', '=', post.author).execute();
  const days = [post.day, ...asked.map(({ day }) => day)];
  await markDirty(db, 'placements', days);
  await markDirty(db, 'retweet-reach', days);
}

async function followDeclaration(
  db: Database,
  post: Post,
  label: PostLabel,
  by: string,
  at: Instant,
): Promise<void> {
  if (label === 'placement_report') {
    await db
      .insertInto('declaration')
      .values({
        person: post.author,
        declared_at: post.created_at,
        day: post.day,
        source: 'public_post',
        post_id: post.id,
        evidence: 'E1',
        state: 'proposed',
        entered_by: by,
        entered_at: at,
      })
      .onConflict((conflict) =>
        conflict.column('post_id').doUpdateSet({ state: 'proposed', entered_by: by, entered_at: at }),
      )
      .execute();
  } else if (post.label === 'placement_report') {
    await db.updateTable('declaration').set({ state: 'rejected' }).where('post_id', '=', post.id).execute();
    await markDirty(db, 'placements', [post.day]);
  }
}

/** Posts nobody has decided about, oldest first. */
export async function listUnsorted(db: Database, limit: number): Promise<{ id: string; day: Day }[]> {
  return db
    .selectFrom('post')
    .select(['id', 'day'])
    .where('label', 'is', null)
    .orderBy('day')
    .orderBy('id')
    .limit(limit)
    .execute();
}
