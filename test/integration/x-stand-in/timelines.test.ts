import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { allPages, ids, standInWith } from './ask.ts';

const at = (index: number): string =>
  new Date(Date.parse('2018-01-01T00:00:00Z') + index * 60_000).toISOString();
const many = Array.from({ length: 3300 }, (_, index) => ({
  as: `n${index}`,
  by: 'bavard',
  at: at(index),
  text: `${index} @i4Emploi`,
}));
const world = buildTinyWorld({
  accounts: [{ as: 'alice' }, { as: 'bavard' }, { as: 'pia', protectedFrom: '2018-02-01T00:00:00Z' }],
  posts: [
    ...many,
    { as: 'ask', by: 'alice', at: '2019-01-01T10:00:00Z', text: 'Je cherche @i4Emploi' },
    { as: 'quote', by: 'i4Emploi', at: '2019-01-01T12:00:00Z', text: 'Qui ?', kind: 'quote', of: 'ask' },
    {
      as: 'reply',
      by: 'i4Emploi',
      at: '2019-01-01T13:00:00Z',
      text: '@alice courage',
      kind: 'reply',
      of: 'ask',
    },
  ],
  relays: [{ of: 'ask', by: 'i4Emploi', at: '2019-01-01T11:00:00Z' }],
});
const { standIn, ask } = await standInWith({ world, now: instant('2019-02-01T00:00:00Z') });
after(() => standIn.close());
const timeline = (as: string, what = 'tweets'): string => `users/${world.accountId(as)}/${what}`;
const token = { parameter: 'pagination_token' };

test('a timeline shows posts, quotes, replies and reposts, newest first', async () => {
  const { body } = await ask(timeline('i4Emploi'), { 'tweet.fields': 'referenced_tweets' });
  const kinds = body.data?.map((item) => (item.referenced_tweets as { type: string }[])[0]?.type);
  assert.deepEqual(kinds, ['replied_to', 'quoted', 'retweeted']);
  assert.equal(body.meta?.result_count, 3);
});

test('exclude takes reposts and replies away', async () => {
  const one = await ask(timeline('i4Emploi'), { exclude: 'retweets' });
  assert.deepEqual(ids(one.body.data), ['reply', 'quote'].map(world.postId));
  const both = await ask(timeline('i4Emploi'), { exclude: 'retweets,replies' });
  assert.deepEqual(ids(both.body.data), [world.postId('quote')]);
});

test('only the newest 3200 posts and 800 mentions are given, in whole pages', async () => {
  const posts = await allPages(ask, timeline('bavard'), { max_results: '100' }, token);
  assert.equal(new Set(ids(posts.items)).size, 3200);
  assert.equal(posts.items[0]?.id, world.postId('n3299'));
  const mentions = await allPages(ask, timeline('i4Emploi', 'mentions'), { max_results: '100' }, token);
  assert.equal(new Set(ids(mentions.items)).size, 800);
  assert.equal(mentions.items[0]?.id, world.postId('ask'));
});

test('a window limits the timeline by time or by id', async () => {
  const time = await ask(timeline('bavard'), { start_time: at(10), end_time: at(13), max_results: '100' });
  assert.equal(time.body.data, undefined, 'older than the newest 3200');
  const late = await ask(timeline('bavard'), { start_time: at(3000), end_time: at(3003) });
  assert.deepEqual(ids(late.body.data), ['n3002', 'n3001', 'n3000'].map(world.postId));
  const since = await ask(timeline('bavard'), { since_id: world.postId('n3296') });
  assert.deepEqual(ids(since.body.data), ['n3299', 'n3298', 'n3297'].map(world.postId));
});

test('a protected account has no timeline to show, and sizes have limits', async () => {
  const { body } = await ask(timeline('pia'));
  assert.match(body.errors?.[0]?.type ?? '', /not-authorized-for-resource$/);
  assert.equal((await ask(timeline('alice'), { max_results: '4' })).status, 400);
  assert.equal((await ask(timeline('alice'), { start_time: '2010-01-01T00:00:00Z' })).status, 400);
});
