import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { COLLECTED_FAMILIES } from '../../../db/core/families.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { readMeasure } from '../../../db/queries/measures.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { calendar, collective as named } from './october.ts';
import { type Seed, seed } from './seed.ts';

const collective = { ...named, startDay: day('2018-02-26') };
const ASKED = day('2018-03-05');
const LAST = addDays(ASKED, 180);
const at = (on: Day, hour = 8) => `${on}T${String(hour).padStart(2, '0')}:00:00Z`;

async function roll(store: Store, rows: Seed, cutoff: Day): Promise<void> {
  const clock = fixedClock(instant(at(addDays(cutoff, 1), 4)));
  await rollUp(store, { collective, calendar, clock, runId: rows.runId, day: cutoff });
}
const shareOf = async ({ db }: Store, dimension = '') =>
  readMeasure(db, {
    indicator: 'relayed_share_cohort',
    grain: 'year',
    dimension,
    start: collective.startDay,
  });
const told = async (store: Store) => {
  const row = await shareOf(store);
  return row?.state === 'measured' ? [row.low, row.high, row.n] : row?.reason;
};

/** So many people ask on a day, in a store that has read everything. */
async function crowd(store: Store, on = ASKED, count = 20): Promise<Seed> {
  const rows = await seed(store, calendar);
  for (const family of COLLECTED_FAMILIES) await rows.window(family, collective.startDay, addDays(on, 210));
  for (let person = 0; person < count; person += 1)
    await rows.post(`first of ${person}`, `person ${person}`, at(on), 'seeker_request');
  return rows;
}

eachStore('people relayed, of a cohort', (open) => {
  test('who was relayed within 180 days of the first request, by any request, once the window has closed', async () => {
    await using store = await open();
    const rows = await crowd(store);
    // By the first request; by somebody else after eight days, which is late; by herself.
    await rows.relay('first of 0', 'x', at(addDays(ASKED, 1)), 10);
    await rows.relay('first of 1', 'x', at(addDays(ASKED, 8)), 10);
    await rows.relay('first of 2', 'person 2', at(ASKED, 9), 10);
    // By another request: on the last day of the window, on the day after, and asked within it but relayed after it.
    for (const [person, asked, relayed] of [
      [3, LAST, LAST],
      [4, addDays(LAST, 1), addDays(LAST, 1)],
      [5, LAST, addDays(LAST, 1)],
    ] as const) {
      await rows.post(`next of ${person}`, `person ${person}`, at(asked), 'seeker_request');
      await rows.relay(`next of ${person}`, 'x', at(relayed, 9), 10);
    }
    await roll(store, rows, addDays(LAST, -1));
    assert.equal(await told(store), 'too_few');
    await roll(store, rows, LAST);
    assert.deepEqual(await told(store), [2 / 20, 2 / 20, 20]);
    await roll(store, rows, addDays(LAST, 20));
    assert.deepEqual(await told(store), [2 / 20, 2 / 20, 20]);
  });
});

test('what is known later changes the year of the first request, whatever year it happened in', async () => {
  await using store = await openStore('sqlite::memory:');
  // The last days of an i4Emploi year: what is asked again falls in the next one.
  const on = day('2019-02-20');
  const rows = await crowd(store, on, 21);
  const later = addDays(on, 60);
  await rows.post('again', 'person 7', at(later), 'seeker_request');
  await rows.relay('first of 20', 'x', at(addDays(on, 1)), 10);
  // Nothing of that year comes of age any more.
  await roll(store, rows, addDays(on, 200));
  assert.deepEqual(await told(store), [1 / 21, 1 / 21, 21]);
  await rows.relay('again', 'x', at(addDays(later, 2)), 10);
  await roll(store, rows, addDays(on, 201));
  assert.deepEqual(await told(store), [2 / 21, 2 / 21, 21]);
  // A volunteer finds that these asked for nothing: their relays are of requests no more, and one person never asked.
  const other = { label: 'other' as const, by: 'bob', at: instant(at(addDays(on, 202))) };
  await labelPosts(
    store.db,
    ['again', 'first of 20'].map((postId) => ({ postId, ...other })),
  );
  await roll(store, rows, addDays(on, 202));
  assert.deepEqual(await told(store), [0, 0, 20]);
});

test('a request whose relays nobody has read may have been relayed', async () => {
  await using store = await openStore('sqlite::memory:');
  const rows = await crowd(store);
  await rows.relay('first of 0', 'x', at(addDays(ASKED, 1)), 10);
  await rows.post('too late', 'person 3', at(addDays(LAST, 1)), 'seeker_request');
  await store.db
    .updateTable('request')
    .set({ relays_read_at: null, relays_final_at: null })
    .where('post_id', 'in', ['first of 0', 'first of 1', 'first of 2', 'too late'])
    .execute();
  await roll(store, rows, addDays(LAST, 1));
  assert.deepEqual(await told(store), [1 / 20, 3 / 20, 20]);
  assert.equal((await shareOf(store))?.reason, 'unread_relays');
  // Apart: what was read, and nothing of what may be.
  assert.equal((await shareOf(store, 'known'))?.value, 1 / 20);
});

test('who asks again once her window is over is not looked at again, and what is read late of its last day counts', async () => {
  await using store = await openStore('sqlite::memory:');
  const rows = await crowd(store);
  await rows.post('last', 'person 3', at(LAST), 'seeker_request');
  await roll(store, rows, addDays(LAST, 20));
  assert.deepEqual(await told(store), [0, 0, 20]);
  // What her days are counted for, were it looked at, would tell of a relay.
  const countRelayed = (amount: 0 | 2) =>
    store.db
      .updateTable('member')
      .set({ amount })
      .where('person', '=', 'person 4' as Pseudonym)
      .where('name', '=', 'seeker')
      .where('start_day', '=', ASKED)
      .execute();
  await rows.post('again', 'person 4', at(addDays(LAST, 27)), 'seeker_request');
  await roll(store, rows, addDays(LAST, 27));
  await countRelayed(2);
  await roll(store, rows, addDays(LAST, 28));
  assert.deepEqual(await told(store), [0, 0, 20], 'nothing is new of her window');
  await countRelayed(0);
  await rows.relay('last', 'x', at(LAST, 9), 10);
  await roll(store, rows, addDays(LAST, 29));
  assert.deepEqual(await told(store), [1 / 20, 1 / 20, 20]);
  await rows.post('months later', 'person 3', at(addDays(LAST, 29)), 'seeker_request');
  await roll(store, rows, addDays(LAST, 29));
  assert.deepEqual(await told(store), [1 / 20, 1 / 20, 20], 'who asks again stays relayed');
});
