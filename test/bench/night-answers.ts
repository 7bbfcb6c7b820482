import { type Instant, instant } from '../../db/core/calendar.ts';
import type { XRequest } from '../../jobs/sources/x/request-record.ts';
import { snowflake } from '../demo/world/snowflake.ts';
import { wirePage } from './wire-pages.ts';

const HOUR_MS = 3_600_000;
const TAGGED = 40;
const MENTIONS = 10;
const RELAYS = 5;

/** What X answers in any one night: as much in each. */
export function answerNight(request: XRequest): object {
  const { endpoint, query, params } = request;
  if (endpoint === 'users/by/username/:username') return { data: account(0) };
  if (endpoint === 'tweets/:id/retweets') return reposts(params?.id ?? '');
  if (endpoint === 'usage/tweets') return { data: { daily_project_usage: { usage: [] } } };
  if (endpoint.startsWith('tweets/counts/')) return counts(query);
  if (endpoint.startsWith('tweets/search/')) return posts(TAGGED, query);
  if (endpoint === 'users/:id/mentions') return posts(MENTIONS, query);
  return { meta: { result_count: 0 } };
}

const account = (number: number) => ({
  id: `${700_000_000_000 + number}`,
  public_metrics: { followers_count: 100 + number },
});

function posts(size: number, { start_time, end_time }: XRequest['query']): object {
  const [from, until] = [Date.parse(String(start_time)), instant(String(end_time))];
  const everyMs = Math.floor((Date.parse(until) - from) / (size + 1));
  return { data: wirePage(0, { size, until, everyMs }), meta: { result_count: size } };
}

function reposts(id: string): object {
  const posted = Number(BigInt(id) >> 22n) + 1_288_834_974_657;
  const data = Array.from({ length: RELAYS }, (_, number) => {
    const at = Math.floor(posted / 1000) * 1000 + (number + 1) * HOUR_MS;
    return {
      id: snowflake(at, Number(id.slice(-6)) + number),
      text: 'RT',
      author_id: account(number).id,
      created_at: instant(at),
      referenced_tweets: [{ type: 'retweeted', id }],
    };
  });
  const users = data.map((_, number) => account(number));
  return { data, includes: { users }, meta: { result_count: RELAYS } };
}

function counts({ start_time, end_time }: XRequest['query']): object {
  const data: { start: Instant; end: Instant; tweet_count: number }[] = [];
  for (let at = Date.parse(String(start_time)); at < Date.parse(String(end_time)); at += HOUR_MS)
    data.push({ start: instant(at), end: instant(at + HOUR_MS), tweet_count: 2 });
  return { data, meta: { total_tweet_count: 2 * data.length } };
}
