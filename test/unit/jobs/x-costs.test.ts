import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { ledgerRows } from '../../../jobs/sources/x/ledger.ts';
import { untilReset } from '../../../jobs/sources/x/retry.ts';

const PRICE = { postRead: 0.005, userRead: 0.01, ownedRead: 0.001, countsRecent: 0.005, countsAll: 0.01 };
const PRICES = [
  { from: day('2015-09-26'), ...PRICE },
  { from: day('2026-11-02'), ...PRICE, postRead: 0.006 },
];
const asked = (endpoint: string, at: string, posts = 0, users = 0, status = 200) => ({
  endpoint,
  at: instant(at),
  status,
  posts,
  users,
});
const costs = (...requests: ReturnType<typeof asked>[]) =>
  ledgerRows(PRICES, 7, requests).map(({ units, cost_microdollars }) => [units, cost_microdollars]);

test('a request costs what its answer carried, in micro-dollars', () => {
  const [row] = ledgerRows(PRICES, 7, [asked('tweets/:id/retweets', '2026-11-01T10:00:00Z', 40, 38)]);
  assert.deepEqual(row, {
    run_id: 7,
    at: '2026-11-01T10:00:00.000Z',
    utc_day: '2026-11-01',
    endpoint: 'tweets/:id/retweets',
    status: 200,
    units: 78,
    cost_microdollars: 40 * 5000 + 38 * 10_000,
  });
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

test('the wait for a limit lies between a second and fifteen minutes, whatever X says', () => {
  const now = Date.parse('2026-11-01T10:00:00Z');
  assert.equal(untilReset(now + 20_000, now), 21_000);
  assert.equal(untilReset(now - 3_600_000, now), 1000);
  assert.equal(untilReset(now + 899_500, now), 900_000);
  assert.equal(untilReset(null, now), 900_000);
  // Milliseconds taken for seconds.
  assert.equal(untilReset(now * 1000, now), 900_000);
});
