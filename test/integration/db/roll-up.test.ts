import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Calendar, type Day, day, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { readCollective } from '../../../db/core/collective.ts';
import type { Grain } from '../../../db/core/period.ts';
import { decideDeclaration, listProposedDeclarations } from '../../../db/queries/declarations.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { readMeasure, readMeasures } from '../../../db/queries/measures.ts';
import { recordReadings } from '../../../db/queries/requests-open.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { type Seed, seed } from './seed.ts';

const collective = readCollective(new URL('../../../collective.json', import.meta.url).pathname);
const calendar = new Calendar(collective.timeZone);
const MONTH = ['2018-10-01', '2018-11-01'].map(day) as [Day, Day];
const CUTOFF = day('2018-10-31');

const night = (store: Store, of: Seed, cutoff: Day, at: string) =>
  rollUp(store, { collective, calendar, clock: fixedClock(at), runId: of.runId, day: cutoff });

async function figure(
  store: Store,
  indicator: string,
  grain: Grain,
  start: string,
  knownBy?: string,
  dimension = '',
) {
  const row = await readMeasure(store.db, {
    indicator,
    grain,
    dimension,
    start: day(start),
    ...(knownBy && { knownBy: instant(knownBy) }),
  });
  return (
    row && { state: row.state, value: row.value, low: row.low, high: row.high, n: row.n, reason: row.reason }
  );
}

const exactly = (value: number, n: number | null = null) => ({
  state: 'measured',
  value,
  low: value,
  high: value,
  n,
  reason: null,
});

/** October 2018, wholly collected: three requests by two people, four posts counted, all read. */
async function october(store: Store): Promise<Seed> {
  const rows = await seed(store, calendar);
  for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const) {
    await rows.window(family, ...MONTH);
  }
  await rows.post('1', 'ana', '2018-10-02T08:00:00Z', 'seeker_request');
  await rows.post('2', 'ana', '2018-10-20T08:00:00Z', 'seeker_request');
  await rows.post('3', 'ben', '2018-10-27T22:30:00Z', 'seeker_request');
  await rows.post('4', 'eve', '2018-10-05T08:00:00Z', 'employer_offer');
  await rows.counted('tag', '2018-10-02T08:00:00Z', 1);
  await rows.counted('tag', '2018-10-05T08:00:00Z', 1);
  for (const hour of ['2018-10-02T08', '2018-10-05T08', '2018-10-20T08', '2018-10-27T22']) {
    await rows.counted('search', `${hour}:00:00Z`, 1);
  }
  await rows.relay('1', 'collective', '2018-10-02T09:00:00Z', 900, true);
  await rows.relay('1', 'carl', '2018-10-02T08:30:00Z', 100);
  await rows.relay('2', 'carl', '2018-10-20T10:00:00Z', 150);
  await rows.relay('2', 'ana', '2018-10-20T08:01:00Z', 5000);
  return rows;
}

eachStore('roll-up', (open) => {
  test('a month that was wholly read is told exactly', async () => {
    await using store = await open();
    await night(store, await october(store), CUTOFF, '2018-11-01T04:00:00Z');
    const month = (key: string, dimension = '') =>
      figure(store, key, 'month', '2018-10-01', undefined, dimension);
    assert.deepEqual(await month('hashtag_posts_original'), exactly(2));
    assert.deepEqual(await month('seeker_requests'), exactly(3));
    assert.deepEqual(await month('seekers_distinct'), exactly(2));
    assert.deepEqual(await month('collective_relays'), exactly(1));
    assert.deepEqual(await month('seekers_relayed'), exactly(1));
    assert.deepEqual(await month('active_days_ratio'), exactly(1 / 31, 31));
    assert.deepEqual(await month('time_to_first_relay'), exactly(75, 2));
    assert.deepEqual(await month('time_to_first_relay', 'p90'), exactly(120, 2));
    assert.deepEqual(await month('collection_coverage'), exactly(1));
  });

  test('a request counts as relayed or not once it is seven days old', async () => {
    await using store = await open();
    await night(store, await october(store), CUTOFF, '2018-11-01T04:00:00Z');
    assert.deepEqual(await figure(store, 'relay_coverage', 'month', '2018-10-01'), exactly(1, 2));
  });

  test('a person who reposts her own request is no relay', async () => {
    await using store = await open();
    await night(store, await october(store), CUTOFF, '2018-11-01T04:00:00Z');
    const audience = await figure(store, 'potential_audience_bounds', 'month', '2018-10-01');
    assert.deepEqual(audience, {
      state: 'measured',
      value: null,
      low: 900,
      high: 1050,
      n: 2,
      reason: 'overlap_unknown',
    });
  });

  test('a post belongs to its Paris day, also in the night of a change of clock', async () => {
    await using store = await open();
    await night(store, await october(store), CUTOFF, '2018-11-01T04:00:00Z');
    assert.deepEqual(await figure(store, 'seeker_requests', 'day', '2018-10-28'), exactly(1));
    assert.deepEqual(await figure(store, 'seeker_requests', 'day', '2018-10-27'), undefined);
  });

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

  test('a month that was read in part is a lower bound without an upper one', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    await rows.window('hashtag-volume', day('2018-10-01'), day('2018-10-16'));
    await rows.counted('tag', '2018-10-02T08:00:00Z', 7);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const row = await readMeasure(store.db, {
      indicator: 'hashtag_posts_original',
      grain: 'month',
      start: day('2018-10-01'),
    });
    assert.equal(row?.value, null);
    assert.deepEqual([row?.low, row?.high, row?.reason], [7, null, 'partial_coverage']);
    // 15 of 31 days; October 2018 has one hour more than 31 days.
    assert.equal(row?.coverage, (15 * 24) / (31 * 24 + 1));
  });

  test('what nobody measured and what failed have no value, and say which they are', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    await rows.window('hashtag-volume', ...MONTH, 'failed');
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const volume = await figure(store, 'hashtag_posts_original', 'month', '2018-10-01');
    assert.deepEqual(volume, {
      state: 'failed',
      value: null,
      low: null,
      high: null,
      n: null,
      reason: 'x-unavailable',
    });
    assert.equal((await figure(store, 'seeker_requests', 'month', '2018-10-01'))?.state, 'not_measured');
  });

  test('a measured zero is a zero', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    await rows.window('hashtag-volume', ...MONTH);
    await rows.counted('tag', '2018-10-02T08:00:00Z', 0);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    assert.deepEqual(await figure(store, 'hashtag_posts_original', 'day', '2018-10-02'), exactly(0));
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

  test('a night that finds nothing new writes nothing', async () => {
    await using store = await open();
    const rows = await october(store);
    assert.ok((await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z')) > 0);
    assert.equal(await night(store, rows, CUTOFF, '2018-11-01T05:00:00Z'), 0);
  });

  test('the last scan that worked stands for its year, and a failed scan is no zero', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    await rows.scan('2018-10-31T20:00:00Z', 3);
    await rows.scan('2018-11-30T20:00:00Z', null);
    await night(store, rows, day('2018-11-30'), '2018-12-01T04:00:00Z');
    const year = await figure(store, 'bio_adopters', 'year', '2018-09-26');
    assert.deepEqual([year?.low, year?.high, year?.reason], [3, null, 'search_incomplete']);
    assert.equal((await figure(store, 'bio_adopters', 'day', '2018-11-30'))?.state, 'failed');
    const scans = await readMeasures(store.db, { indicator: 'bio_adopters', grain: 'day' });
    assert.equal(scans.length, 2);
  });
});
