import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { createWorld } from '../../demo/world/create-world.ts';
import { COLLECTIVE_TAG, carriesTag, SEEKER_TAG } from '../../demo/world/tags.ts';
import { allPages, standInWith } from './ask.ts';

const NOW = instant('2019-10-01T02:00:00Z');
const world = createWorld({ seed: 6, scale: 0.05 });
const { standIn, ask } = await standInWith({ world, now: NOW });
after(() => standIn.close());

const QUERY = '(#i4Emploi OR #i4EmploiR) -is:retweet';
const tagged = world.posts.filter(
  (post) => carriesTag(post.text, COLLECTIVE_TAG) || carriesTag(post.text, SEEKER_TAG),
);

test('counts/all counts every post that ever was, in pages of 31 days, each hour once', async () => {
  const { pages, items } = await allPages(ask, 'tweets/counts/all', {
    query: QUERY,
    start_time: '2015-09-25T22:00:00Z',
  });
  assert.equal(
    pages.reduce((sum, page) => sum + (page.meta?.total_tweet_count ?? 0), 0),
    tagged.length,
  );
  assert.equal(
    items.reduce((sum, item) => sum + (item.tweet_count ?? 0), 0),
    tagged.length,
  );
  assert.equal(new Set(items.map((item) => item.start)).size, items.length);
  const sorted = [...items].sort((left, right) => String(left.start).localeCompare(String(right.start)));
  for (const [index, item] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before) assert.equal(before.end, item.start);
  }
  for (const page of pages) {
    const [first, last] = [page.data?.[0], page.data?.at(-1)];
    assert.ok(Date.parse(last?.end ?? '') - Date.parse(first?.start ?? '') <= 31 * 86_400_000);
  }
});

test('counts are not filtered by what was deleted, so they exceed search', async () => {
  assert.ok(tagged.some((post) => post.deletedAt !== undefined && post.deletedAt < Date.parse(NOW)));
  const found = await allPages(ask, 'tweets/search/all', {
    query: QUERY,
    start_time: '2015-09-25T22:00:00Z',
    max_results: '500',
  });
  assert.ok(found.items.length < tagged.length);
});

test('recent has seven days: the first and the last hour are partial, empty hours are there', async () => {
  standIn.setNow(instant('2019-09-20T10:20:30Z'));
  const { body } = await ask('tweets/counts/recent', { query: QUERY });
  assert.equal(body.data?.length, 169);
  assert.equal(body.data?.[0]?.start, '2019-09-13T10:20:30.000Z');
  assert.equal(body.data?.[0]?.end, '2019-09-13T11:00:00.000Z');
  assert.equal(body.data?.at(-1)?.start, '2019-09-20T10:00:00.000Z');
  assert.equal(body.data?.at(-1)?.end, '2019-09-20T10:20:20.000Z');
  assert.ok(body.data?.some((item) => item.tweet_count === 0));
  assert.equal(body.meta?.next_token, undefined);
  standIn.setNow(NOW);
});

test('days and minutes are aligned to UTC', async () => {
  const window = { query: QUERY, start_time: '2019-09-28T12:00:00Z', end_time: '2019-09-30T06:00:00Z' };
  const days = await ask('tweets/counts/all', { ...window, granularity: 'day' });
  assert.deepEqual(
    days.body.data?.map((item) => item.start),
    ['2019-09-28T12:00:00.000Z', '2019-09-29T00:00:00.000Z', '2019-09-30T00:00:00.000Z'],
  );
  const minutes = await ask('tweets/counts/all', { ...window, granularity: 'minute' });
  assert.equal(minutes.body.data?.length, 42 * 60);
  assert.equal(minutes.body.meta?.total_tweet_count, days.body.meta?.total_tweet_count);
});

test('without -is:retweet the reposts count, until 4 May 2026', async () => {
  const window = { query: '#i4Emploi', start_time: '2019-09-01T00:00:00Z', end_time: '2019-09-20T00:00:00Z' };
  const total = async (query: string): Promise<number> => {
    const { body } = await ask('tweets/counts/all', { ...window, query });
    return body.meta?.total_tweet_count ?? 0;
  };
  const posts = await total('#i4Emploi -is:retweet');
  const before = await total('#i4Emploi');
  assert.ok(before > posts);
  standIn.setNow(instant('2026-05-04T00:00:00Z'));
  assert.equal(await total('#i4Emploi'), posts);
  standIn.setNow(NOW);
});

test('a wrong granularity and a user token are refused', async () => {
  const wrong = await ask('tweets/counts/recent', { query: QUERY, granularity: 'week' });
  assert.equal(wrong.status, 400);
  const user = await ask('tweets/counts/recent', { query: QUERY }, 'user');
  assert.equal(user.status, 403);
  assert.match(user.body.type ?? '', /\/unsupported-authentication$/);
});
