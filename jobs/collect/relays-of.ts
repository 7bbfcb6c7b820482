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
};

/** Cost: two requests and a page of up to 100 each, more for the most relayed. */
export async function readRelaysOf(x: XClient, postId: string): Promise<Reading> {
  const posts: XPost[] = [];
  const users = new Map<string, XUser>();
  const requests: RequestRecord[] = [];
  const readAll = async (pages: AsyncIterable<XPage<XPost>>): Promise<void> => {
    for await (const page of pages) {
      posts.push(...page.items);
      requests.push(...page.requests);
      for (const [id, user] of page.users) users.set(id, user);
    }
  };
  try {
    await readAll(retweetsPages(x, postId));
    await readAll(quotePages(x, postId));
    return { posts, users, requests, gone: false };
  } catch (error) {
    if (!(error instanceof XError)) throw error;
    requests.push(...error.requests);
    if (error.kind === 'not-found') return { posts, users, requests, gone: true };
    throw spent(error, requests);
  }
}
