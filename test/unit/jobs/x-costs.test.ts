import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { costOf, requestPrice, worstCase } from '../../../jobs/sources/x/prices.ts';
import { untilReset } from '../../../jobs/sources/x/retry.ts';

const PRICE = { postRead: 0.005, userRead: 0.01, ownedRead: 0.001, countsRecent: 0.005, countsAll: 0.01 };
const PRICES = [
  { from: day('2015-09-26'), ...PRICE },
  { from: day('2026-11-02'), ...PRICE, postRead: 0.006 },
];
const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));
const asked = (endpoint: string, at: string, posts = 0, users = 0, status = 200) => ({
  endpoint,
  at: instant(at),
  fingerprint: 'asked',
  held: { units: 100, microdollars: 500_000 },
  again: false,
  row: null,
  status,
  reads: { posts: ids(posts), users: ids(users) },
  settled: false,
});
const costs = (...requests: ReturnType<typeof asked>[]) =>
  requests.map((request) => Object.values(costOf(PRICES, request)));

test('a request costs what its answer carried, in micro-dollars', () => {
  assert.deepEqual(costs(asked('tweets/:id/retweets', '2026-11-01T10:00:00Z', 40, 38)), [
    [78, 40 * 5000 + 38 * 10_000],
  ]);
});

test('an answer that was lost, or could not be read, costs what is held for it', () => {
  const lost = asked('tweets/search/all', '2026-11-01T10:00:00Z', 0, 0, 0);
  const unread = { ...asked('tweets/search/all', '2026-11-01T10:00:00Z'), reads: null };
  assert.deepEqual(costs(lost), [[100, 500_000]]);
  assert.deepEqual(Object.values(costOf(PRICES, unread)), [100, 500_000]);
});

test('counts cost by request, recent half of the archive', () => {
  const at = '2026-11-01T10:00:00Z';
  assert.deepEqual(costs(asked('tweets/counts/recent', at), asked('tweets/counts/all', at)), [
    [1, 5000],
    [1, 10_000],
  ]);
});

test('a price holds from its day on, in UTC', () => {
  const search = (at: string) => asked('tweets/search/all', at, 500);
  assert.deepEqual(costs(search('2026-11-01T23:59:59Z'), search('2026-11-02T00:00:00Z')), [
    [500, 2_500_000],
    [500, 3_000_000],
  ]);
});

test('a request that failed is recorded and costs nothing', () => {
  assert.deepEqual(costs(asked('tweets/counts/all', '2026-11-01T10:00:00Z', 0, 0, 429)), [[0, 0]]);
});

/** Units and micro-dollars that a request costs at most, and micro-dollars of an item of its page. */
const atMost = (endpoint: string, query: Record<string, string | number> = {}) => {
  const { units, microdollars, perItem } = worstCase(
    PRICES,
    { endpoint, query },
    instant('2026-11-01T10:00:00Z'),
  );
  return [units, microdollars, perItem?.microdollars ?? null];
};

test('at most a page costs all its posts, with each account and post that it is asked to expand', () => {
  assert.deepEqual(atMost('tweets/search/all', { max_results: 100 }), [100, 500_000, 5000]);
  const query = { max_results: 10 };
  assert.deepEqual(atMost('tweets/search/all', { ...query, expansions: 'author_id' }), [20, 150_000, 15_000]);
  const all = 'author_id,referenced_tweets.id,edit_history_tweet_ids';
  assert.deepEqual(atMost('tweets/search/all', { ...query, expansions: all }), [50, 300_000, 30_000]);
});

test('a look-up costs at most as many posts, or accounts, as it names', () => {
  assert.deepEqual(atMost('tweets', { ids: '1,2,3' }), [3, 15_000, 5000]);
  assert.deepEqual(atMost('users', { ids: '1,2' }), [2, 20_000, 10_000]);
  assert.deepEqual(atMost('users/search', { max_results: 10 }), [10, 100_000, 10_000]);
  assert.deepEqual(atMost('users/by/username/:name'), [1, 10_000, 10_000]);
  assert.deepEqual(
    atMost('users/:id/tweets', { max_results: 10 }),
    [10, 50_000, 5000],
    'posts of an account',
  );
});

test('a count costs its price whatever it answers; what X tells of our own use costs nothing', () => {
  assert.deepEqual(atMost('tweets/counts/all'), [1, 10_000, null]);
  for (const endpoint of ['usage/tweets', 'compliance/jobs']) {
    assert.deepEqual(atMost(endpoint), [0, 0, null]);
    assert.deepEqual(costs(asked(endpoint, '2026-11-01T10:00:00Z')), [[0, 0]]);
  }
  assert.equal(requestPrice(PRICES, 'tweets/usage/all', instant('2026-11-01T10:00:00Z')), null);
});

test('a count whose answer could not be read was billed all the same, as one that could', () => {
  const count = asked('tweets/counts/all', '2026-11-01T10:00:00Z');
  assert.deepEqual(costs({ ...count, reads: null as unknown as typeof count.reads }), [[1, 10_000]]);
});

test('the wait for a limit lies between a second and fifteen minutes, whatever X says', () => {
  const now = Date.parse('2026-11-01T10:00:00Z');
  assert.equal(untilReset(now + 20_000, now), 21_000);
  assert.equal(untilReset(now - 3_600_000, now), 1000);
  assert.equal(untilReset(now + 899_500, now), 900_000);
  assert.equal(untilReset(null, now), 900_000);
  assert.equal(untilReset(now + 1_000_000, now), 900_000);
  // Milliseconds taken for seconds.
  assert.equal(untilReset(now * 1000, now), 900_000);
});
