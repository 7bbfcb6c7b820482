import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { ids, standInWith } from './ask.ts';

const world = buildTinyWorld({
  accounts: [
    { as: 'alice', bio: 'Graphiste (#i4EmploiR)', followers: 321 },
    {
      as: 'bea',
      usernames: [
        ['2012-01-01T00:00:00Z', 'bea'],
        ['2019-02-01T00:00:00Z', 'bea_pro'],
      ],
    },
    { as: 'sam', suspendedFrom: '2019-03-01T00:00:00Z' },
    { as: 'del', deletedFrom: '2019-03-01T00:00:00Z' },
    { as: 'pia', protectedFrom: '2019-03-01T00:00:00Z' },
  ],
  posts: [
    { as: 'a', by: 'alice', at: '2019-01-01T10:00:00Z', text: 'a' },
    { as: 'gone', by: 'alice', at: '2019-01-02T10:00:00Z', text: 'b', deletedAt: '2019-01-03T10:00:00Z' },
    { as: 's', by: 'sam', at: '2019-01-04T10:00:00Z', text: 'c' },
    { as: 'p', by: 'pia', at: '2019-01-05T10:00:00Z', text: 'd' },
  ],
});
const { standIn, ask } = await standInWith({ world, now: instant('2019-04-01T00:00:00Z') });
after(() => standIn.close());

test('posts come in the order asked; what is gone or hidden becomes an error beside them', async () => {
  const asked = ['s', 'a', 'gone', 'p'].map(world.postId);
  const { status, body } = await ask('tweets', { ids: [...asked, '42'].join(',') });
  assert.equal(status, 200);
  assert.deepEqual(ids(body.data), [world.postId('a')]);
  const kinds = new Map(body.errors?.map((error) => [error.value, error.type?.split('/').at(-1)]));
  assert.equal(kinds.get(world.postId('gone')), 'resource-not-found');
  assert.equal(kinds.get('42'), 'resource-not-found');
  assert.equal(kinds.get(world.postId('s')), 'not-authorized-for-resource');
  assert.equal(kinds.get(world.postId('p')), 'not-authorized-for-resource');
});

test('one hundred ids at most, each of digits, and at least one', async () => {
  for (const wrong of ['', 'abc', Array.from({ length: 101 }, (_, index) => index + 1).join(',')]) {
    assert.equal((await ask('tweets', { ids: wrong })).status, 400);
  }
});

test('a user is found by the handle of the moment, with the same id', async () => {
  const fields = { 'user.fields': 'description,entities,public_metrics,protected' };
  const { body } = await ask('users/by/username/alice', fields);
  const alice = body.data as unknown as Record<string, unknown>;
  assert.equal(alice.id, world.accountId('alice'));
  assert.equal((alice.public_metrics as Record<string, number>).followers_count, 321);
  assert.deepEqual(alice.entities, { description: { hashtags: [{ start: 11, end: 21, tag: 'i4EmploiR' }] } });
  const old = await ask('users/by/username/bea');
  assert.equal(old.status, 200);
  assert.equal(old.body.data, undefined);
  assert.match(old.body.errors?.[0]?.type ?? '', /resource-not-found$/);
  const renamed = await ask('users', { ids: world.accountId('bea') });
  assert.equal(renamed.body.data?.[0]?.username, 'bea_pro');
});

test('several users: suspended and unknown ones become errors, protected ones are there', async () => {
  const { body } = await ask('users/by', { usernames: 'alice,sam,pia,nobody', 'user.fields': 'protected' });
  assert.deepEqual(ids(body.data), [world.accountId('alice'), world.accountId('pia')]);
  assert.deepEqual(
    body.data?.map((item) => item.protected),
    [false, true],
  );
  assert.deepEqual(
    body.errors?.map((error) => error.title),
    ['Forbidden', 'Not Found Error'],
  );
});

test('accounts are looked up by id whatever became of them; who is gone comes as an error beside', async () => {
  const asked = ['alice', 'bea', 'sam', 'del', 'pia'].map(world.accountId);
  const { status, body } = await ask('users', { ids: asked.join(','), 'user.fields': 'description' });
  assert.equal(status, 200);
  assert.deepEqual(ids(body.data), ['alice', 'bea', 'pia'].map(world.accountId));
  assert.equal(body.data?.[0]?.description, 'Graphiste (#i4EmploiR)');
  assert.deepEqual(
    body.errors?.map(({ value, title }) => [value, title]),
    [
      [world.accountId('sam'), 'Forbidden'],
      [world.accountId('del'), 'Not Found Error'],
    ],
  );
  const gone = await ask('users', { ids: world.accountId('del') });
  assert.deepEqual([gone.status, gone.body.data, gone.body.errors?.length], [200, undefined, 1]);
});

test('a handle that can not be one is refused, an unknown path is 404', async () => {
  assert.equal((await ask('users/by/username/far_too_long_a_handle')).status, 400);
  assert.equal((await ask('tweets/counts/never')).status, 404);
  assert.equal((await ask('tweets/abc/retweeted_by')).status, 404);
});

test('a single lookup of something absent is 404 when the stand-in is told so', async () => {
  const strict = await standInWith({ world, absent: 404 });
  after(() => strict.standIn.close());
  assert.equal((await strict.ask('users/by/username/nobody')).status, 404);
});
