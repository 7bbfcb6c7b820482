import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { createBudget, type Journal, lostKey, unlimitedBudget } from '../../../jobs/sources/x/budget.ts';
import { fingerprintOf, type XRequest } from '../../../jobs/sources/x/request-record.ts';

const PRICE = { postRead: 0.005, userRead: 0.01, ownedRead: 0.001, countsRecent: 0.005, countsAll: 0.01 };
const AT = instant('2026-11-10T01:00:00Z');
const SEARCH: XRequest = { endpoint: 'tweets/search/all', query: { query: '#i4Emploi', max_results: 100 } };
const OTHER: XRequest = { endpoint: 'tweets/search/all', query: { query: '@i4Emploi', max_results: 100 } };
const COUNTS: XRequest = { endpoint: 'tweets/counts/all', query: { query: '#i4Emploi' } };

/** A ledger that keeps nothing; `lost` is what it has of this UTC day. */
const journal = (lost: Record<string, number> = {}): Journal => ({
  lost: new Map(Object.entries(lost)),
  open: async () => 1,
});

/** A budget whose task may spend `task` dollars, in a month that has spent `spent` of `cap`. */
function opened({
  task = null as number | null,
  spent = 0,
  cap = 100,
  requests = null as number | null,
  lost = {},
}) {
  const budget = createBudget({
    prices: [{ from: day('2015-09-26'), ...PRICE }],
    caps: [{ from: day('2015-09-26'), dollarsPerMonth: cap }],
  });
  const microdollars = task === null ? null : task * 1_000_000;
  budget.begin({ microdollars, requests, month: '2026-11', spent: spent * 1_000_000 }, journal(lost));
  return budget;
}

type Opened = ReturnType<typeof opened>;

/** Sends a request and answers it with that many posts; the size of page that was asked for. */
async function ask(budget: Opened, request: XRequest, posts: number, at = AT): Promise<unknown> {
  const sent = await budget.send(request, at);
  const ids = Array.from({ length: posts }, (_, index) => String(index));
  Object.assign(sent.record, { status: 200, reads: { posts: ids, users: [] } });
  return sent.request.query.max_results;
}

/** Sends a request whose answer never comes, or is a refusal. */
async function miss(budget: Opened, request: XRequest, status = 0, at = AT): Promise<unknown> {
  const sent = await budget.send(request, at);
  sent.record.status = status;
  return sent.request.query.max_results;
}

const REFUSED = { code: 'x-budget' };

test('what an answer carried is spent, and the page shrinks to what is left', async () => {
  const budget = opened({ task: 0.6 });
  assert.equal(await ask(budget, SEARCH, 20), 100);
  assert.equal(await ask(budget, SEARCH, 80), 100);
  assert.equal(await ask(budget, SEARCH, 8), 20);
  assert.equal(await ask(budget, SEARCH, 12), 12);
  await assert.rejects(ask(budget, SEARCH, 0), REFUSED);
});

test('the month’s cap holds whatever was announced, and begins anew with the month', async () => {
  const budget = opened({ task: 5, spent: 99.9 });
  assert.equal(await ask(budget, SEARCH, 20), 20);
  await assert.rejects(ask(budget, SEARCH, 0), REFUSED);
  const december = instant('2026-12-01T00:00:01Z');
  assert.equal(await ask(budget, SEARCH, 0, december), 100);
  const next = opened({ task: 5, spent: 0.9, cap: 1 });
  assert.equal(await ask(next, SEARCH, 100, december), 100);
  assert.equal(await ask(next, OTHER, 90, december), 100);
  assert.equal(await ask(next, SEARCH, 10, december), 10);
  await assert.rejects(ask(next, SEARCH, 0, december), REFUSED, 'the new month has its cap too');
});

