import type { Selectable, Updateable } from 'kysely';
import type { PostTable } from '../schema/post.ts';
import type { PostVersionTable } from '../schema/post-version.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

export type KnownVersion = Pick<
  Selectable<PostTable>,
  'id' | 'latest_id' | 'day' | 'label' | 'text' | 'gone_at'
>;
/** What an edit may change of a post. */
export type EditedPost = Pick<
  PostTable,
  'id' | 'has_tag' | 'has_seeker_tag' | 'mentions_account' | 'has_media'
> &
  Pick<Updateable<PostTable>, 'hashtags' | 'has_emoji' | 'has_link' | 'length'> & {
    latest_id: string;
    text: string | null;
  };

/** Those of these posts that are in the store, with the version it has of them. */
export async function listKnownVersions(db: Database, ids: readonly string[]): Promise<KnownVersion[]> {
  const known: KnownVersion[] = [];
  for (const some of chunks(ids, 400)) {
    const rows = await db
      .selectFrom('post')
      .select(['id', 'latest_id', 'day', 'label', 'text', 'gone_at'])
      .where('id', 'in', some)
      .execute();
    known.push(...rows);
  }
  return known;
}

export async function addVersions(db: Database, versions: readonly PostVersionTable[]): Promise<void> {
  for (const some of chunks(versions)) {
    await db
      .insertInto('post_version')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

export async function updateEdited(db: Database, { id, ...edited }: EditedPost): Promise<void> {
  await db.updateTable('post').set(edited).where('id', '=', id).execute();
}

/** The posts that these ids are later versions of; an id that is none is left out. */
export async function postsOfVersions(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const posts = new Map<string, string>();
  for (const some of chunks(ids, 400)) {
    const rows = await db.selectFrom('post_version').selectAll().where('version_id', 'in', some).execute();
    for (const { version_id, post_id } of rows) posts.set(version_id, post_id);
  }
  return posts;
}

/** The later versions of these posts, of those that were edited. */
export async function versionsOfPosts(db: Database, ids: readonly string[]): Promise<Map<string, string[]>> {
  const versions = new Map<string, string[]>();
  for (const some of chunks(ids, 400)) {
    const rows = await db.selectFrom('post_version').selectAll().where('post_id', 'in', some).execute();
    for (const { version_id, post_id } of rows) {
      versions.set(post_id, [...(versions.get(post_id) ?? []), version_id]);
    }
  }
  return versions;
}
