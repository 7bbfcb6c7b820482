import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { markDirty } from '../../../db/queries/dirty-days.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { recordReadings } from '../../../db/queries/requests-open.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { calendar, exactly, figure, night } from './october.ts';
import { type Seed, seed } from './seed.ts';

/** The ninety days before the search of the third of September are these and the two before it. */
const FIRST = day('2018-06-06');
const SEARCH = day('2018-09-03');
const share = (store: Store) => figure(store, 'active_adopters_share', 'all', '2015-09-26');

/** Rolls up to the search, and to a night whose days are all after it. */
async function untilAutumn(store: Store, rows: Seed): Promise<void> {
  await night(store, rows, SEARCH, '2018-09-04T04:00:00Z');
  await night(store, rows, day('2018-10-19'), '2018-10-20T04:00:00Z');
  assert.deepEqual(await share(store), exactly(1 / 4, 4));
}

/** Four accounts show the tag on the third of September; X was read all summer. */
async function summer(store: Store): Promise<Seed> {
  const rows = await seed(store, calendar);
  for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const)
    await rows.window(family, day('2018-05-01'), day('2018-11-01'));
  await rows.scan(`${SEARCH}T04:00:00Z`, 4);
  await rows.post('1', 'ana', `${FIRST}T06:00:00Z`, 'seeker_request');
  await rows.post('2', 'adopter2', '2018-09-01T08:00:00Z', 'seeker_request');
  await rows.post('3', 'ana', '2018-06-04T08:00:00Z', 'seeker_request');
  await rows.relay('1', 'adopter0', `${FIRST}T08:30:00Z`, 10);
  await rows.relay('1', 'someone', `${FIRST}T08:30:00Z`, 10);
  // None of these is a relay of somebody else's request in the ninety days, by the community.
  await rows.relay('3', 'adopter1', '2018-06-05T08:30:00Z', 10);
  await rows.relay('2', 'adopter2', '2018-09-01T08:30:00Z', 10);
  await rows.relay('2', 'adopter3', '2018-09-01T08:30:00Z', 10, true);
  return rows;
}

eachStore('Active adopters', (open) => {
  test('are those who relayed the request of somebody else in the ninety days before the search', async () => {
    await using store = await open();
    const rows = await summer(store);
    await night(store, rows, SEARCH, '2018-09-04T04:00:00Z');
    assert.deepEqual(await share(store), exactly(1 / 4, 4));
  });

  test('are told again when a day that they rest on is, and are not looked for on any other night', async () => {
    await using store = await open();
    const rows = await summer(store);
    await untilAutumn(store, rows);
    await store.db
      .insertInto('relay')
      .values({
        post_id: '1',
        account: 'adopter1' as never,
        kind: 'repost',
        by_collective: 0,
        relayed_at: instant(`${FIRST}T09:00:00Z`),
        day: FIRST,
        followers: 10,
        seen_at: instant(`${FIRST}T09:00:00Z`),
        run_id: rows.runId,
      })
      .execute();
    await night(store, rows, day('2018-10-20'), '2018-10-21T04:00:00Z');
    assert.deepEqual(await share(store), exactly(1 / 4, 4), 'of no day that is new');
    await markDirty(store.db, 'retweet-reach', [FIRST]);
    await night(store, rows, day('2018-10-21'), '2018-10-22T04:00:00Z');
    assert.deepEqual(await share(store), exactly(2 / 4, 4), 'once its day is');
  });

  test('are told again of the day of the search as well, when a post proves to be a request', async () => {
    await using store = await open();
    const rows = await summer(store);
    await rows.post('4', 'eve', '2018-09-02T06:00:00Z', 'employer_offer');
    await rows.relay('4', 'adopter1', '2018-09-02T08:30:00Z', 10);
    await untilAutumn(store, rows);
    const label = 'seeker_request' as const;
    const at = instant('2018-10-20T10:00:00Z');
    await labelPosts(store.db, [{ postId: '4', label, by: 'bob', at }]);
    await recordReadings(store.db, [{ post_id: '4', final: true }], at);
    await night(store, rows, day('2018-10-20'), '2018-10-21T04:00:00Z');
    assert.deepEqual(await share(store), exactly(2 / 4, 4));
    assert.deepEqual(await figure(store, 'active_adopters_share', 'day', SEARCH), exactly(2 / 4, 4));
  });

  test('a request that is relayed later changes what is not known of its week', async () => {
    await using store = await open();
    const rows = await summer(store);
    await untilAutumn(store, rows);
    // Seven days before the ninety, still to be relayed in them.
    await rows.post('4', 'ben', '2018-05-30T08:00:00Z', null);
    await night(store, rows, day('2018-10-20'), '2018-10-21T04:00:00Z');
    const { low, high, reason } = (await share(store)) ?? {};
    assert.deepEqual([low, high, reason], [1 / 4, 1, 'unsorted_posts']);
  });
});
