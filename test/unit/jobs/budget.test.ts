import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import type { RequestRecord, XRequest } from '../../../jobs/sources/x/request-record.ts';

const PRICE = { postRead: 0.005, userRead: 0.01, ownedRead: 0.001, countsRecent: 0.005, countsAll: 0.01 };
const AT = instant('2026-11-10T01:00:00Z');
const SEARCH: XRequest = { endpoint: 'tweets/search/all', query: { query: '#i4Emploi', max_results: 100 } };
const COUNTS: XRequest = { endpoint: 'tweets/counts/all', query: { query: '#i4Emploi' } };

/** A budget whose task may spend `task` dollars, in a month that has spent `spent` of `cap`. */
function opened({ task = null as number | null, spent = 0, cap = 100, requests = null as number | null }) {
  const budget = createBudget({
    prices: [{ from: day('2015-09-26'), ...PRICE }],
    caps: [{ from: day('2015-09-26'), dollarsPerMonth: cap }],
  });
  const microdollars = task === null ? null : task * 1_000_000;
  budget.begin({ microdollars, requests, month: '2026-11', spent: spent * 1_000_000 });
  return budget;
}

/** Sends a request and answers it with that many posts. */
function ask(budget: ReturnType<typeof opened>, request: XRequest, posts: number, at = AT): unknown {
  const records: RequestRecord[] = [];
  const hold = budget.hold(request, records);
  const { query } = hold.send(at);
  hold.answered();
  records.push({ endpoint: request.endpoint, at, status: 200, posts, users: 0 });
  return query.max_results;
}

test('what an answer carried is spent, and the page shrinks to what is left', () => {
  const budget = opened({ task: 0.6 });
  assert.equal(ask(budget, SEARCH, 20), 100);
  assert.equal(ask(budget, SEARCH, 80), 100);
  assert.equal(ask(budget, SEARCH, 8), 20);
  assert.equal(ask(budget, SEARCH, 12), 12);
  assert.throws(() => ask(budget, SEARCH, 0), { code: 'x-budget' });
});

test('the month’s cap holds whatever was announced, and begins anew with the month', () => {
  const budget = opened({ task: 5, spent: 99.9 });
  assert.equal(ask(budget, SEARCH, 20), 20);
  assert.throws(() => ask(budget, SEARCH, 0), { code: 'x-budget' });
  assert.equal(ask(budget, SEARCH, 0, instant('2026-12-01T00:00:01Z')), 100);
});

test('expanded accounts and posts count in the worst case', () => {
  const budget = opened({ task: 1 });
  const query = { max_results: 100, expansions: 'author_id' };
  assert.equal(ask(budget, { endpoint: 'tweets/:id/retweets', query }, 0), 66);
  const more = { max_results: 100, expansions: 'author_id,referenced_posts' };
  assert.equal(ask(budget, { endpoint: 'tweets/:id/retweets', query: more }, 0), 40);
});

test('an answer that was lost is paid for until the same request is answered', () => {
  const budget = opened({ task: 0.5 });
  const records: RequestRecord[] = [];
  const hold = budget.hold(SEARCH, records);
  hold.send(AT);
  hold.lost();
  assert.equal(hold.send(AT).query.max_results, 100);
  assert.throws(() => ask(budget, SEARCH, 0), { code: 'x-budget' });

  const other = opened({ task: 0.5 });
  const again = other.hold(SEARCH, records);
  again.send(AT);
  again.lost();
  again.send(AT);
  again.answered();
  records.push({ endpoint: SEARCH.endpoint, at: AT, status: 200, posts: 40, users: 0 });
  assert.equal(ask(other, SEARCH, 0), 60);
});

test('a count is paid for each time it may have been answered', () => {
  const budget = opened({ task: 0.03 });
  const hold = budget.hold(COUNTS, []);
  for (let tries = 0; tries < 3; tries += 1) {
    hold.send(AT);
    hold.lost();
  }
  assert.throws(() => hold.send(AT), { code: 'x-budget' });
});

test('a refusal of X costs nothing, but is a request', () => {
  const budget = opened({ task: 0.5, requests: 2 });
  budget.hold(SEARCH, []).send(AT);
  assert.equal(ask(budget, SEARCH, 0), 100);
  assert.throws(() => ask(budget, SEARCH, 0), { code: 'x-budget' });
});

test('nothing is sent before a task has begun', () => {
  const budget = createBudget({
    prices: [{ from: day('2015-09-26'), ...PRICE }],
    caps: [{ from: day('2015-09-26'), dollarsPerMonth: 100 }],
  });
  assert.throws(() => ask(budget, SEARCH, 0), { code: 'x-budget' });
});
