import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Calendar } from '../../../db/core/calendar.ts';
import { createWorld } from '../../demo/world/create-world.ts';
import { byId, hiddenFrom, must, postHiddenFrom, valueAt, type World } from '../../demo/world/model.ts';
import { compareIds, snowflakeTime } from '../../demo/world/snowflake.ts';
import { COLLECTIVE_TAG, carriesTag } from '../../demo/world/tags.ts';
import { accountsShowing } from '../../demo/world/truth/bios.ts';
import { addressesCollective } from '../../demo/world/truth/scene.ts';

const world = createWorld({ seed: 1 });
const accounts = byId(world.accounts);
const posts = byId(world.posts);
const digest = (one: World): string => createHash('sha256').update(JSON.stringify(one)).digest('hex');
const between = (value: number, low: number, high: number, what: string): void =>
  assert.ok(value >= low && value <= high, `${what}: ${value} not in ${low}..${high}`);

test('the demonstration world has the published sizes', () => {
  const requests = world.posts.filter((post) => post.label === 'seeker_request');
  const declaring = new Set(
    world.posts.filter((post) => post.label === 'placement_report').map((post) => post.authorId),
  );
  between(new Set(requests.map((post) => post.authorId)).size, 1425, 1499, 'people asking');
  between(requests.length, 2800, 3000, 'requests');
  between(declaring.size, 360, 370, 'people declaring');
  between(world.posts.filter(addressesCollective).length, 27_000, 29_000, 'posts');
});

test('the bios follow the published curve', () => {
  const showing = (at: string, tag = COLLECTIVE_TAG): number => accountsShowing(world, tag, Date.parse(at));
  between(showing('2015-09-28T20:00:00Z'), 28, 40, '28 September 2015');
  between(showing('2015-10-17T20:00:00Z'), 280, 340, 'three weeks after the start');
  between(showing('2016-02-04T20:00:00Z'), 780, 880, '4 February 2016');
  between(showing('2019-09-30T20:00:00Z'), 2001, 2150, '30 September 2019');
  between(showing('2019-09-30T20:00:00Z', 'i4emploir'), 260, 360, '#i4EmploiR');
});

test('the same seed makes the same world, another seed another one', () => {
  const small = (seed: number): string => digest(createWorld({ seed, scale: 0.05 }));
  assert.equal(small(7), small(7));
  assert.notEqual(small(7), small(8));
  assert.equal(digest(createWorld({ seed: 1 })), digest(world));
});

test('a scale that makes no sense is refused', () => {
  assert.throws(() => createWorld({ seed: 1, scale: 0 }), RangeError);
});

test('ids grow with time, are unique and beyond what a number holds', () => {
  const ids = [
    ...world.posts.map((post) => post.id),
    ...world.relays.filter((one) => one.kind === 'repost').map((one) => one.id),
  ];
  assert.equal(new Set(ids).size, ids.length);
  for (const [index, post] of world.posts.entries()) {
    assert.ok(BigInt(post.id) > 2n ** 53n);
    assert.equal(snowflakeTime(post.id), post.createdAt);
    const before = world.posts[index - 1];
    if (before) assert.ok(compareIds(before.id, post.id) < 0 && before.createdAt <= post.createdAt);
  }
  assert.ok(world.accounts.every((account) => /^\d{18,19}$/.test(account.id)));
});

test('texts fit the room X gave on their day, and handles fit too', () => {
  const longer = Date.parse('2017-11-07T00:00:00Z');
  for (const post of world.posts)
    assert.ok(post.text.length <= (post.createdAt < longer ? 140 : 280), post.text);
  for (const account of world.accounts) {
    for (const { value } of account.usernames)
      assert.match(value, /^(i4Emploi|(exemple|invente|fictif)_\d+(_b)?)$/);
    for (const { value } of account.usernames) assert.ok(value.length <= 15);
  }
});

test('only the collective is mentioned by a real handle', () => {
  const handles = new Set(world.posts.flatMap((post) => post.mentions));
  for (const handle of handles) assert.match(handle, /^(i4Emploi|(exemple|invente|fictif)_\d+(_b)?)$/);
});

