import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { keyRing } from '../../../db/core/key-ring.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { demandKeys, heldKeys, holdKeys } from '../../../db/privacy/held-keys.ts';
import { addRule } from '../../../db/queries/person-rules.ts';
import type { Store } from '../../../db/store.ts';
import { calendar } from '../api/service.ts';
import { eachStore } from '../stores.ts';
import { seed } from './seed.ts';

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
const [one, two] = [keyRing(A), keyRing(B, [A])];
const OTHER = { code: 'pseudonym-key-other', status: 409, field: 'PSEUDONYM_KEY' };
const DUE = { code: 'key-rotation-due', status: 409, field: 'PSEUDONYM_KEY' };
const AT = instant('2019-03-20T10:00:00Z');
const ana = 'ana' as Pseudonym;

/** Who may be in a store, each by one row of one table. */
const PEOPLE: Record<string, (store: Store) => Promise<unknown>> = {
  'whose post was read': async (store) => (await seed(store, calendar)).post('1', ana, AT, null),
  'who relayed': async (store) => (await seed(store, calendar)).relay('1', ana, AT, 10),
  'who reported a job': ({ db }) =>
    db
      .insertInto('declaration')
      .values({
        ...{ person: ana, declared_at: AT, day: day('2019-03-20'), source: 'form', post_id: null },
        ...{ evidence: 'E1', state: 'proposed', entered_by: 'form', entered_at: AT },
      })
      .execute(),
  'who has a tag in a bio': async (store) =>
    store.db
      .insertInto('adopter')
      .values({
        ...{ account: ana, sealed_id: null, shows_tag: 1, shows_seeker_tag: 0, followers: 3 },
        ...{ first_seen_at: AT, checked_at: AT, run_id: (await seed(store, calendar)).runId },
        ...{ shown_at: AT, gone_at: null },
      })
      .execute(),
  'who has objected': ({ db }) => addRule(db, ana, 'erased', AT),
};

eachStore('The keys of a store', (open) => {
  test('are those that the first process to write had, and no others from then on', async () => {
    await using store = await open();
    const { db } = store;
    assert.equal(await heldKeys(db, two), null);
    await demandKeys(db, two);
    await holdKeys(db, two);
    assert.equal(await heldKeys(db, two), 2);
    await holdKeys(db, two);
    for (const wrong of [one, keyRing(B), keyRing(C), keyRing(C, [A]), keyRing(A, [B])])
      await assert.rejects(holdKeys(db, wrong), OTHER);
    await assert.rejects(holdKeys(db, keyRing(C, [A, B])), DUE);
  });

  test('have to be renewed before a process with a newer one writes, though nobody is in it yet', async () => {
    await using store = await open();
    await holdKeys(store.db, one);
    await assert.rejects(demandKeys(store.db, two), DUE);
  });

  test('are the oldest one where an earlier version left people without saying so', async () => {
    for (const [who, comes] of Object.entries(PEOPLE)) {
      await using store = await open();
      await comes(store);
      await assert.rejects(holdKeys(store.db, two), DUE, who);
      assert.equal(await heldKeys(store.db, two), null, 'nothing was written');
      await holdKeys(store.db, one);
      assert.equal(await heldKeys(store.db, one), 1);
    }
  });
});
