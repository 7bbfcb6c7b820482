import { compareIds } from '../../demo/world/snowflake.ts';
import type { Answer, Call, Endpoint } from '../endpoint.ts';
import { integer, names, postId, time } from '../http/parameters.ts';
import { invalidRequest } from '../http/problems.ts';
import { accountProblem, hydrateTweets } from '../wire/answer.ts';
import { type Entry, isListed } from '../world-index.ts';
import { newestFirst, pageMeta } from './page.ts';
import { absent } from './reposts.ts';
import { spanOf, type Window } from './window.ts';

const TWITTER_TIMELINES = Date.parse('2010-11-06T00:00:00Z');
const PARAMETERS = ['max_results', 'pagination_token', 'start_time', 'end_time', 'since_id', 'until_id'];

function timelineWindow(query: URLSearchParams): Window {
  const start = time(query, 'start_time');
  if (start !== null && start < TWITTER_TIMELINES) {
    const text = query.get('start_time') ?? '';
    const message = `Invalid 'start_time':'${text}'. 'start_time' must be on or after 2010-11-06T00:00Z`;
    throw invalidRequest('start_time', text, message);
  }
  const end = time(query, 'end_time') ?? Infinity;
  return { start: start ?? 0, end, sinceId: postId(query, 'since_id'), untilId: postId(query, 'until_id') };
}

/** The newest `limit` of the rows readable now, then the page asked for: older ones X does not give. */
function timeline(
  call: Call,
  rows: readonly Entry[],
  limit: number,
  scope: string,
  keeps: (entry: Entry) => boolean,
): Answer {
  const { query, index, now, target, behaviour } = call;
  const size = integer(query, 'max_results', 5, 100, 10);
  const window = timelineWindow(query);
  const problem = accountProblem(index.accounts.get(target), 'id', target, now);
  if (problem) return absent(call, problem);
  const newest = rows.filter((entry) => isListed(entry, now)).slice(-limit);
  const paging = { query, parameters: ['pagination_token'], scope: `${scope} ${target}` };
  const page = newestFirst(newest, spanOf(newest, window), size, keeps, paging);
  const { body, reads } = hydrateTweets(page.entries, call);
  return { body: { ...body, meta: pageMeta(page) }, reads, isOwned: target === behaviour.ownerId };
}

/** What an account posts and reposts: the newest 3200. */
export const userTweets: Endpoint = {
  name: 'users/:id/tweets',
  limits: { app: 10_000, user: 900 },
  parameters: [...PARAMETERS, 'exclude'],
  answer(call) {
    const exclude = names(call.query, 'exclude');
    const keeps = ({ repost, post }: Entry): boolean =>
      !(exclude.has('retweets') && repost) && !(exclude.has('replies') && !repost && post.kind === 'reply');
    return timeline(call, call.index.byAuthor.get(call.target) ?? [], 3200, 'tweets', keeps);
  },
};

/** Posts that mention an account by one of the handles it has had: the newest 800. */
export const userMentions: Endpoint = {
  name: 'users/:id/mentions',
  limits: { app: 450, user: 300 },
  parameters: PARAMETERS,
  answer(call) {
    const account = call.index.accounts.get(call.target);
    const handles = new Set(account?.usernames.map((step) => step.value.toLowerCase()));
    const rows = [...handles].flatMap((handle) => call.index.mentioning.get(handle) ?? []);
    const sorted = handles.size > 1 ? rows.sort((left, right) => compareIds(left.id, right.id)) : rows;
    return timeline(call, sorted, 800, 'mentions', () => true);
  },
};