test('followers never fall', () => {
  for (const { followers } of world.accounts) {
    followers.reduce((before, step) => {
      assert.ok(step.value >= before);
      return step.value;
    }, 0);
  }
});

test('nobody posts or relays before existing, while hidden, or what is gone', () => {
  for (const post of world.posts) {
    const author = must(accounts, post.authorId);
    assert.ok(post.createdAt < hiddenFrom(author) && post.createdAt >= author.createdAt);
    assert.ok(post.createdAt >= world.start && post.createdAt < world.end);
  }
  for (const relay of world.relays) {
    const post = must(posts, relay.postId);
    assert.ok(relay.at > post.createdAt && relay.at < postHiddenFrom(post, must(accounts, post.authorId)));
    assert.ok(
      relay.at < hiddenFrom(must(accounts, relay.accountId)) && relay.at < (relay.undoneAt ?? Infinity),
    );
  }
});

test('the intervals of one person and post do not overlap, and some people repost again', () => {
  const open = new Map<string, number>();
  let again = 0;
  for (const relay of world.relays.filter((one) => one.kind === 'repost')) {
    const key = `${relay.postId} ${relay.accountId}`;
    const until = open.get(key);
    if (until !== undefined) again += 1;
    assert.ok(until === undefined || relay.at >= until);
    open.set(key, relay.undoneAt ?? Infinity);
  }
  assert.ok(again > 100);
});

test('the collective relays on at least 98 days of 100, and rests on some', () => {
  const calendar = new Calendar('Europe/Paris');
  const days = new Set(
    world.relays.filter((one) => one.accountId === world.collectiveId).map((one) => calendar.dayOf(one.at)),
  );
  between(days.size / 1466, 0.98, 0.999, 'active days');
});

test('relays come after 80 minutes at the median, a few after a week, to most requests', () => {
  const first = new Map<string, number>();
  for (const relay of world.relays) {
    const post = must(posts, relay.postId);
    if (post.label === 'seeker_request' && relay.accountId !== post.authorId && !first.has(post.id)) {
      first.set(post.id, (relay.at - post.createdAt) / 60_000);
    }
  }
  const waits = [...first.values()].sort((left, right) => left - right);
  between(waits[waits.length >> 1] as number, 60, 110, 'median');
  between(waits.filter((wait) => wait > 7 * 1440).length, 5, 60, 'later than a week');
  between(waits.length / 2904, 0.9, 0.96, 'relayed');
});

test('the world holds what makes measuring hard', () => {
  const has = (what: string, rows: unknown[], least: number): void =>
    assert.ok(rows.length >= least, `${what}: ${rows.length}`);
  has(
    'deleted posts',
    world.posts.filter((post) => post.deletedAt !== undefined),
    80,
  );
  has(
    'suspended accounts',
    world.accounts.filter((account) => account.suspendedFrom),
    20,
  );
  has(
    'protected accounts',
    world.accounts.filter((account) => account.protectedFrom),
    10,
  );
  has(
    'renamed accounts',
    world.accounts.filter((account) => account.usernames.length > 1),
    50,
  );
  has(
    'tags put back',
    world.accounts.filter((account) => account.descriptions.length > 3),
    20,
  );
  has(
    'mention-only requests',
    world.posts.filter((post) => post.label === 'seeker_request' && post.tags.length === 0),
    100,
  );
  has(
    'look-alike posts',
    world.posts.filter((post) => /i4emploi/i.test(post.text) && !addressesCollective(post)),
    30,
  );
  has(
    'self-reposts',
    world.relays.filter((one) => must(posts, one.postId).authorId === one.accountId),
    20,
  );
  const end = world.end - 1;
  const both = world.accounts.filter((account) => {
    const bio = valueAt(account.descriptions, end);
    return carriesTag(bio, COLLECTIVE_TAG) && carriesTag(bio, 'i4emploir');
  });
  has('bios with both tags', both, 10);
  const minutes = new Set(world.posts.map((post) => new Date(post.createdAt).toISOString().slice(0, 16)));
  for (const at of ['2015-10-25T00:30', '2015-10-25T01:30', '2016-02-29T12:00', '2016-09-25T22:00'])
    assert.ok(minutes.has(at), at);
});
