import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../../../api/contract/common.ts';
import type { SecondReadingAnswer } from '../../../api/contract/second-reading.ts';
import { takeDirtyDays } from '../../../db/queries/dirty-days.ts';
import { secondSample } from '../../../db/statistics/second-sample.ts';
import { eachStore } from '../stores.ts';
import { deskOf, sorterWith, type Waiting } from './desk.ts';
import { type Service, startService } from './service.ts';

const KEY = 'a key for invented posts only, 32 letters';
const isInSample = secondSample(KEY);
const IDS = Array.from({ length: 400 }, (_, index) => `${5000 + index}`);
const [first = '', second = ''] = IDS.filter(isInSample);
const outside = IDS.find((id) => !isInSample(id)) ?? '';
const waiting = (...ids: string[]) =>
  Object.fromEntries(ids.map((id): [string, Waiting] => [id, { proposed: 'other', score: 0.5 }]));
const enter = async (service: Service, name: string) =>
  sorterWith(service, await service.enter(name, 'coordinator'));

test('the sample is one post of twenty, the same whoever asks, another under another key', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `${index}`);
  const chosen = many.filter(isInSample);
  assert.ok(chosen.length > 900 && chosen.length < 1_100, `${chosen.length} of 20000`);
  assert.deepEqual(many.filter(secondSample(KEY)), chosen);
  assert.notDeepEqual(many.filter(secondSample(`${KEY}!`)), chosen);
});

eachStore('second readings', (open) => {
  test('a post of the sample is read by somebody who never sorted it, blind, once; agreement follows', async () => {
    await using store = await open();
    await deskOf(store, waiting(first, second, outside));
    await using service = await startService(store, { sampleKey: KEY });
    const [alice, bob] = [await enter(service, 'alice'), await enter(service, 'bob')];
    await alice.decide(first, 0, 'seeker_request');
    await alice.decide(second, 0, 'other');
    await alice.decide(outside, 0, 'other');
    const hers = await alice.read<SecondReadingAnswer>('sorting/second-reading');
    assert.deepEqual([hers.post, hers.waiting, hers.agreement], [null, 0, null]);
    const his = await bob.read<SecondReadingAnswer>('sorting/second-reading');
    assert.deepEqual([his.post?.id, his.waiting], [first, 2]);
    assert.deepEqual(Object.keys(his.post ?? {}).sort(), ['day', 'id', 'kind', 'text']);
    await takeDirtyDays(store.db);
    const send = (who: typeof bob, post: string, label: string) =>
      who.send<SecondReadingAnswer & Problem>('second-readings', { post, label });
    assert.equal((await send(bob, first, 'seeker_request')).answer.post?.id, second);
    const { answer } = await send(bob, second, 'relay_support');
    assert.deepEqual([answer.post, answer.agreement?.n, answer.agreement?.observed], [null, 2, 0.5]);
    assert.deepEqual([...(await takeDirtyDays(store.db)).keys()], ['data-quality']);
    for (const [who, post] of [
      [bob, first],
      [bob, outside],
      [alice, first],
    ] as const) {
      assert.equal((await send(who, post, 'other')).answer.code, 'second-reading-refused');
    }
    // What stands is what the first person said.
    const { label } = await store.db
      .selectFrom('post')
      .select('label')
      .where('id', '=', second)
      .executeTakeFirstOrThrow();
    assert.equal(label, 'other');
  });

  test('without the key nothing is chosen, and that is said', async () => {
    await using store = await open();
    await deskOf(store, waiting(first));
    await using service = await startService(store);
    const [alice, bob] = [await enter(service, 'alice'), await enter(service, 'bob')];
    await alice.decide(first, 0, 'other');
    const answer = await bob.read<SecondReadingAnswer>('sorting/second-reading');
    assert.deepEqual([answer.state, answer.post], ['no-key', null]);
  });
});
