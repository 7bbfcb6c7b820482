import type { Day } from '../core/calendar.ts';
import type { Database } from '../store.ts';

type Dominance = { readonly largest: number; readonly total: number };

/** Of the posts with a tag in some days, both included: how many one account wrote at most, and how many there are. */
export async function largestAuthorOfPosts(db: Database, from: Day, to: Day): Promise<Dominance> {
  const authors = db
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('posts'))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where((eb) => eb.or([eb('has_tag', '=', 1), eb('has_seeker_tag', '=', 1)]))
    .groupBy('author');
  return dominance(await authors.execute());
}

/** The same of the requests. */
export async function largestAuthorOfRequests(db: Database, from: Day, to: Day): Promise<Dominance> {
  const seekers = db
    .selectFrom('request')
    .select((eb) => eb.fn.countAll<number>().as('posts'))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('seeker');
  return dominance(await seekers.execute());
}

/** The same of the relays by the community. */
export async function largestAccountOfRelays(db: Database, from: Day, to: Day): Promise<Dominance> {
  const accounts = db
    .selectFrom('relay')
    .select((eb) => eb.fn.countAll<number>().as('posts'))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('by_collective', '=', 0)
    .groupBy('account');
  return dominance(await accounts.execute());
}

function dominance(authors: readonly { posts: number }[]): Dominance {
  const counts = authors.map(({ posts }) => Number(posts));
  return {
    largest: counts.reduce((most, count) => Math.max(most, count), 0),
    total: counts.reduce((sum, count) => sum + count, 0),
  };
}
