import type { Millis } from '../../demo/world/model.ts';
import type { Call, Endpoint } from '../endpoint.ts';
import { askedFor, positionOf, tokenOf } from '../http/paging.ts';
import { invalidRequest } from '../http/problems.ts';
import { PRICES } from '../prices.ts';
import { matcher } from '../query/match-query.ts';
import { parseQuery } from '../query/parse-query.ts';
import { SEARCH_PARAMETERS, searchedRows } from './search.ts';
import { searchWindow, spanOf } from './window.ts';

const STEPS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const PAGE = 31 * STEPS.day;
const COUNTS_LAG = 10_000;

/** Bucket edges of [start, end): aligned to UTC, so the first and the last bucket may be partial. */
function bucketsOf(
  start: Millis,
  end: Millis,
  step: number,
): { start: Millis; end: Millis; count: number }[] {
  const buckets = [];
  for (let from = start; from < end; ) {
    const to = Math.min(end, (Math.floor(from / step) + 1) * step);
    buckets.push({ start: from, end: to, count: 0 });
    from = to;
  }
  return buckets;
}

function counts(name: string, recent: boolean, requestUsd: number): Endpoint {
  return {
    name,
    limits: { app: 300 },
    parameters: [...SEARCH_PARAMETERS, 'granularity'],
    answer({ query, index, now }: Call) {
      const parsed = parseQuery(query.get('query') ?? '', recent ? 512 : 1024);
      const matches = matcher(parsed, now);
      const granularity = query.get('granularity') ?? 'hour';
      if (!Object.hasOwn(STEPS, granularity)) {
        const message = `The \`granularity\` query parameter value [${granularity}] is not one of [minute,hour,day]`;
        throw invalidRequest('granularity', granularity, message);
      }
      const step = STEPS[granularity as keyof typeof STEPS];
      const window = searchWindow(query, now, recent, COUNTS_LAG);
      const given = ['query', 'granularity', 'start_time', 'end_time', 'since_id', 'until_id'];
      const asked = askedFor(name, ...given.map((one) => query.get(one)));
      const position = positionOf(query, ['next_token', 'pagination_token'], asked);
      const wholeStart = position ? Number(position.start) : window.start;
      const end = position ? Number(position.end) : window.end;
      // Pages go back in time, 31 days each, cut where a bucket begins.
      const cut = Math.ceil((end - PAGE) / step) * step;
      const start = Math.max(wholeStart, cut);

      const rows = searchedRows(index, parsed, now);
      const buckets = bucketsOf(start, end, step);
      const [from, to] = spanOf(rows, { ...window, start, end });
      let total = 0;
      // Counts are not filtered by what was deleted or hidden since: all that was ever there counts, each post once.
      for (let row = from, bucket = 0; row < to; row++) {
        const entry = rows[row];
        if (!entry || now >= entry.replacedFrom || !matches(entry)) continue;
        while ((buckets[bucket]?.end ?? Infinity) <= entry.at) bucket += 1;
        const found = buckets[bucket];
        if (found) found.count += 1;
        total += 1;
      }
      const data = buckets.map((bucket) => ({
        end: new Date(bucket.end).toISOString(),
        start: new Date(bucket.start).toISOString(),
        tweet_count: bucket.count,
      }));
      const next =
        start > wholeStart ? { next_token: tokenOf(asked, { start: wholeStart, end: start }) } : {};
      return {
        body: { ...(data.length && { data }), meta: { total_tweet_count: total, ...next } },
        requestUsd,
      };
    },
  };
}

export const countsRecent = counts('tweets/counts/recent', true, PRICES.countsRecentRequest);
export const countsAll = counts('tweets/counts/all', false, PRICES.countsAllRequest);
