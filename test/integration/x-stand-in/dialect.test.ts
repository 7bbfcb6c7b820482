import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { standInWith } from './ask.ts';

const world = buildTinyWorld({
  accounts: [{ as: 'alice' }],
  posts: [
    { as: 'a', by: 'alice', at: '2019-09-30T10:00:00Z', text: 'Je cherche #i4Emploi' },
    { as: 'q', by: 'i4Emploi', at: '2019-09-30T11:00:00Z', text: 'Qui ? #i4Emploi', kind: 'quote', of: 'a' },
  ],
});
const { standIn, ask } = await standInWith({ world, now: instant('2019-10-01T00:00:00Z'), dialect: 'post' });
after(() => standIn.close());

test('in the post dialect posts, counts and problems bear their new names', async () => {
  const query = '#i4Emploi -is:retweet';
  const asked = {
    query,
    'post.fields': 'created_at,public_metrics',
    expansions: 'author_id,referenced_posts',
  };
  const { body } = await ask('tweets/search/recent', asked);
  const first = body.data?.[0];
  assert.equal(first?.edit_history_post_ids, undefined);
  assert.deepEqual(first?.referenced_posts, [{ type: 'quoted', id: world.postId('a') }]);
  assert.equal((first?.public_metrics as Record<string, number> | undefined)?.repost_count, 0);
  assert.deepEqual(
    (body.includes as unknown as { posts: { id: string }[] }).posts.map((post) => post.id),
    [world.postId('a')],
  );
  const counts = await ask('tweets/counts/recent', { query });
  assert.equal((counts.body.meta as unknown as Record<string, number>).total_post_count, 2);
  assert.equal(counts.body.data?.[0]?.post_count, 0);
  const refused = await ask('tweets/search/recent', { query: '' });
  assert.equal(refused.body.type, 'https://api.x.com/2/problems/invalid-request');
  const user = await ask('users/by/username/alice', { 'user.fields': 'public_metrics' });
  const metrics = (user.body.data as unknown as { public_metrics: Record<string, number> }).public_metrics;
  assert.equal(metrics.post_count, 1);
});

test('versions of a post are told there by an expansion only', async () => {
  const { body } = await ask('tweets/search/recent', {
    query: 'Qui',
    expansions: 'edit_history_post_ids',
  });
  assert.deepEqual(body.data?.[0]?.edit_history_post_ids, [world.postId('q')]);
});

test('author_id is no field there: it comes with its expansion, or through the old alias', async () => {
  const query = '#i4Emploi -is:retweet';
  const field = await ask('tweets/search/recent', { query, 'post.fields': 'author_id' });
  assert.equal(field.body.data?.[0]?.author_id, undefined);
  const expanded = await ask('tweets/search/recent', { query, expansions: 'author_id' });
  assert.equal(expanded.body.data?.[0]?.author_id, world.collectiveId);
  const alias = await ask('tweets/search/recent', { query, 'tweet.fields': 'author_id' });
  assert.equal(alias.body.data?.[0]?.author_id, world.collectiveId);
});

test('in the tweet dialect post.fields is an unknown name and changes nothing', async () => {
  const old = await standInWith({ world, now: instant('2019-10-01T00:00:00Z') });
  after(() => old.standIn.close());
  const { status, body } = await old.ask('tweets/search/recent', {
    query: '#i4Emploi',
    'post.fields': 'created_at',
  });
  assert.equal(status, 200);
  assert.equal(body.data?.[0]?.created_at, undefined);
});
