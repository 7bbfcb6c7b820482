import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { integer } from '../http/parameters.ts';
import { notFound, XProblem } from '../http/problems.ts';
import { hydrateTweets, hydrateUsers } from '../wire/answer.ts';
import { type Entry, isListed, isReadable } from '../world-index.ts';
import { newestFirst, type Page } from './page.ts';

/** A single lookup of something that is not there: 200 with `errors`, or 404, as the stand-in is told. */
export function absent(call: Call, error: Record<string, string>): Answer {
  if (call.behaviour.absent === 404) {
    throw new XProblem(404, {
      errors: [error],
      title: String(error.title),
      type: String(error.type),
      status: 404,
    });
  }
  return { body: { errors: [error] } };
}

/** One page of what refers to the post, or null when the post can not be read. */
function pageAbout(
  call: Call,
  rows: Entry[] | undefined,
  scope: string,
  size: number,
  limit: number,
): Page | null {
  const { index, now, target, query } = call;
  const post = index.entries.get(target);
  if (!post || !isReadable(post, now)) return null;
  const list = (rows ?? []).filter((row) => isListed(row, now));
  const paging = { query, parameters: ['pagination_token'], scope: `${scope} ${target}` };
  const from = Math.max(0, list.length - limit);
  return newestFirst(list, [from, list.length], size, () => true, paging);
}

const metaOf = ({ entries, nextToken }: Page) => ({
  result_count: entries.length,
  ...(nextToken && { next_token: nextToken }),
});

/** Who reposts the post now, latest first; X gives no times here. */
export const retweetedBy: Endpoint = {
  name: 'tweets/:id/retweeted_by',
  limits: { app: 75, user: 75 },
  parameters: ['max_results', 'pagination_token'],
  answer(call) {
    const size = integer(call.query, 'max_results', 1, 100, 100);
    const page = pageAbout(
      call,
      call.index.repostsOf.get(call.target),
      'retweeted_by',
      size,
      call.behaviour.repostersLimit,
    );
    if (!page) return absent(call, notFound('tweet', 'id', call.target));
    const { body, reads } = hydrateUsers(
      page.entries.map((entry) => entry.author),
      call,
    );
    return { body: { ...body, meta: metaOf(page) }, reads };
  },
};

/** The reposts themselves, with their time and author. */
export const retweets: Endpoint = {
  name: 'tweets/:id/retweets',
  limits: { app: 75, user: 75 },
  parameters: ['max_results', 'pagination_token'],
  answer(call) {
    const size = integer(call.query, 'max_results', 1, 100, 100);
    const page = pageAbout(
      call,
      call.index.repostsOf.get(call.target),
      'retweets',
      size,
      call.behaviour.repostersLimit,
    );
    if (!page) return absent(call, notFound('tweet', 'id', call.target));
    const { body, reads } = hydrateTweets(page.entries, call);
    return { body: { ...body, meta: metaOf(page) }, reads };
  },
};

/** Posts that quote the post. A quote is neither a repost nor, in this world, a reply: `exclude` takes nothing away. */
export const quoteTweets: Endpoint = {
  name: 'tweets/:id/quote_tweets',
  limits: { app: 75, user: 75 },
  parameters: ['max_results', 'pagination_token', 'exclude'],
  answer(call) {
    const size = integer(call.query, 'max_results', 10, 100, 10);
    const page = pageAbout(call, call.index.quotesOf.get(call.target), 'quote_tweets', size, Infinity);
    if (!page) return absent(call, notFound('tweet', 'id', call.target));
    const { body, reads } = hydrateTweets(page.entries, call);
    return { body: { ...body, meta: metaOf(page) }, reads };
  },
};
