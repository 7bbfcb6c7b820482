import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../../db/core/calendar.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { CATALOGUE_KEYS, judgeWorld } from '../../worlds/judge-world.ts';
import { expectedOf, judgeSeed, type Lived, sayFinding } from '../../worlds/one-world.ts';

const SEEDS = 10;

test('every figure of ten random worlds is what their ledgers say, and every indicator has had one', async () => {
  const exercised = new Set<string>();
  const wrong: string[] = [];
  for (let seed = 0; seed < SEEDS; seed += 1) {
    await using store = await openStore('sqlite::memory:');
    const judgement = await judgeSeed(store, seed);
    for (const key of judgement.exercised) exercised.add(key);
    wrong.push(...judgement.wrong.map((finding) => sayFinding(seed, finding)));
  }
  assert.deepEqual(wrong, []);
  const never = CATALOGUE_KEYS.filter((key) => !exercised.has(key));
  assert.deepEqual(never, [], 'no random world gives these indicators a figure: nothing is proved of them');
});

/** Works these days out anew, as a roll-up that errs would. */
async function recompute(store: Store, { setting, random }: Lived, from: Day, to: Day): Promise<void> {
  const { collective, calendar, clock } = setting;
  const { id: runId } = await store.db
    .selectFrom('run')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const reason = 'broken on purpose';
  const { day } = random.nights.at(-1) as Lived['random']['nights'][number];
  await rollUp(store, { collective, calendar, clock, runId, day, recompute: { from, to, reason } });
}

test('a relay that is counted twice is seen', async () => {
  await using store = await openStore('sqlite::memory:');
  const { lived, expected } = await expectedOf(store, 0);
  await using _ = lived;
  const relay = await store.db
    .selectFrom('relay')
    .innerJoin('request', 'request.post_id', 'relay.post_id')
    .selectAll('relay')
    .whereRef('relay.account', '!=', 'request.seeker')
    .where('relay.by_collective', '=', 0)
    .limit(1)
    .executeTakeFirstOrThrow();
  await store.db
    .insertInto('relay')
    .values({ ...relay, account: `${relay.account}2` as never })
    .execute();
  await recompute(store, lived, relay.day, relay.day);
  const { wrong } = await judgeWorld(store, expected);
  const day = `day ${relay.day}`;
  assert.ok(wrong.some(({ indicator, period }) => indicator === 'community_relays' && period === day));
});

test('a request that falls on the wrong side of the anniversary is seen', async () => {
  await using store = await openStore('sqlite::memory:');
  const { lived, expected } = await expectedOf(store, 4);
  await using _ = lived;
  const [before, after] = ['2016-09-25', '2016-09-26'] as [Day, Day];
  const last = await store.db
    .selectFrom('request')
    .select(['post_id', 'day'])
    .where('day', '<=', before)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await store.db.updateTable('request').set({ day: after }).where('post_id', '=', last.post_id).execute();
  for (const day of [last.day, after]) await recompute(store, lived, day, day);
  const { wrong } = await judgeWorld(store, expected);
  const years = wrong.filter(
    ({ indicator, period }) => indicator === 'seeker_requests' && /^year/.test(period),
  );
  assert.ok(years.length > 0, JSON.stringify(wrong));
});
