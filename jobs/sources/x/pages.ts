import { classifyErrorsOnly } from './classify-error.ts';
import type { XClient } from './client.ts';
import { type Dialect, isWire, readUser, type XUser } from './dialect.ts';
import { NO_READS, type RequestRecord, type XRequest } from './request-record.ts';
import { XError } from './x-error.ts';

/** One answer: its items, the accounts it expanded, and where the next one begins (null = the last). */
export type XPage<Item> = {
  readonly items: readonly Item[];
  readonly users: ReadonlyMap<string, XUser>;
  readonly nextToken: string | null;
  /** Every request made for this page; the last one worked and carries its units. */
  readonly requests: readonly RequestRecord[];
};

export type PagedRequest<Item> = {
  readonly request: (dialect: Dialect) => XRequest;
  readonly read: (item: unknown, endpoint: string) => Item;
  /** What an item is billed as; nothing for counts, which are billed by request. */
  readonly bills: 'posts' | 'users' | null;
  readonly tokenName: 'next_token' | 'pagination_token';
  /** Where to go on; null from the beginning. */
  readonly from: string | null;
};

/**
 * Reads page after page until X gives no token: a short or empty page says nothing about the next one.
 * @throws XError; `token-repeated` when X returns a token it has already given
 */
export async function* readPages<Item>(x: XClient, paged: PagedRequest<Item>): AsyncGenerator<XPage<Item>> {
  const seen = new Set<string>();
  let token = paged.from;
  do {
    if (token !== null) seen.add(token);
    const page = await readPage(x, paged, token);
    if (page.nextToken !== null && seen.has(page.nextToken)) {
      throw spent(new XError('token-repeated', paged.request('tweet').endpoint), page.requests);
    }
    yield page;
    token = page.nextToken;
  } while (token !== null);
}

async function readPage<Item>(
  x: XClient,
  paged: PagedRequest<Item>,
  token: string | null,
): Promise<XPage<Item>> {
  const dialect = x.learnt.dialect ?? 'tweet';
  try {
    const page = await ask(x, paged, token, dialect);
    if (page.items.length > 0 && paged.bills === 'posts') x.learnt.dialect = dialect;
    return page;
  } catch (error) {
    // A backend that only knows the other names ignores ours without a word, and the fields are missing: then, or
    // from one answer to the next, the other names are tried, once a page.
    if (!(error instanceof XError) || error.kind !== 'field-missing' || paged.bills !== 'posts') throw error;
    const other = dialect === 'tweet' ? 'post' : 'tweet';
    const page = await ask(x, paged, token, other).catch((again: unknown) => {
      throw spent(error, [...error.requests, ...(again instanceof XError ? again.requests : [])]);
    });
    x.learnt.dialect = other;
    return { ...page, requests: [...error.requests, ...page.requests] };
  }
}

async function ask<Item>(
  x: XClient,
  paged: PagedRequest<Item>,
  token: string | null,
  dialect: Dialect,
): Promise<XPage<Item>> {
  const request = paged.request(dialect);
  const { endpoint } = request;
  const query = token === null ? request.query : { ...request.query, [paged.tokenName]: token };
  const { body, requests } = await x.get({ ...request, query });
  const record = requests.at(-1) as RequestRecord;
  try {
    if (!isWire(body)) throw new XError('unexpected-shape', endpoint);
    const { data, meta, errors, includes } = body;
    if (data === undefined && Array.isArray(errors) && errors.length > 0) {
      record.reads = NO_READS;
      throw classifyErrorsOnly(errors, endpoint);
    }
    if (!isWire(meta) || (data !== undefined && !Array.isArray(data))) {
      throw new XError('unexpected-shape', endpoint, { detail: 'meta' });
    }
    const listed = isWire(includes) && Array.isArray(includes.users) ? includes.users : [];
    const users = listed.map((user) => readUser(user, endpoint, asksFollowers(request) ? 'followers' : 'id'));
    const items = (data ?? []).map((item: unknown) => paged.read(item, endpoint));
    const nextToken = typeof meta.next_token === 'string' && meta.next_token !== '' ? meta.next_token : null;
    // What cannot be read stays in the ledger at its worst case, as X billed it all the same.
    record.reads = {
      posts: [...(paged.bills === 'posts' ? idsOf(data) : []), ...includedPosts(includes)],
      // Whether X bills what it expands is not known: count it, so that the ledger never says too little.
      users: [...(paged.bills === 'users' ? idsOf(data) : []), ...users.map(({ id }) => id)],
    };
    return { items, users: new Map(users.map((user) => [user.id, user])), nextToken, requests };
  } catch (error) {
    throw spent(error, requests);
  }
}

const asksFollowers = ({ query }: XRequest): boolean =>
  String(query['user.fields']).includes('public_metrics');

function includedPosts(includes: unknown): string[] {
  return isWire(includes) ? idsOf(includes.tweets ?? includes.posts) : [];
}

const idsOf = (listed: unknown): string[] =>
  (Array.isArray(listed) ? listed : []).flatMap((one: unknown) => (isWire(one) ? [String(one.id)] : []));

/** What was paid for is told to the ledger, also when it was of no use. */
export function spent<E>(error: E, requests: readonly RequestRecord[]): E {
  if (error instanceof XError) error.requests = [...requests];
  return error;
}
