import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { createWorld } from '../../demo/world/create-world.ts';
import { byId, must, postHiddenFrom } from '../../demo/world/model.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { addressesCollective } from '../../demo/world/truth/scene.ts';
import { allPages, ids, standInWith } from './ask.ts';

const NOW = instant('2019-10-01T02:00:00Z');
const world = createWorld({ seed: 5, scale: 0.05 });
const { standIn, ask } = await standInWith({ world, now: NOW });
after(() => standIn.close());

const tiny = buildTinyWorld({
  accounts: [
    { as: 'alice' },
    {
      as: 'carl',
      usernames: [
        ['2012-01-01T00:00:00Z', 'carl'],
        ['2019-01-01T00:00:00Z', 'carlo'],
      ],
    },
  ],
  posts: [
    { as: 'ask', by: 'alice', at: '2019-09-28T10:00:00Z', text: 'Je cherche à Évry #i4Emploi', media: true },
    { as: 'seeker', by: 'alice', at: '2019-09-28T11:00:00Z', text: 'En recherche #i4EmploiR' },
    { as: 'mention', by: 'alice', at: '2019-09-28T12:00:00Z', text: 'Un avis @i4Emploi ?' },
    {
      as: 'answer',
      by: 'carl',
      at: '2019-09-28T13:00:00Z',
      text: '@alice courage #i4emploi',
      kind: 'reply',
      of: 'ask',
    },
    {
      as: 'quote',
      by: 'i4Emploi',
      at: '2019-09-28T14:00:00Z',
      text: 'Qui ? #i4Emploi',
      kind: 'quote',
      of: 'ask',
    },
    { as: 'alike', by: 'carl', at: '2019-09-28T15:00:00Z', text: 'Salon #i4EmploiRH' },
    {
      as: 'gone',
      by: 'carl',
      at: '2019-09-28T16:00:00Z',
      text: 'Oups #i4Emploi',
      deletedAt: '2019-09-29T00:00:00Z',
    },
  ],
  relays: [{ of: 'ask', by: 'carl', at: '2019-09-28T17:00:00Z' }],
});
const small = await standInWith({ world: tiny, now: NOW });
after(() => small.standIn.close());

/** The names of the posts a query finds; a repost shows as RT. */
async function found(query: string): Promise<string> {
  const { status, body } = await small.ask('tweets/search/recent', { query, max_results: '100' });
  assert.equal(status, 200, JSON.stringify(body));
  const names = new Map(
    ['ask', 'seeker', 'mention', 'answer', 'quote', 'alike', 'gone'].map((as) => [tiny.postId(as), as]),
  );
  return ids(body.data)
    .map((id) => names.get(id) ?? 'RT')
    .join(' ');
}

test('search/all gives every readable post that matches, once, newest first', async () => {
  const accounts = byId(world.accounts);
  const expected = world.posts
    .filter(
      (post) =>
        addressesCollective(post) && Date.parse(NOW) < postHiddenFrom(post, must(accounts, post.authorId)),
    )
    .map((post) => post.id)
    .reverse();
  const query = '(#i4Emploi OR #i4EmploiR OR @i4Emploi) -is:retweet';
  const { items, pages } = await allPages(ask, 'tweets/search/all', {
    query,
    start_time: '2015-09-25T22:00:00Z',
    max_results: '100',
  });
  assert.deepEqual(ids(items), expected);
  assert.ok(pages.length > 10);
  for (const page of pages) {
    assert.equal(page.meta?.result_count, page.data?.length);
    assert.equal(page.meta?.newest_id, page.data?.[0]?.id);
    assert.equal(page.meta?.oldest_id, page.data?.at(-1)?.id);
  }
});

test('a post has id, text and edit history unless more is asked for, and unknown fields change nothing', async () => {
  const plain = await ask('tweets/search/recent', {
    query: '#i4Emploi -is:retweet',
    'tweet.fields': 'nonsense',
  });
  assert.deepEqual(Object.keys(plain.body.data?.[0] ?? {}).sort(), ['edit_history_tweet_ids', 'id', 'text']);
  assert.equal(plain.body.includes, undefined);
});

