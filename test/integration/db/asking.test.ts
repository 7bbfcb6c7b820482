import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../../db/core/calendar.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { CUTOFF, exactly, figure, night, october } from './october.ts';

const AT = '2018-11-01T04:00:00Z';
const month = (store: Store, key: string, dimension = '', start = '2018-10-01') =>
  figure(store, key, 'month', start, undefined, dimension);

eachStore('How people ask', (open) => {
  test('a month that was wholly read and sorted is told exactly', async () => {
    await using store = await open();
    const rows = await october(store);
    await store.db.updateTable('post').set({ mentions_account: 1 }).where('id', '=', '2').execute();
    await night(store, rows, CUTOFF, AT);
    assert.deepEqual(await month(store, 'hashtag_authors'), exactly(3));
    assert.deepEqual(await month(store, 'seekers_new'), exactly(2));
    assert.deepEqual(await month(store, 'requests_mentioning_account_share'), exactly(1 / 3, 3));
    assert.deepEqual(await month(store, 'posts_triaged'), exactly(4, 4));
    assert.deepEqual(await month(store, 'posts_triaged', 'share'), exactly(1, 4));
    // Two posts with the tag, and the four relays that were read.
    const total = await month(store, 'hashtag_posts_total');
    assert.deepEqual([total?.low, total?.high, total?.reason], [6, null, 'reposts_unread']);
  });

  test('a request stands at its hour and weekday in Paris, also across midnight and a change of clocks', async () => {
    await using store = await open();
    const rows = await october(store);
    await rows.post('7', 'kim', '2018-10-28T00:30:00Z', 'seeker_request');
    await rows.post('8', 'kim', '2018-10-28T01:30:00Z', 'seeker_request');
    await night(store, rows, CUTOFF, AT);
    const at = async (hour: string) =>
      (await figure(store, 'requests_by_hour', 'year', '2018-09-26', undefined, hour))?.low;
    assert.deepEqual(await Promise.all(['', '2 10', '6 10', '7 00', '7 02', '7 03'].map(at)), [
      5,
      1,
      1,
      1,
      2,
      undefined,
    ]);
    await store.db.deleteFrom('request').where('post_id', '=', '8').execute();
    await store.db
      .insertInto('dirty_day')
      .values({ family: 'seeker-requests', day: day('2018-10-28') })
      .execute();
    await night(store, rows, CUTOFF, '2018-11-01T05:00:00Z');
    assert.equal(await at('7 02'), 1);

    // A store whose people were forgotten before hours were kept.
    await store.db
      .deleteFrom('tally')
      .where('name', '=', 'requests by hour')
      .where('key', '=', '2 10')
      .execute();
    await night(store, rows, CUTOFF, '2018-11-01T06:00:00Z');
    const left = await figure(store, 'requests_by_hour', 'year', '2018-09-26', undefined, '6 10');
    assert.deepEqual([left?.low, left?.reason], [1, 'hours_not_kept']);
  });

  test('whoever asks again in a later month is no newcomer there', async () => {
    await using store = await open();
    const rows = await october(store);
    for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const)
      await rows.window(family, day('2018-11-01'), day('2018-12-01'));
    await rows.post('5', 'ana', '2018-11-03T08:00:00Z', 'seeker_request');
    await rows.post('6', 'dan', '2018-11-04T08:00:00Z', 'seeker_request');
    await night(store, rows, day('2018-11-30'), '2018-12-01T04:00:00Z');
    assert.deepEqual(await month(store, 'seekers_new', '', '2018-11-01'), exactly(1));
    assert.deepEqual(await month(store, 'hashtag_authors', '', '2018-11-01'), exactly(2));
    assert.deepEqual(await figure(store, 'hashtag_authors', 'year', '2018-09-26'), {
      ...exactly(4),
      value: null,
      high: null,
      reason: 'partial_coverage',
    });
  });

  test('after a gap in the collection nobody is a newcomer for certain', async () => {
    await using store = await open();
    const rows = await october(store);
    for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const)
      await rows.window(family, day('2018-11-05'), day('2018-12-01'));
    await rows.post('6', 'dan', '2018-11-08T08:00:00Z', 'seeker_request');
    await night(store, rows, day('2018-12-31'), '2019-01-01T04:00:00Z');
    for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const)
      await rows.window(family, day('2018-12-01'), day('2019-01-01'));
    await rows.post('8', 'zoe', '2018-12-08T08:00:00Z', 'seeker_request');
    await night(store, rows, day('2018-12-31'), '2019-01-01T05:00:00Z');
    const december = await month(store, 'seekers_new', '', '2018-12-01');
    assert.deepEqual([december?.low, december?.high, december?.reason], [0, 1, 'partial_coverage']);
  });

  test('reposts of a request without a tag are no posts with the tag', async () => {
    await using store = await open();
    const rows = await october(store);
    await store.db.updateTable('post').set({ has_tag: 0 }).where('id', '=', '1').execute();
    await night(store, rows, CUTOFF, AT);
    assert.equal((await month(store, 'hashtag_posts_total'))?.low, 4);
  });

  test('a post that could not be read may be one more, or the first of somebody who asks later', async () => {
    await using store = await open();
    const rows = await october(store);
    for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const)
      await rows.window(family, day('2018-11-01'), day('2018-12-01'));
    await rows.counted('search', '2018-10-11T08:00:00Z', 1);
    await rows.post('6', 'dan', '2018-11-04T08:00:00Z', 'seeker_request');
    await rows.post('7', 'gil', '2018-11-05T08:00:00Z', null);
    await night(store, rows, day('2018-11-30'), '2018-12-01T04:00:00Z');
    const newcomers = await month(store, 'seekers_new');
    assert.deepEqual([newcomers?.low, newcomers?.high, newcomers?.reason], [2, 3, 'unseen_posts']);
    const later = await month(store, 'seekers_new', '', '2018-11-01');
    assert.deepEqual([later?.low, later?.high, later?.reason], [0, 2, 'unsorted_posts']);
    const authors = await month(store, 'hashtag_authors');
    assert.deepEqual([authors?.low, authors?.high, authors?.reason], [3, 4, 'unseen_posts']);
    assert.deepEqual(await month(store, 'posts_triaged', 'share', '2018-11-01'), exactly(1 / 2, 2));
  });
});
