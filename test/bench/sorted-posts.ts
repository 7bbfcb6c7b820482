import type { Insertable } from 'kysely';
import { type Instant, instant } from '../../db/core/calendar.ts';
import type { PostLabel } from '../../db/core/labels.ts';
import { decideDeclaration, listProposedDeclarations } from '../../db/queries/declarations.ts';
import { insertRows } from '../../db/queries/insert-rows.ts';
import { labelPosts } from '../../db/queries/labels.ts';
import type { PostTable } from '../../db/schema/post.ts';
import type { Database } from '../../db/store.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/** A post, and what people take it for. */
type Post = Insertable<PostTable> & { label: PostLabel };
const requestsOf = (posts: readonly Post[]) => posts.filter(({ label }) => label === 'seeker_request');
const reportsOf = (posts: readonly Post[]) => posts.filter(({ label }) => label === 'placement_report');
const finalOf = ({ created_at }: Post) => instant(Date.parse(created_at) + WEEK_MS);

/** Posts with what was decided about them, and what follows from it, at once. */
export async function writeSorted(db: Database, posts: readonly Post[], read_at: Instant): Promise<void> {
  await insertRows(db, 'post', posts);
  await insertRows(
    db,
    'request',
    requestsOf(posts).map((post) => ({
      post_id: post.id,
      seeker: post.author,
      asked_at: post.created_at,
      day: post.day,
      relays_read_at: read_at,
      relays_final_at: finalOf(post),
    })),
  );
  await insertRows(
    db,
    'declaration',
    reportsOf(posts).map((post) => ({
      person: post.author,
      declared_at: post.created_at,
      day: post.day,
      source: 'public_post' as const,
      post_id: post.id,
      evidence: 'E1' as const,
      state: 'confirmed' as const,
      entered_by: 'alice',
      entered_at: post.created_at,
    })),
  );
}

/** The same by the functions of the sorting desk. */
export async function sortPosts(db: Database, posts: readonly Post[], at: Instant): Promise<void> {
  await insertRows(
    db,
    'post',
    posts.map((post) => ({ ...post, label: null })),
  );
  await labelPosts(
    db,
    posts.map(({ id, label }) => ({ postId: id, label, by: 'alice', at })),
  );
  for (const { id } of await listProposedDeclarations(db))
    await decideDeclaration(db, { id, state: 'confirmed', by: 'bob', at });
  for (const post of requestsOf(posts))
    await db
      .updateTable('request')
      .set({ relays_read_at: at, relays_final_at: finalOf(post) })
      .where('post_id', '=', post.id)
      .execute();
}
