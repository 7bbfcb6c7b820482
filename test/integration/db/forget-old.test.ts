import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day, type Instant, instant } from '../../../db/core/calendar.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import {
  closedDaysBetween,
  dropBilledReads,
  expireTexts,
  forgetOldPerson,
  isUncounted,
  listForgettable,
  markForgotten,
  readClosedDays,
} from '../../../db/privacy/forget-old.ts';
import { markDirty } from '../../../db/queries/dirty-days.ts';
import type { Store } from '../../../db/store.ts';
import { calendar } from '../api/service.ts';
import { eachStore } from '../stores.ts';
import { type Seed, seed } from './seed.ts';

const TODAY = day('2021-01-15');
/** Who was heard of on this day, or later, is kept today. */
const LIMIT = day('2019-01-15');
const EVE = addDays(LIMIT, -1);
const ana = 'ana' as Pseudonym;
const LONG_AGO = day('2018-02-01');
const noon = (on: Day): Instant => instant(`${on}T12:00:00Z`);

/** The rows of a store, and whom something is heard of, on a day. */
type On = { db: Store['db']; rows: Seed; who: Pseudonym; on: Day };

const bio = ({ db, rows, who }: On, at: { shown_at: Instant | null; checked_at: Instant }) =>
  db
    .insertInto('adopter')
    .values({
      ...{ account: who, sealed_id: null, shows_tag: 1, shows_seeker_tag: 0, followers: 3 },
      ...{ first_seen_at: noon(LONG_AGO), run_id: rows.runId, gone_at: null, ...at },
    })
    .execute();

/** All that may be heard of somebody. */
const HEARD: Record<string, (on: On) => Promise<unknown>> = {
  'a post of hers that was read': ({ rows, who, on }) => rows.post(`of ${who}`, who, noon(on), null),
  'a relay of hers': async ({ rows, who, on }) => {
    await rows.post(`for ${who}`, 'ben', noon(TODAY), null);
    await rows.relay(`for ${who}`, who, noon(on), 10);
  },
  'a relay of a post of hers': async ({ db, rows, who, on }) => {
    await rows.post(`of ${who}`, who, noon(LONG_AGO), null);
    await rows.relay(`of ${who}`, 'ben', noon(on), 10);
    await db
      .updateTable('relay')
      .set({ seen_at: noon(TODAY) })
      .execute();
  },
  'a return to work that was entered': ({ db, who, on }) =>
    db
      .insertInto('declaration')
      .values({
        ...{ person: who, declared_at: noon(LONG_AGO), day: LONG_AGO, source: 'form', post_id: null },
        ...{ evidence: 'E1', state: 'confirmed', entered_by: 'form', entered_at: noon(on) },
      })
      .execute(),
  'news of hers': ({ db, who, on }) =>
    db
      .insertInto('seeker_news')
      .values({
        ...{ person: who, day: LONG_AGO, status: null, recruiter: 1, network: 0, interview: 0 },
        ...{ source: 'form', noted_by: 'form', known_at: noon(on) },
      })
      .execute(),
  'what she told of herself': ({ db, who, on }) =>
    db
      .insertInto('seeker_profile')
      .values({
        ...{ person: who, told_at: noon(on), source: 'form' },
        ...{ contract: null, occupation: null, region: '53', age_band: null },
      })
      .execute(),
  'what she agreed to': ({ db, who, on }) =>
    db
      .insertInto('consent')
      .values({
        ...{ person: who, purpose: 'profile', given: 1, text_version: '1', channel: 'form' },
        told_at: noon(on),
      })
      .execute(),
  'a tag in her bio': (on) => bio(on, { shown_at: noon(on.on), checked_at: noon(TODAY) }),
  'a bio without a tag': (on) => bio(on, { shown_at: null, checked_at: noon(on.on) }),
};

