import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { decideDeclaration, listProposedDeclarations } from '../../../db/queries/declarations.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { recordReadings } from '../../../db/queries/requests-open.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { eachStore } from '../stores.ts';
import { CUTOFF, calendar, collective, exactly, figure, MONTH, night, october } from './october.ts';
import { seed } from './seed.ts';

eachStore('roll-up of what is not certain', (open) => {
  test('a post that X counted and nobody could read raises the upper bounds, never the lower', async () => {
    await using store = await open();
    const rows = await october(store);
    await rows.counted('search', '2018-10-09T10:00:00Z', 2);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const bounds = { state: 'measured', value: null, n: null, reason: 'unseen_posts' };
    assert.deepEqual(await figure(store, 'seeker_requests', 'month', '2018-10-01'), {
      ...bounds,
      low: 3,
      high: 5,
    });
    assert.deepEqual(await figure(store, 'seekers_distinct', 'month', '2018-10-01'), {
      ...bounds,
      low: 2,
      high: 4,
    });
    assert.deepEqual(await figure(store, 'hashtag_posts_original', 'month', '2018-10-01'), exactly(2));
  });

  test('a post nobody has sorted yet raises the upper bound', async () => {
    await using store = await open();
    const rows = await october(store);
    await rows.post('5', 'zoe', '2018-10-06T08:00:00Z', null);
    await rows.counted('search', '2018-10-06T08:00:00Z', 1);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const requests = await figure(store, 'seeker_requests', 'month', '2018-10-01');
    assert.deepEqual([requests?.low, requests?.high, requests?.reason], [3, 4, 'unsorted_posts']);
  });

  test('while nobody has sorted a post, nothing is told of what they ask', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const) {
      await rows.window(family, ...MONTH);
    }
    await rows.post('1', 'ana', '2018-10-02T08:00:00Z', null);
    await rows.counted('search', '2018-10-02T08:00:00Z', 1);
    await rows.relay('1', 'collective', '2018-10-03T09:00:00Z', 900, true);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    for (const key of ['seeker_requests', 'seekers_distinct', 'seekers_relayed', 'job_declarations_period']) {
      const found = await figure(store, key, 'month', '2018-10-01');
      assert.deepEqual(
        [found?.state, found?.low, found?.reason],
        ['not_measured', null, 'unsorted_posts'],
        key,
      );
    }
    const relays = await figure(store, 'collective_relays', 'month', '2018-10-01');
    assert.deepEqual([relays?.low, relays?.high, relays?.reason], [0, 1, 'unsorted_posts']);
    const active = await figure(store, 'active_days_ratio', 'month', '2018-10-01');
    assert.deepEqual([active?.low, active?.high], [0, 1 / 31]);
  });

  test('a post sorted late brings its relays along, on their own days', async () => {
    await using store = await open();
    const rows = await october(store);
    await rows.post('5', 'zoe', '2018-10-06T08:00:00Z', null);
    await rows.counted('search', '2018-10-06T08:00:00Z', 1);
    await rows.relay('5', 'collective', '2018-10-08T09:00:00Z', 900, true);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    assert.equal((await figure(store, 'collective_relays', 'day', '2018-10-08'))?.low, 0);
    await labelPosts(store.db, [
      { postId: '5', label: 'seeker_request', by: 'bob', at: instant('2018-11-05T10:00:00Z') },
    ]);
    await night(store, rows, CUTOFF, '2018-11-06T04:00:00Z');
    assert.deepEqual(await figure(store, 'collective_relays', 'day', '2018-10-08'), exactly(1));
    assert.deepEqual(await figure(store, 'collective_relays', 'month', '2018-10-01'), exactly(2));
  });

  test('a request whose relays were never read may have been relayed', async () => {
    await using store = await open();
    const rows = await october(store);
    await labelPosts(store.db, [
      { postId: '4', label: 'seeker_request', by: 'bob', at: instant('2018-10-31T10:00:00Z') },
    ]);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const relayed = await figure(store, 'seekers_relayed', 'month', '2018-10-01');
    assert.deepEqual([relayed?.low, relayed?.high, relayed?.reason], [1, 2, 'unread_relays']);
    const share = await figure(store, 'relay_coverage', 'month', '2018-10-01');
    assert.deepEqual([share?.low, share?.high, share?.n], [2 / 3, 1, 3]);
    await recordReadings(store.db, [{ post_id: '4', final: true }], instant('2018-11-02T03:00:00Z'));
    await night(store, rows, CUTOFF, '2018-11-02T04:00:00Z');
    assert.deepEqual(await figure(store, 'seekers_relayed', 'month', '2018-10-01'), exactly(1));
  });

  test('a post that proves to be a request may have been relayed on each day of the week after it, until its relays are read', async () => {
    await using store = await open();
    const rows = await october(store);
    const reasons = async () => {
      const days = ['2018-10-08', '2018-10-12', '2018-10-13'];
      const found = days.map((date) => figure(store, 'community_relays', 'day', date));
      return (await Promise.all(found)).map((row) => row?.reason);
    };
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    assert.deepEqual(await reasons(), [null, null, null]);
    await labelPosts(store.db, [
      { postId: '4', label: 'seeker_request', by: 'bob', at: instant('2018-11-01T10:00:00Z') },
    ]);
    await night(store, rows, CUTOFF, '2018-11-02T04:00:00Z');
    assert.deepEqual(await reasons(), ['unread_relays', 'unread_relays', null]);
    await recordReadings(store.db, [{ post_id: '4', final: true }], instant('2018-11-03T03:00:00Z'));
    await night(store, rows, CUTOFF, '2018-11-03T04:00:00Z');
    assert.deepEqual(await reasons(), [null, null, null]);
  });

  test('a declaration counts once a second person has confirmed it', async () => {
    await using store = await open();
    const rows = await october(store);
    await rows.post('6', 'ana', '2018-10-25T08:00:00Z', 'placement_report', 'alice');
    await rows.post('7', 'ana', '2018-10-26T08:00:00Z', 'placement_report', 'alice');
    for (const hour of ['2018-10-25T08', '2018-10-26T08']) await rows.counted('search', `${hour}:00:00Z`, 1);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    assert.deepEqual(await figure(store, 'job_declarations_period', 'month', '2018-10-01'), exactly(0));
    const at = instant('2018-11-01T10:00:00Z');
    for (const { id } of await listProposedDeclarations(store.db)) {
      await assert.rejects(decideDeclaration(store.db, { id, state: 'confirmed', by: 'alice', at }));
      await decideDeclaration(store.db, { id, state: 'confirmed', by: 'bob', at });
    }
    await night(store, rows, CUTOFF, '2018-11-02T04:00:00Z');
    assert.deepEqual(await figure(store, 'job_declarations_period', 'month', '2018-10-01'), exactly(1));
  });

  test('a correction is a new row, and yesterday’s answer stays', async () => {
    await using store = await open();
    const rows = await october(store);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    await labelPosts(store.db, [
      { postId: '3', label: 'other', by: 'bob', at: instant('2018-11-05T10:00:00Z') },
    ]);
    await night(store, rows, CUTOFF, '2018-11-06T04:00:00Z');
    assert.deepEqual(await figure(store, 'seeker_requests', 'month', '2018-10-01'), exactly(2));
    assert.deepEqual(
      await figure(store, 'seeker_requests', 'month', '2018-10-01', '2018-11-05T00:00:00Z'),
      exactly(3),
    );
    assert.equal(
      await figure(store, 'seeker_requests', 'month', '2018-10-01', '2018-10-30T00:00:00Z'),
      undefined,
    );
  });

  test('what is found while a day ends is known from the next day on: what was known at its end stays', async () => {
    await using store = await open();
    const rows = await october(store);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const told = (knownBy?: string) => figure(store, 'seeker_requests', 'month', '2018-10-01', knownBy);
    const label = (postId: string) =>
      labelPosts(store.db, [{ postId, label: 'other', by: 'bob', at: instant('2018-11-02T10:00:00Z') }]);
    await label('3');
    const moments = ['2018-11-02T22:50:00Z', '2018-11-02T23:00:05Z'].map(instant);
    const [last] = moments.slice(-1) as [(typeof moments)[0]];
    const clock = { now: () => moments.shift() ?? last };
    await rollUp(store, { collective, calendar, clock, runId: rows.runId, day: CUTOFF });
    assert.deepEqual([await told('2018-11-02T22:59:59.999Z'), await told()], [exactly(3), exactly(2)]);
    await label('2');
    await night(store, rows, CUTOFF, '2018-11-03T22:59:59Z');
    assert.deepEqual([await told('2018-11-03T22:59:59.999Z'), await told()], [exactly(2), exactly(1)]);
  });

  test('what a request that was not read to the end may still tell bounds the delays', async () => {
    await using store = await open();
    const rows = await october(store);
    await rows.post('6', 'zoe', '2018-10-30T08:00:00Z', 'seeker_request');
    const delay = async () => await figure(store, 'time_to_first_relay', 'month', '2018-10-01');
    // Read once, ten minutes after it was asked, and not since.
    const readAt = instant('2018-10-30T08:10:00Z');
    const unread = { relays_read_at: readAt, relays_final_at: null };
    await store.db.updateTable('request').set(unread).where('post_id', '=', '6').execute();
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    // Delays of 30 and 120 minutes are known; a third lies between 10 minutes and the end of the month.
    const told = await delay();
    assert.deepEqual([told?.value, told?.low, told?.high], [null, 30, 120]);
    assert.equal(told?.reason, 'unread_relays');
    await recordReadings(store.db, [{ post_id: '6', final: false }], instant('2018-11-01T04:00:00Z'));
    await night(store, rows, CUTOFF, '2018-11-01T05:00:00Z');
    assert.deepEqual(await delay(), exactly(75, 2));
  });

  test('a relay that the timeline told may not have been the first, nor the sorted requests all', async () => {
    await using store = await open();
    const rows = await october(store);
    const unread = { relays_read_at: null, relays_final_at: null };
    await store.db.updateTable('request').set(unread).where('post_id', '=', '2').execute();
    const delay = async () => await figure(store, 'time_to_first_relay', 'month', '2018-10-01');
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const early = await delay();
    assert.deepEqual([early?.low, early?.high, early?.reason], [15, 75, 'unread_relays']);
    await recordReadings(store.db, [{ post_id: '2', final: true }], instant('2018-11-01T04:00:00Z'));
    await rows.post('5', 'zoe', '2018-10-06T08:00:00Z', null);
    await rows.counted('search', '2018-10-06T08:00:00Z', 1);
    await night(store, rows, CUTOFF, '2018-11-01T05:00:00Z');
    const unsorted = await delay();
    assert.deepEqual([unsorted?.low, unsorted?.high, unsorted?.reason], [30, 120, 'unsorted_posts']);
  });

  test('a day that was not wholly collected is no active day, whatever was seen of it', async () => {
    await using store = await open();
    const rows = await october(store);
    await rows.relay('3', 'collective', '2018-10-31T10:00:00Z', 900, true);
    await store.db.deleteFrom('collection_window').where('family', '=', 'retweet-reach').execute();
    await rows.window('retweet-reach', day('2018-10-01'), day('2018-10-31'));
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    assert.deepEqual(await figure(store, 'active_days_ratio', 'month', '2018-10-01'), exactly(1 / 30, 30));
  });
});
