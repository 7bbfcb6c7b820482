import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { instant } from '../../../db/core/calendar.ts';
import { buildTinyWorld } from '../../demo/world/tiny-world.ts';
import { standInWith } from './ask.ts';

const world = buildTinyWorld({
  accounts: [{ as: 'alice' }, { as: 'carl' }],
  posts: [
    { as: 'a', by: 'alice', at: '2019-09-30T10:00:00Z', text: 'Je cherche #i4Emploi' },
    { as: 'b', by: 'carl', at: '2019-09-30T11:00:00Z', text: 'Relais #i4Emploi' },
  ],
  relays: [{ of: 'a', by: 'carl', at: '2019-09-30T12:00:00Z' }],
});
const NOW = instant('2019-10-01T00:00:00Z');
const QUERY = { query: '#i4Emploi -is:retweet' };

test('every answer tells the limit, what remains and when it begins anew, by the stand-in’s own clock', async () => {
  const { standIn, ask } = await standInWith({ world, now: NOW });
  after(() => standIn.close());
  const { headers } = await ask('tweets/search/recent', QUERY);
  assert.equal(headers.get('x-rate-limit-limit'), '450');
  assert.equal(headers.get('x-rate-limit-remaining'), '449');
  assert.equal(headers.get('x-rate-limit-reset'), String(Date.parse(NOW) / 1000 + 900));
  assert.equal(headers.get('date'), 'Tue, 01 Oct 2019 00:00:00 GMT');
});

test('one call too many is 429 until the window is over', async () => {
  const { standIn, ask } = await standInWith({ world, now: NOW, rateLimit: 2 });
  after(() => standIn.close());
  const call = () => ask('tweets/search/recent', QUERY);
  assert.deepEqual([(await call()).status, (await call()).status], [200, 200]);
  const refused = await call();
  assert.equal(refused.status, 429);
  assert.equal(refused.body.title, 'Too Many Requests');
  assert.equal(refused.headers.get('x-rate-limit-remaining'), '0');
  assert.equal(
    (await ask('tweets', { ids: world.postId('a') })).status,
    200,
    'other endpoints have their own window',
  );
  standIn.setNow(instant('2019-10-01T00:14:59Z'));
  assert.equal((await call()).status, 429);
  standIn.setNow(instant('2019-10-01T00:15:00Z'));
  assert.equal((await call()).status, 200);
});

test('search/all takes one call a second when told to insist, with calls remaining', async () => {
  const { standIn, ask } = await standInWith({ world, now: NOW, onePerSecond: true });
  after(() => standIn.close());
  assert.equal((await ask('tweets/search/all', QUERY)).status, 200);
  const refused = await ask('tweets/search/all', QUERY);
  assert.equal(refused.status, 429);
  assert.notEqual(refused.headers.get('x-rate-limit-remaining'), '0');
  standIn.setNow(instant('2019-10-01T00:00:01Z'));
  assert.equal((await ask('tweets/search/all', QUERY)).status, 200);
});

test('a post costs once a UTC day, users and counts by their price, problems nothing', async () => {
  const { standIn, ask } = await standInWith({ world, now: NOW, ownerId: world.collectiveId });
  after(() => standIn.close());
  await ask('tweets/search/recent', { ...QUERY, expansions: 'author_id' });
  await ask('tweets/search/recent', QUERY);
  await ask('tweets/counts/recent', QUERY);
  await ask('tweets/counts/all', QUERY);
  await ask(`tweets/${world.postId('a')}/retweeted_by`);
  await ask('tweets/search/recent', { query: '' });
  standIn.setNow(instant('2019-10-02T00:00:00Z'));
  await ask('tweets/search/recent', QUERY);
  assert.deepEqual(
    standIn.requests.map((one) => one.usd),
    [0.01, 0, 0.005, 0.01, 0.01, 0, 0.01],
  );
  assert.equal(standIn.requests[1]?.grossUsd, 0.01);
  assert.deepEqual(
    standIn.requests.map((one) => one.status),
    [200, 200, 200, 200, 200, 400, 200],
  );
  assert.equal(standIn.requests[4]?.endpoint, 'tweets/:id/retweeted_by');
});

test('expanded authors are billed only when the stand-in is told so', async () => {
  const { standIn, ask } = await standInWith({ world, now: NOW, billExpandedUsers: true });
  after(() => standIn.close());
  await ask('tweets/search/recent', { ...QUERY, expansions: 'author_id' });
  assert.equal(standIn.requests[0]?.usd, 0.03);
});

test('usage tells strings, as X does in life, or integers, as its specification says', async () => {
  for (const usageNumbers of ['string', 'integer'] as const) {
    const { standIn, ask } = await standInWith({ world, now: NOW, usageNumbers });
    after(() => standIn.close());
    await ask('tweets/search/recent', QUERY);
    const { body } = await ask('usage/tweets');
    const usage = body.data as unknown as { project_usage: unknown; project_cap: unknown };
    assert.deepEqual(
      [usage.project_usage, usage.project_cap],
      usageNumbers === 'string' ? ['2', '2000000'] : [2, 2_000_000],
    );
  }
});
