import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

export type AuthoredPost = { id: string; author: Pseudonym; created_at: Instant; text: string | null };

/** The posts of these authors, by author. */
export async function postsByAuthor(
  db: Database,
  authors: readonly Pseudonym[],
): Promise<Map<string, AuthoredPost[]>> {
  const found: AuthoredPost[] = [];
  for (const some of chunks([...new Set(authors)], 400)) {
    const rows = await db
      .selectFrom('post')
      .select(['id', 'author', 'created_at', 'text'])
      .where('author', 'in', some)
      .execute();
    found.push(...rows);
  }
  return Map.groupBy(found, ({ author }) => author);
}
