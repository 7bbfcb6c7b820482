import type { Call, Endpoint } from '../endpoint.ts';
import { integer } from '../http/parameters.ts';
import { excludesReposts, matcher } from '../query/match-query.ts';
import { parseQuery, type Query } from '../query/parse-query.ts';
import { hydrateTweets } from '../wire/answer.ts';
import { type Entry, isListed, type WorldIndex } from '../world-index.ts';
import { newestFirst, pageMeta } from './page.ts';
import { searchWindow, spanOf } from './window.ts';

/** From that day on neither search nor counts return reposts. */
export const REPOSTS_GONE = Date.parse('2026-05-04T00:00:00Z');
/** Search ends half a minute before now unless told; counts were seen to end ten seconds before. */
const SEARCH_LAG = 30_000;

export const SEARCH_PARAMETERS = [
  'query',
  'start_time',
  'end_time',
  'since_id',
  'until_id',
  'next_token',
  'pagination_token',
];

/** The rows a search looks at: without reposts when the index has none any more, or when none can match. */
export function searchedRows(index: WorldIndex, query: Query, now: number): Entry[] {
  return now >= REPOSTS_GONE || excludesReposts(query) ? index.posts : index.all;
}

function search(name: string, limits: Endpoint['limits'], recent: boolean, maxResults: number): Endpoint {
  return {
    name,
    limits,
    isOnePerSecond: !recent,
    parameters: [...SEARCH_PARAMETERS, 'max_results', 'sort_order'],
    answer(call: Call) {
      const { query, index, now } = call;
      const parsed = parseQuery(query.get('query') ?? '', recent ? 512 : 1024);
      const matches = matcher(parsed, now);
      const size = integer(query, 'max_results', 10, maxResults, 10);
      const rows = searchedRows(index, parsed, now);
      const span = spanOf(rows, searchWindow(query, now, recent, SEARCH_LAG));
      const keeps = (entry: Entry): boolean => isListed(entry, now) && matches(entry);
      const paging = { query, parameters: ['next_token', 'pagination_token'], scope: name };
      const page = newestFirst(rows, span, size, keeps, paging);
      const { body, reads } = hydrateTweets(page.entries, call);
      return { body: { ...body, meta: pageMeta(page) }, reads };
    },
  };
}

export const searchRecent = search('tweets/search/recent', { app: 450, user: 300 }, true, 100);
export const searchAll = search('tweets/search/all', { app: 300 }, false, 500);