eachStore('Whose time is over', (open) => {
  test('whoever was last heard of more than 24 months ago, by whatever it was', async () => {
    await using store = await open();
    const { db } = store;
    const rows = await seed(store, calendar);
    for (const [what, heard] of Object.entries(HEARD))
      for (const on of [EVE, LIMIT]) await heard({ db, rows, who: `${what}, ${on}` as Pseudonym, on });
    const { people, limit } = await listForgettable(db, TODAY);
    assert.equal(limit, LIMIT);
    assert.deepEqual(
      people.sort(),
      Object.keys(HEARD)
        .map((what) => `${what}, ${EVE}`)
        .sort(),
    );
  });

  test('whatever was heard of her lately keeps her, however much is old', async () => {
    await using store = await open();
    const { db } = store;
    const rows = await seed(store, calendar);
    for (const [what, heard] of Object.entries(HEARD)) {
      await rows.post(`old of ${what}`, what, noon(LONG_AGO), null);
      await heard({ db, rows, who: what as Pseudonym, on: LIMIT });
    }
    await rows.post('old', ana, noon(LONG_AGO), null);
    assert.deepEqual((await listForgettable(db, TODAY)).people, [ana]);
  });

  test('she is not forgotten before her days are counted; later ones may wait', async () => {
    await using store = await open();
    await markDirty(store.db, 'placements', [LIMIT]);
    assert.equal(await isUncounted(store.db, LIMIT), false);
    await markDirty(store.db, 'placements', [EVE]);
    assert.equal(await isUncounted(store.db, LIMIT), true);
  });

  test('the days that she counted on are closed, and none beside them', async () => {
    await using store = await open();
    const { db } = store;
    const rows = await seed(store, calendar);
    await rows.post('hers', ana, '2018-10-01T08:00:00Z', 'seeker_request');
    await rows.post('theirs', 'ben', '2018-10-03T08:00:00Z', 'seeker_request');
    await rows.relay('theirs', ana, '2018-10-05T08:00:00Z', 10);
    await rows.relay('theirs', 'ben', '2018-10-06T08:00:00Z', 10);
    await HEARD['news of hers']?.({ db, rows, who: ana, on: EVE });
    await rows.scan('2018-11-01T08:00:00Z', 2);
    await rows.scan('2018-11-02T08:00:00Z', 2);
    const first = db.selectFrom('bio_scan').select((eb) => eb.fn.min('id').as('id'));
    await db
      .updateTable('bio_sighting')
      .set({ account: ana })
      .where('scan_id', '=', first)
      .where('account', '=', 'adopter0' as Pseudonym)
      .execute();
    await db.transaction().execute((transaction) => forgetOldPerson(transaction, ana, noon(TODAY)));
    const closed = ['2018-02-01', '2018-10-01', '2018-10-03', '2018-10-05', '2018-11-01'];
    assert.deepEqual([...(await readClosedDays(db))].sort(), closed);
    assert.deepEqual(await closedDaysBetween(db, day('2018-10-01'), day('2018-10-05')), closed.slice(1, 4));
    assert.deepEqual(await closedDaysBetween(db, day('2018-10-02'), day('2018-10-04')), closed.slice(2, 3));
    assert.deepEqual(
      (await db.selectFrom('post').select('id').execute()).map(({ id }) => id),
      ['theirs'],
    );
    assert.equal((await db.selectFrom('relay').select('account').execute()).length, 1);
  });

  test('of those who relayed the largest audience stays, of whomever is forgotten first', async () => {
    const audiences = { ana: 50, ben: 80, cleo: 20, dora: 0, eve: null };
    for (const order of [Object.keys(audiences), Object.keys(audiences).reverse()]) {
      await using store = await open();
      const { db } = store;
      const on = { grain: 'day', start_day: day('2018-10-01') } as const;
      for (const [person, amount] of Object.entries(audiences))
        await db
          .insertInto('member')
          .values([
            { ...on, name: 'relayer', person: person as Pseudonym, amount },
            { ...on, name: 'author', person: person as Pseudonym, amount: 900 },
          ])
          .execute();
      for (const person of [...order, 'nobody'])
        await db
          .transaction()
          .execute((transaction) => forgetOldPerson(transaction, person as Pseudonym, noon(TODAY)));
      const kept = await db.selectFrom('tally').selectAll().execute();
      assert.deepEqual(
        kept.map(({ name, grain, start_day, amount }) => [name, grain, start_day, Number(amount)]),
        [['largest audience forgotten', 'day', '2018-10-01', 80]],
      );
      assert.deepEqual(await db.selectFrom('member').selectAll().execute(), []);
    }
  });

  test('posts left out for those who objected are forgotten with their time, and their days closed', async () => {
    await using store = await open();
    const { db } = store;
    await db
      .insertInto('left_out_post')
      .values([
        { post: 'one', day: EVE },
        { post: 'two', day: EVE },
        { post: 'three', day: LIMIT },
      ])
      .execute();
    await db.transaction().execute((transaction) => markForgotten(transaction, LIMIT, noon(TODAY)));
    assert.deepEqual(await db.selectFrom('left_out_post').selectAll().execute(), [
      { post: 'three', day: LIMIT },
    ]);
    assert.deepEqual([...(await readClosedDays(db))], [EVE]);
    // Done again the same night, with a day that is closed already, it changes nothing.
    await db.insertInto('left_out_post').values({ post: 'four', day: EVE }).execute();
    await db.transaction().execute((transaction) => markForgotten(transaction, LIMIT, noon(TODAY)));
    assert.deepEqual([...(await readClosedDays(db))], [EVE]);
  });

  test('a text goes on its day, with what was proposed of it; the post and later texts stay', async () => {
    await using store = await open();
    const { db } = store;
    const rows = await seed(store, calendar);
    for (const [id, expires] of Object.entries({ over: TODAY, before: EVE, later: addDays(TODAY, 1) })) {
      await rows.post(id, ana, '2018-10-01T08:00:00Z', null);
      await db.updateTable('post').set({ text_expires_on: expires }).where('id', '=', id).execute();
      await db
        .insertInto('suggestion')
        .values({
          ...{ post_id: id, label: 'seeker_request', score: 0.9, reason: 'r', made_at: noon(EVE) },
          ...{ waiting: 1, expires_on: expires },
        })
        .execute();
    }
    assert.equal(await expireTexts(db, TODAY), 2);
    assert.equal(await expireTexts(db, TODAY), 0, 'once');
    const posts = await db.selectFrom('post').select(['id', 'text']).orderBy('id').execute();
    assert.deepEqual(posts, [
      { id: 'before', text: null },
      { id: 'later', text: 'texte inventé' },
      { id: 'over', text: null },
    ]);
    const suggested = await db.selectFrom('suggestion').select('post_id').execute();
    assert.deepEqual(suggested, [{ post_id: 'later' }]);
  });

  test('what X has billed is forgotten with its UTC day', async () => {
    await using store = await open();
    const { db } = store;
    await db
      .insertInto('billed_read')
      .values([
        { utc_day: addDays(TODAY, -1), resource: '1' },
        { utc_day: TODAY, resource: '2' },
      ])
      .execute();
    await dropBilledReads(db, instant(`${TODAY}T00:30:00Z`));
    assert.deepEqual(await db.selectFrom('billed_read').select('resource').execute(), [{ resource: '2' }]);
  });
});