test('expansions bring authors and referenced posts, or say why not', async () => {
  const { body } = await small.ask('tweets/search/recent', {
    query: '#i4Emploi',
    'tweet.fields': 'created_at,entities,attachments,public_metrics,in_reply_to_user_id',
    'user.fields': 'description,public_metrics,protected',
    expansions: 'author_id,referenced_tweets.id',
  });
  const byPost = new Map(body.data?.map((item) => [item.id, item]));
  const ask1 = byPost.get(tiny.postId('ask'));
  assert.equal(ask1?.author_id, tiny.accountId('alice'));
  assert.equal(ask1?.created_at, '2019-09-28T10:00:00.000Z');
  assert.deepEqual(ask1?.entities, { hashtags: [{ start: 18, end: 27, tag: 'i4Emploi' }] });
  assert.deepEqual(ask1?.attachments, { media_keys: [`3_${tiny.postId('ask')}`] });
  const metrics = ask1?.public_metrics as Record<string, number>;
  assert.deepEqual([metrics.retweet_count, metrics.quote_count, metrics.reply_count], [1, 1, 1]);
  assert.equal(byPost.get(tiny.postId('answer'))?.in_reply_to_user_id, tiny.accountId('alice'));
  assert.deepEqual(byPost.get(tiny.postId('quote'))?.referenced_tweets, [
    { type: 'quoted', id: tiny.postId('ask') },
  ]);
  assert.deepEqual(
    new Set(ids(body.includes?.users)),
    new Set(['alice', 'carl', 'i4Emploi'].map(tiny.accountId)),
  );
  assert.deepEqual(ids(body.includes?.tweets), [tiny.postId('ask')]);
});

test('a query is tags, mentions, words and people; AND binds before OR', async () => {
  assert.equal(await found('#i4Emploi -is:retweet'), 'quote answer ask');
  assert.equal(await found('#i4EmploiR'), 'seeker');
  assert.equal(await found('@i4Emploi'), 'mention');
  assert.equal(await found('#i4Emploi'), 'RT quote answer ask');
  assert.equal(await found('#i4Emploi is:retweet'), 'RT');
  assert.equal(await found('from:alice'), 'mention seeker ask');
  assert.equal(await found('from:carlo is:reply'), 'answer');
  assert.equal(await found('from:carl'), '');
  assert.equal(await found('is:quote #i4Emploi'), 'quote');
  assert.equal(await found('evry -is:retweet'), 'ask');
  assert.equal(await found('"je cherche" -is:retweet'), 'ask');
  assert.equal(await found('#i4EmploiR OR #i4Emploi from:alice'), 'seeker ask');
  assert.equal(await found('(#i4EmploiR OR #i4Emploi) is:reply'), 'answer');
  assert.equal(await found('@alice'), 'RT answer');
});

test('reposts are gone from search since 4 May 2026', async () => {
  small.standIn.setNow(instant('2026-05-03T23:59:59Z'));
  const before = await small.ask('tweets/search/all', {
    query: '#i4Emploi is:retweet',
    start_time: '2019-09-01T00:00:00Z',
  });
  assert.equal(before.body.meta?.result_count, 1);
  small.standIn.setNow(instant('2026-05-04T00:00:00Z'));
  const after4May = await small.ask('tweets/search/all', {
    query: '#i4Emploi',
    start_time: '2019-09-01T00:00:00Z',
  });
  assert.equal(after4May.body.meta?.result_count, 3);
  small.standIn.setNow(NOW);
});

test('an empty search says only that it is empty', async () => {
  const { body } = await ask('tweets/search/recent', { query: '#absent' });
  assert.deepEqual(body, { meta: { result_count: 0 } });
});