test('expanded accounts and posts count in the worst case', async () => {
  const budget = opened({ task: 1 });
  const query = { max_results: 100, expansions: 'author_id' };
  assert.equal(await ask(budget, { endpoint: 'tweets/:id/retweets', query }, 0), 66);
  const more = { max_results: 100, expansions: 'author_id,referenced_posts' };
  assert.equal(await ask(budget, { endpoint: 'tweets/:id/retweets', query: more }, 0), 40);
});

test('an answer that was lost is paid for until the same request is answered', async () => {
  const budget = opened({ task: 0.5 });
  assert.equal(await miss(budget, SEARCH), 100);
  await assert.rejects(ask(budget, OTHER, 0), REFUSED);
  assert.equal(await ask(budget, SEARCH, 40), 100);
  assert.equal(await ask(budget, OTHER, 0), 60);
});

test('a refusal between a lost answer and a whole one changes nothing', async () => {
  const budget = opened({ task: 0.5 });
  await miss(budget, SEARCH);
  await miss(budget, SEARCH, 503);
  await assert.rejects(ask(budget, OTHER, 0), REFUSED);
  await ask(budget, SEARCH, 40);
  assert.equal(await ask(budget, OTHER, 0), 60);
});

test('what a process lost before it was killed may be asked again for what is held for it, that UTC day', async () => {
  const lost = { [lostKey({ at: AT, fingerprint: fingerprintOf(SEARCH) })]: 500_000 };
  const budget = opened({ task: 0, spent: 99.95, cap: 100, lost });
  assert.equal(await ask(budget, SEARCH, 80), 100);
  // Of the half dollar that was held, a tenth was not needed after all.
  const roomy = opened({ spent: 99.95, lost });
  await ask(roomy, SEARCH, 80);
  assert.equal(await ask(roomy, OTHER, 0), 30);
  const nextDay = opened({ task: 0.5, lost });
  assert.equal(await ask(nextDay, SEARCH, 0, instant('2026-11-11T00:00:01Z')), 100);
  await assert.rejects(
    ask(opened({ task: 0.04, lost }), SEARCH, 0, instant('2026-11-11T00:00:01Z')),
    REFUSED,
  );
});

test('fields are no part of what a request asks for', () => {
  const named = (name: string) => fingerprintOf({ ...SEARCH, query: { ...SEARCH.query, [name]: 'text' } });
  assert.equal(named('tweet.fields'), named('post.fields'));
  assert.equal(named('expansions'), fingerprintOf(SEARCH));
  assert.notEqual(fingerprintOf(SEARCH), fingerprintOf(OTHER));
});

test('one question asked in another order is the same, of another account another', () => {
  const asked = (query: XRequest['query'], id = '1') =>
    fingerprintOf({ endpoint: 'users/:id/tweets', params: { id }, query });
  const [one, other] = [
    asked({ start_time: 'a', end_time: 'b', max_results: 10 }),
    asked({ max_results: 10, end_time: 'b', start_time: 'a' }),
  ];
  assert.equal(one, other);
  assert.notEqual(one, asked({ start_time: 'a', end_time: 'b', max_results: 10 }, '2'));
});

test('what is refused once more after a loss stays held, whatever was held for other requests', async () => {
  const budget = opened({ task: 1 });
  await miss(budget, SEARCH);
  await miss(budget, OTHER);
  await assert.rejects(ask(budget, COUNTS, 0), REFUSED, 'all of it is held');
  await miss(budget, OTHER, 429);
  await assert.rejects(ask(budget, COUNTS, 0), REFUSED);
  await ask(budget, OTHER, 10);
  assert.equal(await ask(budget, COUNTS, 0), undefined, 'of the half dollar nine tenths are free again');
});

