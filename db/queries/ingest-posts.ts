import type { Insertable } from 'kysely';
import type { Day, Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { PostTable } from '../schema/post.ts';
import type { SuggestionTable } from '../schema/suggestion.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

export type NewPost = Omit<Insertable<PostTable>, 'label'>;
export type NewSuggestion = Insertable<SuggestionTable>;

/** Adds the posts that are not in the store yet; the first reading of a post stands. Returns the new ones. */
export async function insertPosts(
  db: Database,
  posts: readonly NewPost[],
): Promise<{ id: string; day: Day }[]> {
  const added: { id: string; day: Day }[] = [];
  for (const some of chunks(posts)) {
    const rows = await db
      .insertInto('post')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'day'])
      .execute();
    added.push(...rows);
  }
  return added;
}

export async function insertSuggestions(db: Database, suggestions: readonly NewSuggestion[]): Promise<void> {
  for (const some of chunks(suggestions)) {
    await db
      .insertInto('suggestion')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
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
