import { addDays, type Day } from '../core/calendar.ts';
import type { PostLabel } from '../core/labels.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { Database } from '../store.ts';

/** How far back a request is told again, in days, and how many words two texts must share. */
const WINDOW = 30;
const SHARED = 0.6;
const MOST = 5;

/** A post already confirmed that may tell the same as another one. */
export type AlikePost = {
  readonly id: string;
  readonly day: Day;
  readonly label: PostLabel | null;
  readonly text: string | null;
  readonly sameAccount: boolean;
};

/**
 * Requests and declarations of the thirty days before a post, and of that day, that may tell the same: those of
 * its account, and those of others in nearly the same words. Cost: what those days hold, whatever the history.
 */
export async function listAlike(db: Database, postId: string): Promise<AlikePost[]> {
  const post = await db
    .selectFrom('post')
    .select(['id', 'author', 'day', 'text'])
    .where('id', '=', postId)
    .executeTakeFirst();
  if (!post) return [];
  const confirmed = [...(await requestsAbout(db, post.day)), ...(await declaredAbout(db, post))];
  const words = wordsOf(post.text);
  return confirmed
    .filter(({ id }) => id !== post.id)
    .map((one) => ({
      ...one,
      sameAccount: one.author === post.author,
      shared: shared(words, wordsOf(one.text)),
    }))
    .filter(({ sameAccount, shared }) => sameAccount || shared >= SHARED)
    .sort((one, other) => other.shared - one.shared || (one.day < other.day ? 1 : -1))
    .slice(0, MOST)
    .map(({ id, day, label, text, sameAccount }) => ({ id, day, label, text, sameAccount }));
}

const requestsAbout = (db: Database, day: Day) =>
  db
    .selectFrom('request')
    .innerJoin('post', 'post.id', 'request.post_id')
    .select(['post.id', 'post.author', 'post.day', 'post.label', 'post.text'])
    .where('request.day', '>=', addDays(day, -WINDOW))
    .where('request.day', '<=', day)
    .execute();

const declaredAbout = (db: Database, { author, day }: { author: Pseudonym; day: Day }) =>
  db
    .selectFrom('declaration')
    .innerJoin('post', 'post.id', 'declaration.post_id')
    .select(['post.id', 'post.author', 'post.day', 'post.label', 'post.text'])
    .where('declaration.person', '=', author)
    .where('declaration.state', 'in', ['proposed', 'confirmed'])
    .where('post.day', '>=', addDays(day, -WINDOW))
    .where('post.day', '<=', day)
    .execute();

const wordsOf = (text: string | null): Set<string> =>
  new Set(text?.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);

/** Words that both have, of those that either has. */
function shared(one: Set<string>, other: Set<string>): number {
  const both = one.intersection(other).size;
  return both === 0 ? 0 : both / (one.size + other.size - both);
}
