import { type Instant, instant } from '../../db/core/calendar.ts';
import type { XClient } from '../sources/x/client.ts';
import type { XPost, XUser } from '../sources/x/dialect.ts';
import { quotePages, retweetsPages } from '../sources/x/endpoints.ts';
import { spent, type XPage } from '../sources/x/pages.ts';
import type { RequestRecord } from '../sources/x/request-record.ts';
import { XError } from '../sources/x/x-error.ts';

/** The reposts and quotes of one post that stand now, and the accounts behind them. */
export type Reading = {
  readonly posts: readonly XPost[];
  readonly users: ReadonlyMap<string, XUser>;
  readonly requests: readonly RequestRecord[];
  /** X no longer shows the post: deleted, or its author suspended or protected. */
  readonly gone: boolean;
  /** A relay made after this moment that is not among `posts` no longer stands; null: absences tell nothing. */
  readonly toldSince: Instant | null;
};

/** One page of X's documentation says that it lists the newest 100 reposts only, its changelog says all. */
const MAYBE_CUT = 100;
const ALWAYS = instant(0);

/**
 * Reads the relays of every version of a post, its latest last. Cost: two requests a version and a page of
 * up to 100 each, more for the most relayed.
 */
export async function readRelaysOf(x: XClient, versions: readonly string[]): Promise<Reading> {
  const posts: XPost[] = [];
  const users = new Map<string, XUser>();
  const requests: RequestRecord[] = [];
  let toldSince: Instant | null = ALWAYS;
  const readAll = async (pages: AsyncIterable<XPage<XPost>>): Promise<XPost[]> => {
    const read: XPost[] = [];
    for await (const page of pages) {
      read.push(...page.items);
      requests.push(...page.requests);
      for (const [id, user] of page.users) users.set(id, user);
    }
    posts.push(...read);
    return read;
  };
  for (const version of versions) {
    try {
      const reposts = await readAll(retweetsPages(x, version));
      if (reposts.length === MAYBE_CUT && toldSince !== null) {
        const oldest = reposts.map(({ createdAt }) => createdAt).sort()[0] as Instant;
        if (oldest > toldSince) toldSince = oldest;
      }
      await readAll(quotePages(x, version));
    } catch (error) {
      if (!(error instanceof XError)) throw error;
      requests.push(...error.requests);
      if (error.kind !== 'not-found') throw spent(error, requests);
      toldSince = null;
      if (version === versions.at(-1)) return { posts, users, requests, gone: true, toldSince };
    }
  }
  return { posts, users, requests, gone: false, toldSince };
}
