import type { GoneReason } from '../../../db/schema/post.ts';
import { problemType } from './classify-error.ts';
import type { XClient } from './client.ts';
import { type Dialect, FIELD_NAMES, isWire, type Wire } from './dialect.ts';
import { spent } from './pages.ts';
import type { RequestRecord } from './request-record.ts';
import { XError } from './x-error.ts';

/** Ids a request takes. */
export const LOOK_UP_SIZE = 100;

/** What X says of each id, one by one. An id that is in neither was not answered. */
export type LookUp = {
  readonly shown: ReadonlySet<string>;
  readonly gone: ReadonlyMap<string, GoneReason>;
  readonly requests: readonly RequestRecord[];
};

const ENDPOINT = 'tweets';

/**
 * Asks for up to 100 posts by id; each one shown is billed as a read. X tells apart neither a deleted post
 * from a suspended author's nor a protected one, hence `unknown`; a post withheld anywhere counts as gone.
 * @throws XError when the answer as a whole failed: that says nothing of any post
 */
export async function lookUpPosts(x: XClient, ids: readonly string[]): Promise<LookUp> {
  const dialect = x.learnt.dialect ?? 'tweet';
  try {
    const answer = await ask(x, ids, dialect);
    if (answer.shown.size > 0) x.learnt.dialect = dialect;
    return answer;
  } catch (error) {
    if (!(error instanceof XError) || error.kind !== 'field-missing' || x.learnt.dialect !== null)
      throw error;
    const answer = await ask(x, ids, 'post').catch(() => Promise.reject(error));
    x.learnt.dialect = 'post';
    return { ...answer, requests: [...error.requests, ...answer.requests] };
  }
}

async function ask(x: XClient, ids: readonly string[], dialect: Dialect): Promise<LookUp> {
  // The moment tells that our names are understood: a field of another name is left out without a word.
  const query = { ids: ids.join(','), [FIELD_NAMES[dialect].fields]: 'created_at,withheld' };
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
    return { shown: new Set(named.filter((id) => asked.has(id) && !gone.has(id))), gone, requests };
  } catch (error) {
    throw spent(error, requests);
  }
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
