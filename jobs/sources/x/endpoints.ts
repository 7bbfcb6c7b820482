import type { Instant } from '../../../db/core/calendar.ts';
import { classifyErrorsOnly } from './classify-error.ts';
import type { XClient } from './client.ts';
import {
  type Dialect,
  FIELD_NAMES,
  isWire,
  readCount,
  readPost,
  readUsage,
  readUser,
  type XCount,
  type XPost,
  type XUsage,
  type XUser,
} from './dialect.ts';
import { readPages, spent, type XPage } from './pages.ts';
import { NO_READS, type RequestRecord } from './request-record.ts';

/** Half-open [from, until); X's start_time is inclusive and its end_time exclusive. */
export type Span = { readonly from: Instant; readonly until: Instant };
/** recent: the last seven days; all: the whole archive. */
export type Reach = 'recent' | 'all';

const seconds = (moment: Instant): string => moment.replace('.000Z', 'Z');
const during = ({ from, until }: Span) => ({ start_time: seconds(from), end_time: seconds(until) });
// Hashtags and the text beyond 280 characters stand in the note only. Versions of a post come unasked in the tweet
// dialect (named all the same, should another backend answer it), through an expansion in the other.
const postFields = (dialect: Dialect): Record<string, string> => {
  const { fields, note, referenced } = FIELD_NAMES[dialect];
  return dialect === 'tweet'
    ? { [fields]: `attachments,author_id,created_at,edit_history_tweet_ids,${note},${referenced},text` }
    : {
        [fields]: `attachments,created_at,${note},text`,
        expansions: `author_id,edit_history_post_ids,${referenced}`,
      };
};
const withAuthors = (dialect: Dialect): Record<string, string> => {
  const fields = postFields(dialect);
  const expansions = fields.expansions ?? 'author_id';
  // What expanded accounts say of themselves costs nothing more.
  return { ...fields, expansions, 'user.fields': 'description,public_metrics' };
};

/** Posts X counted, hour by hour; 31 days a page in the archive, whatever the granularity. */
export function countsPages(
  x: XClient,
  args: Span & { query: string; reach: Reach; token?: string | null },
): AsyncGenerator<XPage<XCount>> {
  return readPages(x, {
    request: () => ({
      endpoint: `tweets/counts/${args.reach}`,
      query: { query: args.query, granularity: 'hour', ...during(args) },
    }),
    read: readCount,
    bills: null,
    tokenName: 'next_token',
    from: args.token ?? null,
  });
}

/** Posts that match a query, newest first. */
export function searchPages(
  x: XClient,
  args: Span & { query: string; reach: Reach; token?: string | null },
): AsyncGenerator<XPage<XPost>> {
  return readPages(x, {
    request: (dialect) => ({
      endpoint: `tweets/search/${args.reach}`,
      query: {
        query: args.query,
        max_results: args.reach === 'all' ? 500 : 100,
        ...during(args),
        ...postFields(dialect),
      },
    }),
    read: readPost,
    bills: 'posts',
    tokenName: 'next_token',
    from: args.token ?? null,
  });
}

/** Reposts of a post as posts, hence with their moment; `retweeted_by` would not tell it. */
export function retweetsPages(x: XClient, postId: string): AsyncGenerator<XPage<XPost>> {
  return relayPages(x, 'tweets/:id/retweets', postId);
}

/** Posts that quote a post. */
export function quotePages(x: XClient, postId: string): AsyncGenerator<XPage<XPost>> {
  return relayPages(x, 'tweets/:id/quote_tweets', postId);
}

function relayPages(x: XClient, endpoint: string, postId: string): AsyncGenerator<XPage<XPost>> {
  return readPages(x, {
    request: (dialect) => ({
      endpoint,
      params: { id: postId },
      query: { max_results: 100, ...withAuthors(dialect) },
    }),
    read: readPost,
    bills: 'posts',
    tokenName: 'pagination_token',
    from: null,
  });
}

/** What an account posted, reposted and quoted, newest first; X shows the newest 3200 only. */
export function timelinePages(
  x: XClient,
  args: Span & { userId: string; token?: string | null },
): AsyncGenerator<XPage<XPost>> {
  return userPages(x, 'users/:id/tweets', args, withAuthors);
}

/** Posts that mention an account, newest first; X shows the newest 800 only. */
export function mentionsPages(
  x: XClient,
  args: Span & { userId: string; token?: string | null },
): AsyncGenerator<XPage<XPost>> {
  return userPages(x, 'users/:id/mentions', args, postFields);
}

function userPages(
  x: XClient,
  endpoint: string,
  args: Span & { userId: string; token?: string | null },
  fields: (dialect: Dialect) => Record<string, string>,
): AsyncGenerator<XPage<XPost>> {
  return readPages(x, {
    request: (dialect) => ({
      endpoint,
      params: { id: args.userId },
      query: { max_results: 100, ...during(args), ...fields(dialect) },
    }),
    read: readPost,
    bills: 'posts',
    tokenName: 'pagination_token',
    from: args.token ?? null,
  });
}

/** Accounts whose name or bio holds the words; X rejects `#` in the query and answers a user only. */
export function usersSearchPages(x: XClient, query: string): AsyncGenerator<XPage<XUser>> {
  return readPages(x, {
    request: () => ({
      endpoint: 'users/search',
      auth: 'user',
      // The default of 100 costs a dollar a page all the same: what is read is billed, not what is asked.
      query: { query, max_results: 1000, 'user.fields': 'description,public_metrics' },
    }),
    read: (item, endpoint) => readUser(item, endpoint, 'followers'),
    bills: 'users',
    tokenName: 'next_token',
    from: null,
  });
}

/** @throws XError `not-found` when nobody has this handle, or X hides the account */
export async function userByUsername(
  x: XClient,
  username: string,
): Promise<{ user: XUser; requests: readonly RequestRecord[] }> {
  const endpoint = 'users/by/username/:username';
  const query = { 'user.fields': 'public_metrics' };
  const { body, requests } = await x.get({ endpoint, params: { username }, query });
  const record = requests.at(-1) as RequestRecord;
  try {
    if (isWire(body) && body.data === undefined && Array.isArray(body.errors)) {
      record.reads = NO_READS;
      throw classifyErrorsOnly(body.errors, endpoint);
    }
    const user = readUser(isWire(body) ? body.data : null, endpoint, 'followers');
    record.reads = { posts: [], users: [user.id] };
    return { user, requests };
  } catch (error) {
    throw spent(error, requests);
  }
}

/** Posts that X says the project read on each of the last UTC days, today among them; a day may be missing. */
export async function usageByDay(
  x: XClient,
  days: number,
): Promise<{ usage: XUsage[]; requests: readonly RequestRecord[] }> {
  const endpoint = 'usage/tweets';
  const { body, requests } = await x.get({
    endpoint,
    query: { days, 'usage.fields': 'daily_project_usage,project_usage' },
  });
  try {
    return { usage: readUsage(body, endpoint), requests };
  } catch (error) {
    throw spent(error, requests);
  }
}
