import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Day, day, instant } from '../../../db/core/calendar.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import {
  finishErasures,
  forgetPerson,
  liftRestriction,
  restrictPerson,
  whomItConcerns,
} from '../../../db/privacy/forget-person.ts';
import { takeDirtyDays } from '../../../db/queries/dirty-days.ts';
import { listUnfinished } from '../../../db/queries/person-rules.ts';
import type { Database } from '../../../db/store.ts';
import { calendar } from '../api/service.ts';
import { pseudonymise, seal } from '../jobs/setting.ts';
import { eachStore } from '../stores.ts';
import { type Seed, seed } from './seed.ts';

const AT = instant('2018-11-01T10:00:00Z');
const KEYS = { at: AT, pseudonymise, idSeal: seal };
const [ana, ben] = ['ana', 'ben'] as unknown as [Pseudonym, Pseudonym];
const ON = '2018-10-01T08:00:00Z';

const carryOut = <Done>(db: Database, act: (transaction: Database) => Promise<Done>): Promise<Done> =>
  db.transaction().execute(act);
const postsIn = async (db: Database): Promise<string[]> =>
  (await db.selectFrom('post').select('id').orderBy('id').execute()).map(({ id }) => id);

/** Two requests of hers, one of which he relayed, and one of his. */
async function both(rows: Seed): Promise<void> {
  for (const [id, author] of Object.entries({ 1: ana, 2: ana, 3: ben }))
    await rows.post(id, author, ON, 'seeker_request');
  await rows.relay('1', ben, '2018-10-02T08:00:00Z', 10);
}

eachStore('Carrying out what a person asks for', (open) => {
  test('to be forgotten, asked again, takes what came meanwhile', async () => {
    await using store = await open();
    const { db } = store;
    const rows = await seed(store, calendar);
    await both(rows);
    for (const id of ['', '4']) {
      if (id) await rows.post(id, ana, ON, null);
      assert.deepEqual(await whomItConcerns(db, 'forget', [ana]), [ana]);
      await carryOut(db, (transaction) => forgetPerson(transaction, ana, KEYS));
      assert.deepEqual(await postsIn(db), ['3']);
    }
  });

  test('to be set aside, unless she has objected; to be put back, only if she was set aside', async () => {
    await using store = await open();
    const { db } = store;
    const [eve, cleo] = ['eve', 'cleo'] as unknown as [Pseudonym, Pseudonym];
    await carryOut(db, (transaction) => restrictPerson(transaction, ana, KEYS));
    await carryOut(db, (transaction) => forgetPerson(transaction, eve, KEYS));
    assert.deepEqual(await whomItConcerns(db, 'restrict', [ana, eve, cleo]), [ana, cleo]);
    assert.deepEqual(await whomItConcerns(db, 'restrict', [eve]), []);
    assert.deepEqual(await whomItConcerns(db, 'lift', [ana, eve, cleo]), [ana]);
    for (const nobody of [[eve], [cleo]])
      await assert.rejects(whomItConcerns(db, 'lift', nobody), { code: 'not-restricted' });
  });

  test('what is set aside, and put back, is told by table; its posts are read anew from then on, those of others are not', async () => {
    await using store = await open();
    const { db } = store;
    await both(await seed(store, calendar));
    const moved = async (act: typeof restrictPerson, person: Pseudonym) => {
      const left = await carryOut(db, (transaction) => act(transaction, person, KEYS));
      return ['post', 'relay', 'request', 'adopter'].map((table) => left.get(table));
    };
    assert.deepEqual(await moved(restrictPerson, ana), [2, 1, 2, 0]);
    assert.deepEqual(await moved(restrictPerson, ben), [1, 0, 1, 0]);
    const leftOut = async () =>
      (await db.selectFrom('left_out_post').select('post').orderBy('post').execute()).map(({ post }) => post);
    assert.deepEqual(await leftOut(), ['1', '2', '3'].map(pseudonymise).sort());
    assert.deepEqual(await moved(liftRestriction, ana), [2, 1, 2, 0]);
    assert.deepEqual(await leftOut(), ['3'].map(pseudonymise));
    assert.deepEqual(await postsIn(db), ['1', '2']);
  });

  test('the days that she was counted on are counted anew: after an edit across midnight the next one too', async () => {
    await using store = await open();
    const { db } = store;
    const rows = await seed(store, calendar);
    await rows.post('1', ana, ON, null);
    await rows.post('2', ana, '2018-10-05T21:30:00Z', null);
    await db.updateTable('post').set({ latest_id: '9' }).where('id', '=', '2').execute();
    await takeDirtyDays(db);
    await carryOut(db, (transaction) => forgetPerson(transaction, ana, KEYS));
    const dirty = await takeDirtyDays(db);
    for (const family of ['seeker-requests', 'placements', 'retweet-reach'] as const)
      assert.deepEqual(dirty.get(family), ['2018-10-01', '2018-10-05', '2018-10-06'], family);
  });

  test('it is finished once the figures are worked out without her: who counted, on closed days too, and what X billed', async () => {
    await using store = await open();
    const { db } = store;
    await seed(store, calendar);
    const on = { name: 'relayer', grain: 'day', start_day: day('2018-10-01'), amount: 5 } as const;
    const billed = { utc_day: '2018-11-01' as Day };
    for (const person of [ana, ben]) {
      await db
        .insertInto('member')
        .values({ ...on, person })
        .execute();
      await db
        .insertInto('billed_read')
        .values({ ...billed, resource: person })
        .execute();
    }
    await carryOut(db, (transaction) => forgetPerson(transaction, ana, KEYS));
    assert.deepEqual(await listUnfinished(db), [ana]);
    assert.equal(await carryOut(db, (transaction) => finishErasures(transaction, AT)), 1);
    assert.deepEqual(await db.selectFrom('member').select('person').execute(), [{ person: ben }]);
    assert.deepEqual(await db.selectFrom('billed_read').select('resource').execute(), [{ resource: ben }]);
    assert.deepEqual(await listUnfinished(db), []);
    assert.equal(await carryOut(db, (transaction) => finishErasures(transaction, AT)), 0);
  });
});
