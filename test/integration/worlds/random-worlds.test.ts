import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Day } from '../../../db/core/calendar.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { type AsOfWatch, asOfWatch } from '../../worlds/as-of.ts';
import type { Expectations } from '../../worlds/expected.ts';
import { CATALOGUE_KEYS, judgeWorld } from '../../worlds/judge-world.ts';
import { expectedOf, type Lived, type OnNight, sayFinding } from '../../worlds/one-world.ts';

const [YEAR, WEEKS] = [14, 65] as const;
/** Ten of all five kinds: weeks of autumn and spring, hardly anybody; a crowd's year and some people's once each. */
const SEEDS = [8, 12, 13, YEAR, 16, 18, 28, 50, WEEKS, 67];
const KEPT: readonly number[] = [YEAR, WEEKS];

type Kept = { readonly store: Store; readonly lived: Lived; readonly expected: Expectations };
/** Worlds that were lived and judged, for the rules after: each is lived once. */
const kept = new Map<number, Kept>();
const keptOf = (seed: number): Kept => kept.get(seed) as Kept;
let watch: AsOfWatch | undefined;

after(async () => {
  for (const { store, lived } of kept.values()) {
    await lived[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  }
});

const watching: OnNight = async ({ day }, setting) => {
  watch ??= asOfWatch(setting);
  // Asking of every night would cost as much as living the world.
  if (watch.noted() < 4) await watch.note([day]);
};

test('every figure of ten random worlds is what their ledgers say, and every indicator has had one', async () => {
  const exercised = new Set<string>();
  const wrong: string[] = [];
  for (const seed of SEEDS) {
    const store = await openStore('sqlite::memory:');
    const world = { store, ...(await expectedOf(store, seed, seed === WEEKS ? watching : undefined)) };
    const judgement = await judgeWorld(store, world.expected);
    for (const key of judgement.exercised) exercised.add(key);
    wrong.push(...judgement.wrong.map((finding) => sayFinding(seed, finding)));
    if (KEPT.includes(seed)) kept.set(seed, world);
    else {
      await world.lived[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    }
  }
  assert.deepEqual(wrong, []);
  const never = CATALOGUE_KEYS.filter((key) => !exercised.has(key));
  assert.deepEqual(never, [], 'no random world gives these indicators a figure: nothing is proved of them');
});

test('what was answered as of a day is answered so ever after, and a figure that is changed in place is seen', async () => {
  const { store } = keptOf(WEEKS);
  assert.equal(watch?.noted(), 4);
  assert.deepEqual(await watch?.changed(), []);
  const { id, low } = await store.db
    .selectFrom('measure')
    .select(['id', 'low'])
    .where('superseded_at', 'is not', null)
    .where('indicator', '=', 'seeker_requests')
    .where('grain', '=', 'all')
    .where('state', '=', 'measured')
    .limit(1)
    .executeTakeFirstOrThrow();
  const set = (value: number | null) =>
    store.db.updateTable('measure').set({ low: value }).where('id', '=', id).execute();
  await set(999);
  const [changed] = (await watch?.changed()) ?? [];
  assert.match(changed ?? '', /^\d{4}-\d\d-\d\d /);
  await set(low);
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
  const { store, lived, expected } = keptOf(WEEKS);
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
  const { store, lived, expected } = keptOf(YEAR);
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
