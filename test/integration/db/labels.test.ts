import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Calendar, instant } from '../../../db/core/calendar.ts';
import type { PostLabel } from '../../../db/core/labels.ts';
import { recordGone } from '../../../db/queries/compliance.ts';
import { decideDeclaration, listProposedDeclarations } from '../../../db/queries/declarations.ts';
import { labelPosts, listUnsorted } from '../../../db/queries/labels.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { seed } from './seed.ts';

const calendar = new Calendar('Europe/Paris');
const at = instant('2018-10-10T10:00:00Z');

async function twoPosts(store: Store) {
  const rows = await seed(store, calendar);
  await rows.post('1', 'ana', '2018-10-02T08:00:00Z', null);
  await rows.post('2', 'ben', '2018-10-03T08:00:00Z', null);
}

const decide = (store: Store, postId: string, label: PostLabel, by = 'alice') =>
  labelPosts(store.db, [{ postId, label, by, at }]);
const requests = async (store: Store) =>
  (await store.db.selectFrom('request').select('post_id').orderBy('post_id').execute()).map(
    (row) => row.post_id,
  );

eachStore('sorting', (open) => {
  test('a post that is sorted leaves the heap, and a request is followed', async () => {
    await using store = await open();
    await twoPosts(store);
    await decide(store, '1', 'seeker_request');
    assert.deepEqual(await requests(store), ['1']);
    assert.deepEqual(await listUnsorted(store.db, 10), [{ id: '2', day: '2018-10-03' }]);
  });

  test('a post that X no longer shows is on nobody’s heap', async () => {
    await using store = await open();
    await twoPosts(store);
    await recordGone(store.db, new Map([['1', 'deleted']]), at);
    assert.deepEqual(await listUnsorted(store.db, 10), [{ id: '2', day: '2018-10-03' }]);
  });

  test('a second opinion replaces the first, and both stay written', async () => {
    await using store = await open();
    await twoPosts(store);
    await decide(store, '1', 'seeker_request');
    await decide(store, '1', 'employer_offer', 'bob');
    assert.deepEqual(await requests(store), []);
    const opinions = await store.db
      .selectFrom('post_label')
      .select(['label', 'decided_by'])
      .orderBy('id')
      .execute();
    assert.deepEqual(opinions, [
      { label: 'seeker_request', decided_by: 'alice' },
      { label: 'employer_offer', decided_by: 'bob' },
    ]);
  });

  test('the same opinion twice is one', async () => {
    await using store = await open();
    await twoPosts(store);
    await decide(store, '1', 'seeker_request');
    await decide(store, '1', 'seeker_request', 'bob');
    assert.equal((await store.db.selectFrom('post_label').selectAll().execute()).length, 1);
  });

  test('a report waits for a second person, also when it is taken back and told again', async () => {
    await using store = await open();
    await twoPosts(store);
    await decide(store, '1', 'placement_report');
    const [proposed] = await listProposedDeclarations(store.db);
    assert.ok(proposed);
    await decideDeclaration(store.db, { id: proposed.id, state: 'confirmed', by: 'bob', at });
    await decide(store, '1', 'other');
    assert.deepEqual(await listProposedDeclarations(store.db), []);
    await decide(store, '1', 'placement_report', 'bob');
    assert.deepEqual(await listProposedDeclarations(store.db), [{ id: proposed.id, entered_by: 'bob' }]);
  });

  test('a post that is not there changes nothing', async () => {
    await using store = await open();
    await twoPosts(store);
    await decide(store, '99', 'seeker_request');
    assert.deepEqual(await requests(store), []);
  });
});
