import type { Insertable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { PostTable } from '../schema/post.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';
import { insertRows } from './insert-rows.ts';

export type NewPost = Omit<Insertable<PostTable>, 'label'>;

/** A page, and as much again. */
const BETWEEN = 1000;

/** Adds the posts that are not in the store yet; the first reading of a post stands. Returns the new ones. */
export async function insertPosts(db: Database, posts: readonly NewPost[]): Promise<NewPost[]> {
  const known = await knownIds(db, posts);
  const fresh = posts.filter(({ id }) => !known.has(id) && known.add(id));
  await insertRows(db, 'post', fresh);
  return fresh;
}

/**
 * Looking up first costs less than asking the insert what it added. X shows posts in their order, so what is
 * known of a page lies between its ends and is found in one go; where more lies there, one id at a time.
 */
async function knownIds(db: Database, posts: readonly NewPost[]): Promise<Set<string>> {
  const known = new Set<string>();
  if (posts.length === 0) return known;
  const [least, most] = ends(posts.map(({ id }) => id));
  const between = await db
    .selectFrom('post')
    .select('id')
    .where('id', '>=', least)
    .where('id', '<=', most)
    .limit(BETWEEN)
    .execute();
  for (const { id } of between) known.add(id);
  if (between.length < BETWEEN) return known;
  for (const some of chunks(posts, 500)) {
    const ids = some.map(({ id }) => id);
    const rows = await db.selectFrom('post').select('id').where('id', 'in', ids).execute();
    for (const { id } of rows) known.add(id);
  }
  return known;
}

function ends(ids: readonly string[]): [least: string, most: string] {
  let [least, most] = [ids[0] ?? '', ids[0] ?? ''];
  for (const id of ids) {
    if (id < least) least = id;
    if (id > most) most = id;
  }
  return [least, most];
}

export type KnownPost = { author: Pseudonym; created_at: Instant; day: Day };

/** Who wrote those of these posts that are in the store, and when. */
export async function knownPosts(db: Database, ids: readonly string[]): Promise<Map<string, KnownPost>> {
  const known = new Map<string, KnownPost>();
  for (const some of chunks(ids, 400)) {
    const rows = await db
      .selectFrom('post')
      .select(['id', 'author', 'created_at', 'day'])
      .where('id', 'in', some)
      .execute();
    for (const { id, ...post } of rows) known.set(id, post);
  }
  return known;
}
