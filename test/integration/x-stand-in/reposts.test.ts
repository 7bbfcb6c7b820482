import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { allPages, ids, standInWith } from './ask.ts';

const crowd = Array.from({ length: 120 }, (_, index) => `fan_${index}`);
const world = buildTinyWorld({
  accounts: [
    { as: 'alice' },
    { as: 'carl', followers: 900 },
    { as: 'pia', protectedFrom: '2019-06-01T00:00:00Z' },
    ...crowd.map((as) => ({ as })),
  ],
  posts: [
    {
      as: 'ask',
      by: 'alice',
      at: '2019-05-01T10:00:00Z',
      text: `Je cherche ${'un poste '.repeat(13)}#i4Emploi`,
    },
    { as: 'gone', by: 'alice', at: '2019-05-01T11:00:00Z', text: 'Oups', deletedAt: '2019-05-03T00:00:00Z' },
    { as: 'loved', by: 'alice', at: '2019-05-01T12:00:00Z', text: 'Merci à vous' },
    { as: 'quote', by: 'i4Emploi', at: '2019-05-01T15:00:00Z', text: 'Qui ?', kind: 'quote', of: 'ask' },
  ],
  relays: [
    { of: 'ask', by: 'carl', at: '2019-05-01T10:30:00Z', undoneAt: '2019-05-02T10:00:00Z' },
    { of: 'ask', by: 'carl', at: '2019-05-05T10:00:00Z' },
    { of: 'ask', by: 'pia', at: '2019-05-01T10:40:00Z' },
    { of: 'ask', by: 'alice', at: '2019-05-01T10:50:00Z' },
    { of: 'gone', by: 'carl', at: '2019-05-01T11:30:00Z' },
    ...crowd.map((by, index) => ({
      of: 'loved',
      by,
      at: new Date(Date.parse('2019-05-01T13:00:00Z') + index * 1000).toISOString(),
    })),
  ],
});
const { standIn, ask } = await standInWith({ world, now: instant('2019-05-01T23:00:00Z') });
after(() => standIn.close());
const path = (as: string, what: string): string => `tweets/${world.postId(as)}/${what}`;
const at = (now: string): void => standIn.setNow(instant(now));

test('retweeted_by gives who reposts now, latest first, quotes apart', async () => {
  at('2019-05-01T23:00:00Z');
  const { body } = await ask(path('ask', 'retweeted_by'), { 'user.fields': 'public_metrics' });
  assert.deepEqual(ids(body.data), ['alice', 'pia', 'carl'].map(world.accountId));
  assert.deepEqual(body.meta, { result_count: 3 });
  const quotes = await ask(path('ask', 'quote_tweets'));
  assert.deepEqual(ids(quotes.body.data), [world.postId('quote')]);
});

test('an undone repost is gone, done again it is back with a new time', async () => {
  at('2019-05-03T00:00:00Z');
  const undone = await ask(path('ask', 'retweets'), { 'tweet.fields': 'created_at,author_id' });
  assert.deepEqual(
    undone.body.data?.map((item) => item.author_id),
    ['alice', 'pia'].map(world.accountId),
  );
  at('2019-05-06T00:00:00Z');
  const again = await ask(path('ask', 'retweets'), { 'tweet.fields': 'created_at,author_id' });
  assert.equal(again.body.data?.[0]?.author_id, world.accountId('carl'));
  assert.equal(again.body.data?.[0]?.created_at, '2019-05-05T10:00:00.000Z');
});

test('a repost is a post: cut text, the original in referenced_tweets, its own counts 0', async () => {
  at('2019-05-06T00:00:00Z');
  const fields = { 'tweet.fields': 'referenced_tweets,public_metrics', expansions: 'referenced_tweets.id' };
  const { body } = await ask(path('ask', 'retweets'), fields);
  const first = body.data?.[0];
  assert.match(first?.text ?? '', /^RT @alice: Je cherche .*…$/);
  assert.equal([...(first?.text ?? '')].length, 140);
  assert.deepEqual(first?.referenced_tweets, [{ type: 'retweeted', id: world.postId('ask') }]);
  const metrics = first?.public_metrics as Record<string, number>;
  assert.deepEqual([metrics.retweet_count, metrics.quote_count, metrics.like_count], [3, 0, 0]);
  assert.deepEqual(ids(body.includes?.tweets), [world.postId('ask')]);
});

test('a relayer who protects the account takes the relay along', async () => {
  at('2019-06-02T00:00:00Z');
  const { body } = await ask(path('ask', 'retweeted_by'));
  assert.deepEqual(ids(body.data), ['carl', 'alice'].map(world.accountId));
});

test('a deleted post has no reposts to tell', async () => {
  at('2019-05-04T00:00:00Z');
  const { status, body } = await ask(path('gone', 'retweeted_by'));
  assert.equal(status, 200);
  assert.equal(body.data, undefined);
  assert.match(body.errors?.[0]?.type ?? '', /resource-not-found$/);
});

test('pages lose and repeat nobody; they know only pagination_token', async () => {
  at('2019-05-04T00:00:00Z');
  const query = { max_results: '50' };
  const { items, pages } = await allPages(ask, path('loved', 'retweeted_by'), query, {
    parameter: 'pagination_token',
  });
  assert.deepEqual(ids(items), [...crowd].reverse().map(world.accountId));
  assert.equal(pages.length, 3);
  const refused = await ask(path('loved', 'retweeted_by'), {
    ...query,
    next_token: pages[0]?.meta?.next_token ?? '',
  });
  assert.equal(refused.status, 400);
});

test('the stand-in can keep to the hundred latest reposters, as one page of the documentation says', async () => {
  const limited = await standInWith({ world, now: instant('2019-05-04T00:00:00Z'), repostersLimit: 100 });
  after(() => limited.standIn.close());
  const { items } = await allPages(
    limited.ask,
    path('loved', 'retweeted_by'),
    { max_results: '30' },
    { parameter: 'pagination_token' },
  );
  assert.equal(items.length, 100);
});
