import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import { readMeasure, readMeasures } from '../../../db/queries/measures.ts';
import { eachStore } from '../stores.ts';
import { CUTOFF, calendar, exactly, figure, MONTH, night, october } from './october.ts';
import { seed } from './seed.ts';

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
    assert.deepEqual(await month('time_to_first_relay', 'p90'), exactly(111, 2));
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
    assert.deepEqual(await figure(store, 'seeker_requests', 'day', '2018-10-27'), exactly(0));
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

  test('what happened after the cutoff waits for the night that includes it', async () => {
    await using store = await open();
    const rows = await october(store);
    await rows.relay('2', 'collective', '2018-10-25T10:00:00Z', 900, true);
    await night(store, rows, day('2018-10-24'), '2018-10-25T12:00:00Z');
    assert.deepEqual(await figure(store, 'collective_relays', 'month', '2018-10-01'), exactly(1));
    assert.deepEqual(await figure(store, 'active_days_ratio', 'month', '2018-10-01'), exactly(1 / 24, 24));
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    assert.deepEqual(await figure(store, 'collective_relays', 'month', '2018-10-01'), exactly(2));
    assert.deepEqual(await figure(store, 'active_days_ratio', 'month', '2018-10-01'), exactly(2 / 31, 31));
  });

  test('a relay that was read after the day the figures end with waits for the next day', async () => {
    await using store = await open();
    const rows = await october(store);
    await rows.post('9', 'zoe', '2018-10-31T20:00:00Z', 'seeker_request');
    await rows.relay('9', 'xena', '2018-11-01T00:30:00Z', 10);
    const seekers = async () => (await figure(store, 'seekers_relayed', 'month', '2018-10-01'))?.value;
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    assert.equal(await seekers(), 1);
    await night(store, rows, day('2018-11-01'), '2018-11-02T04:00:00Z');
    assert.equal(await seekers(), 2);
  });

  test('a measured zero is a zero', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    await rows.window('hashtag-volume', ...MONTH);
    await rows.counted('tag', '2018-10-02T08:00:00Z', 0);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    assert.deepEqual(await figure(store, 'hashtag_posts_original', 'day', '2018-10-02'), exactly(0));
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