test('since_id and until_id are exclusive, and a new post does not shift the pages', async () => {
  const query = { query: '#i4Emploi -is:retweet', max_results: '10' };
  const since = await small.ask('tweets/search/recent', { ...query, since_id: tiny.postId('ask') });
  assert.deepEqual(ids(since.body.data), [tiny.postId('quote'), tiny.postId('answer')]);
  const until = await small.ask('tweets/search/recent', { ...query, until_id: tiny.postId('quote') });
  assert.deepEqual(ids(until.body.data), [tiny.postId('answer'), tiny.postId('ask')]);

  standIn.setNow(instant('2019-09-29T10:00:00Z'));
  const all = { ...query, start_time: '2019-06-01T00:00:00Z' };
  const first = await ask('tweets/search/all', all);
  standIn.setNow(NOW);
  const second = await ask('tweets/search/all', {
    ...all,
    next_token: first.body.meta?.next_token ?? '',
  });
  assert.equal(new Set([...ids(first.body.data), ...ids(second.body.data)]).size, 20);
  assert.ok((second.body.data?.[0]?.id ?? '') < (first.body.data?.at(-1)?.id ?? ''));
});

test('what X refuses is refused in its words', async () => {
  const refused = async (path: string, query: Record<string, string>): Promise<string> => {
    const { status, body, headers } = await ask(path, query);
    assert.equal(status, 400);
    assert.match(headers.get('content-type') ?? '', /application\/problem\+json/);
    assert.equal(body.title, 'Invalid Request');
    assert.match(body.type ?? '', /\/invalid-request$/);
    return body.errors?.[0]?.message ?? '';
  };
  const recent = 'tweets/search/recent';
  const query = '#i4Emploi';
  assert.match(await refused(recent, {}), /can not be empty/);
  assert.match(await refused(recent, { query, max_results: '5' }), /\[5\] is not between 10 and 100/);
  assert.match(await refused('tweets/search/all', { query, max_results: '501' }), /between 10 and 500/);
  assert.match(
    await refused(recent, { query, start_time: '2019-09-01T00:00:00Z' }),
    /must be on or after 2019-09-24T02:00Z/,
  );
  assert.match(
    await refused(recent, { query, end_time: '2019-10-01T01:59:55Z' }),
    /minimum of 10 seconds prior/,
  );
  assert.match(await refused(recent, { query, start_time: 'hier' }), /not a valid RFC3339/);
  assert.match(
    await refused(recent, { query, since_id: '123' }),
    /must be a tweet id created after 2019-09-24T02:00Z\. Please use a 'since_id' that is larger than \d{19}$/,
  );
  const both = { query, since_id: '1178733857076151898', start_time: '2019-09-30T00:00:00Z' };
  assert.match(await refused(recent, both), /Invalid use of 'since_id' or 'until_id' in conjunction/);
  assert.match(await refused(recent, { query, next_token: 'b26v89c19zqg8o3fo7gesq3x' }), /next_token/);
  assert.match(await refused(recent, { query, colour: 'blue' }), /\[colour\] is not one of/);
  for (const wrong of [
    'bio:chat',
    '-is:retweet',
    '(#a',
    '#a)',
    '-(#a OR #b)',
    'is:verified #a',
    '#a OR',
    'min_faves:3 #a',
    '()',
  ]) {
    assert.ok(await refused(recent, { query: wrong }), wrong);
  }
  assert.match(await refused(recent, { query: `#i4Emploi ${'x'.repeat(512)}` }), /longer than 512/);
});

test('a token belongs to the request it was given for', async () => {
  const first = await ask('tweets/search/recent', { query: '#i4Emploi' });
  const token = first.body.meta?.next_token ?? '';
  assert.match(token, /^[0-9a-z]{16,}$/);
  const other = await ask('tweets/search/recent', { query: '#i4EmploiR', next_token: token });
  assert.equal(other.status, 400);
  const same = await ask('tweets/search/recent', { query: '#i4Emploi', pagination_token: token });
  assert.equal(same.status, 200);
});
