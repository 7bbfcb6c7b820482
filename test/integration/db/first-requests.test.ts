import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { COLLECTED_FAMILIES } from '../../../db/core/families.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { readMeasure } from '../../../db/queries/measures.ts';
import { recordReadings } from '../../../db/queries/requests-open.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { seededRandom } from '../../demo/world/random.ts';
import { eachStore } from '../stores.ts';
import { calendar, collective as named } from './october.ts';
import { seed } from './seed.ts';

const FIRST = day('2018-02-26');
const LAST = addDays(FIRST, 200);
/** Into the second year. */
const LATER = addDays(FIRST, 420);
const collective = { ...named, startDay: FIRST };
const at = (on: Day, hour = 8) => `${on}T${String(hour).padStart(2, '0')}:00:00Z`;

/** People ask, in a store that has read everything and knows the figures up to the last day. */
async function world(store: Store, asked: readonly (readonly [person: string, on: Day])[], last = LAST) {
  const rows = await seed(store, calendar);
  for (const family of COLLECTED_FAMILIES) await rows.window(family, FIRST, addDays(last, 1));
  for (const [person, on] of asked) await rows.post(`${person} ${on}`, person, at(on), 'seeker_request');
  const clock = fixedClock(instant(at(addDays(last, 1), 4)));
  const roll = (recompute?: { from: Day; to: Day; reason: string }) =>
    rollUp(store, {
      ...{ collective, calendar, clock, runId: rows.runId, day: last },
      ...(recompute && { recompute }),
    });
  /** Says whether a post is a request; the relays of one are read. */
  const sort = async (id: string, isRequest: boolean) => {
    const label = isRequest ? 'seeker_request' : 'other';
    await labelPosts(store.db, [{ postId: id, label, by: 'bob', at: clock.now() }]);
    if (isRequest) await recordReadings(store.db, [{ post_id: id, final: true }], instant(at(last)));
  };
  return { rows, roll, sort };
}

const tallies = async ({ db }: Store) => {
  const all = await db.selectFrom('tally').selectAll().where('amount', '!=', 0).execute();
  return all.map((row) => JSON.stringify(row)).sort();
};
const corrected = async ({ db }: Store) => {
  const all = await db.selectFrom('measure').select('id').where('superseded_at', 'is not', null).execute();
  return all.length;
};
const told = async ({ db }: Store) => {
  const name = { indicator: 'relayed_share_cohort', grain: 'year', dimension: '', start: FIRST } as const;
  const { low, high, n } = (await readMeasure(db, name)) ?? {};
  return [low, high, n];
};

eachStore('first requests', (open) => {
  test('whoever’s first request is another one counts with what was relayed within its window', async () => {
    await using store = await open();
    const crowd = Array.from({ length: 19 }, (_, index) => [`p${index}`, FIRST] as const);
    const ana = [0, 10, 185].map((after) => ['ana', addDays(FIRST, after)] as const);
    const { rows, roll, sort } = await world(store, [...crowd, ...ana]);
    const [first, , relayed] = ana.map(([person, on]) => `${person} ${on}`) as [string, string, string];
    await rows.relay(relayed, 'x', at(addDays(FIRST, 185), 9), 10);
    await roll();
    assert.deepEqual(await told(store), [0, 0, 20], 'past the window of her first');
    await sort(first, false);
    await roll();
    assert.deepEqual(await told(store), [1 / 20, 1 / 20, 20]);
    await sort(first, true);
    await roll();
    assert.deepEqual(await told(store), [0, 0, 20]);
  });

  test('what became of a request counts no more with its cohort once the request is withdrawn', async () => {
    await using store = await open();
    const crowd = Array.from({ length: 19 }, (_, index) => [`p${index}`, FIRST] as const);
    const ana = [3, 50].map((after) => ['ana', addDays(FIRST, after)] as const);
    const { rows, roll, sort } = await world(store, [...crowd, ...ana]);
    const again = `ana ${addDays(FIRST, 50)}`;
    await rows.relay(again, 'x', at(addDays(FIRST, 51)), 10);
    await roll();
    assert.deepEqual(await told(store), [1 / 20, 1 / 20, 20]);
    await sort(again, false);
    await roll();
    assert.deepEqual(await told(store), [0, 0, 20]);
  });

  test('one more request of somebody who has asked for long makes no other day dirty', async () => {
    await using store = await open();
    const ana = [0, 30, 60, 190].map((after) => ['ana', addDays(FIRST, after)] as const);
    const { rows, roll, sort } = await world(store, ana);
    await roll();
    const on = addDays(FIRST, 100);
    await rows.post('one more', 'ana', at(on), null);
    await sort('one more', true);
    const dirty = await store.db.selectFrom('dirty_day').select('day').distinct().execute();
    assert.deepEqual(dirty, [{ day: on }]);
  });
});

test('whatever is sorted, and sorted otherwise, the figures are those of the whole history worked out anew', async () => {
  await using store = await openStore('sqlite::memory:');
  const random = seededRandom(7);
  const asked = Array.from({ length: 26 }, (_, person) =>
    Array.from({ length: 4 }, () => [`p${person}`, addDays(FIRST, random.between(0, 400))] as const),
  ).flat();
  const once = [...new Map(asked.map((one) => [one.join(), one])).values()];
  const { rows, roll, sort } = await world(store, once, LATER);
  const posts = await store.db.selectFrom('post').select(['id', 'day']).orderBy('id').execute();
  for (const { id, day: on } of posts)
    if (random.chance(0.4)) await rows.relay(id, 'x', at(addDays(on, random.between(0, 9)), 9), 10);
  await roll();
  for (let night = 0; night < 12; night += 1) {
    for (let change = 0; change < 3; change += 1) {
      const { id } = posts[random.between(0, posts.length - 1)] as (typeof posts)[0];
      const request = await store.db
        .selectFrom('request')
        .select('post_id')
        .where('post_id', '=', id)
        .execute();
      await sort(id, request.length === 0);
    }
    await roll();
  }
  const known = [await tallies(store), await corrected(store)];
  await roll({ from: FIRST, to: LATER, reason: 'to compare' });
  assert.deepEqual([await tallies(store), await corrected(store)], known);
});
