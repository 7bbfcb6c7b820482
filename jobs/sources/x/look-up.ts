import type { GoneReason } from '../../../db/schema/post.ts';
import { problemType } from './classify-error.ts';
import type { XClient } from './client.ts';
import { type Dialect, FIELD_NAMES, isWire, type Wire } from './dialect.ts';
import { spent } from './pages.ts';
import type { RequestRecord } from './request-record.ts';
import { XError } from './x-error.ts';

/** Ids a request takes. */
export const LOOK_UP_SIZE = 100;

/** What a post has received, as X counts. `impressions` null: X counted none when it was posted. */
export type XMetrics = {
  readonly replies: number;
  readonly reposts: number;
  readonly quotes: number;
  readonly likes: number;
  readonly bookmarks: number | null;
  readonly impressions: number | null;
};

/** What X says of each id, one by one. An id that is in neither `shown` nor `gone` was not answered. */
export type LookUp = {
  readonly shown: ReadonlySet<string>;
  /** Of those shown, when asked for. */
  readonly metrics: ReadonlyMap<string, XMetrics>;
  readonly gone: ReadonlyMap<string, GoneReason>;
  readonly requests: readonly RequestRecord[];
};

const ENDPOINT = 'tweets';
/** Before, X shows 0 for a number it did not count: views came in the last days of 2022, post by post. */
const IMPRESSIONS_SINCE = '2023-01-01';

/**
 * Asks for up to 100 posts by id; each one shown is billed as a read. X tells apart neither a deleted post
 * from a suspended author's nor a protected one, hence `unknown`; a post withheld anywhere counts as gone.
 * @throws XError when the answer as a whole failed: that says nothing of any post
 */
export async function lookUpPosts(
  x: XClient,
  ids: readonly string[],
  { metrics = false } = {},
): Promise<LookUp> {
  const fields = metrics ? 'created_at,public_metrics,withheld' : 'created_at,withheld';
  const dialect = x.learnt.dialect ?? 'tweet';
  try {
    const answer = await ask(x, ids, dialect, fields);
    if (answer.shown.size > 0) x.learnt.dialect = dialect;
    return answer;
  } catch (error) {
    if (!(error instanceof XError) || error.kind !== 'field-missing' || x.learnt.dialect !== null)
      throw error;
    const answer = await ask(x, ids, 'post', fields).catch(() => Promise.reject(error));
    x.learnt.dialect = 'post';
    return { ...answer, requests: [...error.requests, ...answer.requests] };
  }
}

async function ask(x: XClient, ids: readonly string[], dialect: Dialect, fields: string): Promise<LookUp> {
  // The moment tells that our names are understood: a field of another name is left out without a word.
  const query = { ids: ids.join(','), [FIELD_NAMES[dialect].fields]: fields };
  const { body, requests } = await x.get({ endpoint: ENDPOINT, query });
  const record = requests.at(-1) as RequestRecord;
  try {
    const posts = isWire(body) ? listOf(body.data) : null;
    const errors = isWire(body) ? listOf(body.errors) : null;
    if (!posts || !errors || posts.length + errors.length === 0) {
      throw new XError('unexpected-shape', ENDPOINT, { httpStatus: 200 });
    }
    const asked = new Set(ids);
    const named = posts.map((post) => String(post.id));
    record.reads = { posts: named, users: [] };
    if (posts.some((post) => typeof post.created_at !== 'string')) {
      throw new XError('field-missing', ENDPOINT, { httpStatus: 200, detail: 'created_at' });
    }
    const gone = new Map<string, GoneReason>();
    for (const error of errors) {
      const id = goneId(error);
      if (id !== null && asked.has(id)) gone.set(id, 'unknown');
    }
    for (const id of named) gone.delete(id);
    for (const post of posts) if (isWire(post.withheld)) gone.set(String(post.id), 'withheld');
    const shown = posts.filter(({ id }) => asked.has(String(id)) && !gone.has(String(id)));
    const metrics = fields.includes('public_metrics')
      ? new Map(shown.map((post) => [String(post.id), readMetrics(post)]))
      : new Map<string, XMetrics>();
    return { shown: new Set(shown.map(({ id }) => String(id))), metrics, gone, requests };
  } catch (error) {
    throw spent(error, requests);
  }
}

/** @throws XError `field-missing` when a count is not there: its absence is an error, not a zero */
function readMetrics(post: Wire): XMetrics {
  const wire = isWire(post.public_metrics) ? post.public_metrics : {};
  const count = (...names: readonly string[]): number | null => {
    const value = names.map((name) => wire[name]).find((one) => one !== undefined);
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
  };
  const [replies, reposts] = [count('reply_count'), count('retweet_count', 'repost_count')];
  const [quotes, likes] = [count('quote_count'), count('like_count')];
  if (replies === null || reposts === null || quotes === null || likes === null)
    throw new XError('field-missing', ENDPOINT, { httpStatus: 200, detail: 'public_metrics' });
  const isCounted = String(post.created_at) >= IMPRESSIONS_SINCE;
  const impressions = isCounted ? count('impression_count') : null;
  return { replies, reposts, quotes, likes, bookmarks: count('bookmark_count'), impressions };
}

/** Nothing listed is an empty list; null: not a list at all. */
function listOf(listed: unknown): Wire[] | null {
  if (listed === undefined) return [];
  return Array.isArray(listed) && listed.every(isWire) ? listed : null;
}

const GONE: readonly (string | null)[] = [
  'resource-not-found',
  'not-authorized-for-resource',
  'resource-unavailable',
];

/** The post that an error says is gone; null when it says something else. */
function goneId(error: Wire): string | null {
  if (error.parameter !== 'ids' || error.section === 'includes' || !GONE.includes(problemType(error.type)))
    return null;
  const id = error.resource_id ?? error.value;
  return typeof id === 'string' ? id : null;
}