test('an attempt that follows a loss is marked, and holds only what the loss does not', async () => {
  const budget = opened({ task: 1 });
  const first = await budget.send(SEARCH, AT);
  assert.deepEqual([first.record.again, first.record.held], [false, { units: 100, microdollars: 500_000 }]);
  const second = await budget.send(SEARCH, AT);
  assert.deepEqual([second.record.again, second.record.held], [true, { units: 0, microdollars: 0 }]);
  const free = await budget.send({ endpoint: 'usage/tweets', query: {} }, AT);
  assert.deepEqual([free.record.again, free.record.held], [false, { units: 0, microdollars: 0 }]);
  const more: XRequest = { ...SEARCH, query: { ...SEARCH.query, expansions: 'author_id' } };
  const third = await opened({ lost: { [lostKey(first.record)]: 500_000 } }).send(more, AT);
  assert.deepEqual([third.record.again, third.record.held], [true, { units: 200, microdollars: 1_000_000 }]);
});

test('a refusal gives back what it held itself, not what was lost before; an answer gives back both', async () => {
  const budget = opened({ task: 3 });
  const wider: XRequest = { ...SEARCH, query: { ...SEARCH.query, expansions: 'author_id' } };
  const heldFor = async (request: XRequest, status: number) => {
    const { record } = await budget.send(request, AT);
    Object.assign(record, { status, reads: { posts: [], users: [] } });
    return [record.again, record.held.microdollars];
  };
  assert.deepEqual(await heldFor(SEARCH, 0), [false, 500_000]);
  assert.deepEqual(await heldFor(wider, 503), [true, 1_000_000]);
  assert.deepEqual(await heldFor(wider, 200), [true, 1_000_000], 'the refusal had held a dollar for itself');
  assert.deepEqual(await heldFor(SEARCH, 200), [false, 500_000], 'nothing is lost any more');
});

test('a page is made no smaller than ten, nor than what was asked', async () => {
  assert.equal(await ask(opened({ task: 0.05 }), SEARCH, 0), 10);
  await assert.rejects(ask(opened({ task: 0.049 }), SEARCH, 0), REFUSED);
  const five = { ...SEARCH, query: { ...SEARCH.query, max_results: 5 } };
  assert.equal(await ask(opened({ task: 0.025 }), five, 0), 5);
  await assert.rejects(ask(opened({ task: 0.02 }), five, 0), REFUSED);
  await assert.rejects(ask(opened({ task: 0.004 }), { endpoint: 'tweets', query: { ids: '1' } }, 0), REFUSED);
});

test('whoever reads a stand-in pays nothing and is refused nothing', async () => {
  assert.deepEqual([unlimitedBudget.limited, opened({}).limited], [false, true]);
  const { request, record } = await unlimitedBudget.send(SEARCH, AT);
  assert.equal(request, SEARCH);
  assert.deepEqual(
    [record.held, record.again, record.row, record.status, record.settled],
    [{ units: 0, microdollars: 0 }, false, null, 0, false],
  );
});

test('a count is paid for each time it may have been answered', async () => {
  const budget = opened({ task: 0.03 });
  for (let tries = 0; tries < 3; tries += 1) await miss(budget, COUNTS);
  await assert.rejects(ask(budget, COUNTS, 0), REFUSED);
  const answered = opened({ task: 0.04 });
  for (let tries = 0; tries < 2; tries += 1) await miss(answered, COUNTS);
  for (let tries = 0; tries < 2; tries += 1) await ask(answered, COUNTS, 0);
  await assert.rejects(ask(answered, COUNTS, 0), REFUSED, 'an answer pays for itself alone, and once');
});

test('a refusal of X costs nothing, but is a request', async () => {
  const budget = opened({ task: 0.5, requests: 2 });
  await miss(budget, SEARCH, 503);
  assert.equal(await ask(budget, SEARCH, 0), 100);
  await assert.rejects(ask(budget, SEARCH, 0), REFUSED);
});

test('nothing is sent before a task has begun', async () => {
  const budget = createBudget({
    prices: [{ from: day('2015-09-26'), ...PRICE }],
    caps: [{ from: day('2015-09-26'), dollarsPerMonth: 100 }],
  });
  await assert.rejects(ask(budget, SEARCH, 0), REFUSED);
});
