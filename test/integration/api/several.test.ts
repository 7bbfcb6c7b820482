import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedChallenges } from '../../../api/auth/challenges.ts';
import { limitSignIn } from '../../../api/auth/sign-in-limit.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { eachStore } from '../stores.ts';
import { NOW, type Service, startService } from './service.ts';

const KEY = 'a key for tests, long enough for it';
/** As a page of ours sends it. */
const OURS = { 'sec-fetch-site': 'same-origin' };
const attempt = (service: Service): Promise<Response> =>
  service.ask('/fr/entree', {
    method: 'POST',
    headers: OURS,
    body: new URLSearchParams({ jeton: 'x'.repeat(43) }),
  });
const tried = async (service: Service): Promise<number> => (await attempt(service)).status;

eachStore('several processes that answer', (open) => {
  test('attempts are counted over all of them, and a minute later they are counted anew', async () => {
    await using store = await open();
    await using one = await startService(store, { sampleKey: KEY });
    await using other = await startService(store, { sampleKey: KEY });
    const statuses: number[] = [];
    for (let tries = 0; tries < 22; tries += 1) statuses.push(await tried(tries % 2 === 0 ? one : other));
    assert.deepEqual(statuses, [...Array(20).fill(404), 429, 429]);
    other.clock.set('2018-11-02T09:00:20.500Z');
    assert.equal((await attempt(other)).headers.get('retry-after'), '40', 'until the minute is over');
    for (const { clock } of [one, other]) clock.set('2018-11-02T09:01:00.000Z');
    assert.equal(await tried(other), 404);
  });

  test('of those who tried, the store keeps no address, and nothing of an earlier minute', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    await tried(service);
    service.clock.set('2018-11-02T10:00:00.000Z');
    await service.ask('/fr/partage', {
      method: 'POST',
      headers: { ...OURS, 'content-type': 'application/json' },
      body: '{}',
    });
    const rows = await store.db.selectFrom('attempt').selectAll().execute();
    assert.deepEqual(
      rows.map(({ minute, count }) => [minute, count]),
      [['2018-11-02T10:00:00.000Z', 1]],
    );
    assert.doesNotMatch(JSON.stringify(rows), /127\.0\.0\.1/);
  });

  test('a challenge that one handed out is good with another, and once among them all', async () => {
    await using store = await open();
    const clock = fixedClock(NOW);
    const [one, other, stranger] = [KEY, KEY, 'another key for tests, long enough'].map((key) =>
      signedChallenges(store, clock, key),
    );
    assert.ok(one && other && stranger);
    const challenge = Buffer.from(one.make('enter')).toString('base64url');
    assert.notDeepEqual(one.make('enter'), one.make('enter'), 'each asks for another, in one moment too');
    for (const bad of ['', 'x', challenge.slice(0, -4), `${challenge}AAAA`])
      assert.equal(await one.spend(bad, 'enter'), false, 'no challenge at all');
    assert.equal(await stranger.spend(challenge, 'enter'), false);
    assert.equal(await other.spend(challenge, 'register'), false);
    assert.equal(await other.spend(challenge, 'enter'), true);
    assert.equal(await one.spend(challenge, 'enter'), false);
    const late = Buffer.from(one.make('enter')).toString('base64url');
    clock.set('2018-11-02T09:05:00.000Z');
    assert.equal(await other.spend(late, 'enter'), false);
  });

  test('whoever is signed out at one is signed out at all', async () => {
    await using store = await open();
    await using one = await startService(store, { sampleKey: KEY });
    await using other = await startService(store, { sampleKey: KEY });
    const cookie = await one.enter('alice', 'coordinator');
    const read = () => other.ask('/api/v1/my-access', { cookie }).then(({ status }) => status);
    assert.equal(await read(), 200);
    await one.ask('/fr/sortie', { method: 'POST', cookie, headers: OURS });
    assert.equal(await read(), 401);
  });
});

test('counted in the memory of each, forty attempts of a minute would go on: the broken twin is seen', () => {
  const clock = fixedClock(NOW);
  const [one, other] = [limitSignIn(clock), limitSignIn(clock)];
  const waits = Array.from({ length: 40 }, (_, attempt) => (attempt % 2 === 0 ? one : other)('192.0.2.1'));
  assert.ok(waits.every((seconds) => seconds === 0));
});
