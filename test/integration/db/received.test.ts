import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { markDirty } from '../../../db/queries/dirty-days.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { CUTOFF, exactly, figure, night, october } from './october.ts';
import type { Seed } from './seed.ts';

type Counts = {
  replies?: number;
  reposts?: number;
  quotes?: number;
  likes?: number;
  impressions?: number | null;
};

const received = ({ db }: Store, { runId }: Seed, id: string, counts: Counts | 'gone') =>
  db
    .insertInto('engagement')
    .values({
      post_id: id,
      read_at: instant('2018-10-31T04:00:00Z'),
      run_id: runId,
      gone: counts === 'gone' ? 1 : 0,
      ...(counts === 'gone'
        ? { replies: null, reposts: null, quotes: null, likes: null, bookmarks: null, impressions: null }
        : { replies: 0, reposts: 0, quotes: 0, likes: 0, bookmarks: null, impressions: null, ...counts }),
    })
    .execute();
/** The relays of October's first two requests were read to the end of their seven days. */
const readToTheEnd = ({ db }: Store) =>
  db
    .updateTable('request')
    .set({ relays_final_at: instant('2018-10-31T04:00:00Z') })
    .where('post_id', 'in', ['1', '2'])
    .execute();
const month = (store: Store, key: string, dimension = '') =>
  figure(store, key, 'month', '2018-10-01', undefined, dimension);
const AT = '2018-11-01T04:00:00Z';

eachStore('What requests received', (open) => {
  test('a month that was wholly read is told exactly, the requests that are a week old', async () => {
    await using store = await open();
    const rows = await october(store);
    // Requests of the week before may be relayed in the month.
    for (const family of ['hashtag-volume', 'seeker-requests', 'placements', 'retweet-reach'] as const)
      await rows.window(family, day('2018-09-20'), day('2018-10-01'));
    await readToTheEnd(store);
    await received(store, rows, '1', { replies: 2, reposts: 3, likes: 8 });
    await received(store, rows, '2', { likes: 1 });
    await night(store, rows, CUTOFF, AT);
    assert.deepEqual(await month(store, 'relays_per_request'), exactly(1.5, 2));
    assert.deepEqual(await month(store, 'relays_per_request', 'q3'), exactly(1.75, 2));
    assert.deepEqual(await month(store, 'first_hour_share'), exactly(2 / 3, 3));
    // The first of two relays came after 30 minutes, the only one of the other after 120.
    assert.deepEqual(await month(store, 'relay_half_life'), exactly(75, 2));
    assert.deepEqual(await month(store, 'interactions_per_request'), exactly(7, 2));
    assert.deepEqual(await month(store, 'community_relays'), exactly(2));
    assert.deepEqual(await month(store, 'relayers_distinct'), exactly(1));
    assert.deepEqual(await month(store, 'potential_views_gross'), exactly(1150));
    assert.deepEqual(await month(store, 'potential_views_gross', 'collective'), exactly(900));
    // On the 2nd only, a Tuesday.
    assert.deepEqual(await month(store, 'longest_gap'), exactly(29));
    assert.deepEqual(await month(store, 'active_days_ratio', 'weekends'), exactly(0, 8));
    assert.equal((await month(store, 'active_days_ratio', 'holidays'))?.reason, 'no_such_day');
  });

  test('relays of which nobody read the followers are no zero of deliveries, nor of an audience', async () => {
    await using store = await open();
    const rows = await october(store);
    const forget = (by_collective: 0 | 1) =>
      store.db
        .updateTable('relay')
        .set({ followers: null })
        .where('by_collective', '=', by_collective)
        .execute();
    const told = async (at: string) => {
      await markDirty(store.db, 'retweet-reach', [day('2018-10-02'), day('2018-10-20')]);
      await night(store, rows, CUTOFF, at);
      const views = ['', 'collective', 'community'].map((by) => month(store, 'potential_views_gross', by));
      const found = await Promise.all([...views, month(store, 'potential_audience_bounds')]);
      return found.map((one) => one?.low ?? one?.reason);
    };
    const unread = 'followers_unread';
    await forget(0);
    assert.deepEqual(await told(AT), [900, 900, unread, 900]);
    await forget(1);
    assert.deepEqual(await told('2018-11-01T05:00:00Z'), [unread, unread, unread, unread]);
    assert.equal((await month(store, 'community_relays'))?.low, 2);
  });

  test('who likes is not known, only how many: attention lies between two bounds', async () => {
    await using store = await open();
    const rows = await october(store);
    await readToTheEnd(store);
    await received(store, rows, '1', { replies: 2, reposts: 3, likes: 8 });
    await received(store, rows, '2', { likes: 1 });
    await night(store, rows, CUTOFF, AT);
    // At least 7 and 1 accounts, at most 13 and 2.
    const common = { state: 'measured', value: null, n: 2, reason: 'overlap_unknown' };
    assert.deepEqual(await month(store, 'attention_marks'), { ...common, low: 4, high: 7.5 });
    assert.deepEqual(await month(store, 'attention_marks', 'none'), exactly(0, 2));
  });

  test('what is gone is left out, and what nobody has read yet leaves bounds, never a zero', async () => {
    await using store = await open();
    const rows = await october(store);
    await readToTheEnd(store);
    await received(store, rows, '1', { likes: 6 });
    await night(store, rows, CUTOFF, AT);
    assert.deepEqual(await month(store, 'interactions_per_request'), {
      state: 'measured',
      value: null,
      low: 3,
      high: null,
      n: 1,
      reason: 'not_looked_up',
    });
    await received(store, rows, '2', 'gone');
    await rows.window('retweet-reach', day('2018-10-20'), day('2018-10-21'));
    await night(store, rows, CUTOFF, '2018-11-01T05:00:00Z');
    assert.deepEqual(await month(store, 'interactions_per_request'), exactly(6, 1));
    // Its last reading found nothing: what had been read before is not all.
    assert.deepEqual(await month(store, 'relays_per_request'), exactly(2, 1));
  });

  test('impressions that X did not count are not measured; those it did are summed', async () => {
    await using store = await open();
    const rows = await october(store);
    await received(store, rows, '1', {});
    await received(store, rows, '2', {});
    await night(store, rows, CUTOFF, AT);
    const { state, value, reason } = (await month(store, 'impressions_observed')) ?? {};
    assert.deepEqual([state, value, reason], ['not_measured', null, 'no_impressions']);
    await store.db.updateTable('engagement').set({ impressions: 40 }).execute();
    await rows.window('retweet-reach', day('2018-10-01'), day('2018-11-01'));
    await night(store, rows, CUTOFF, '2018-11-01T05:00:00Z');
    assert.deepEqual(await month(store, 'impressions_observed'), exactly(80, 2));
  });

  test('volunteers are not measured without a roster, and counted with one', async () => {
    await using store = await open();
    const rows = await october(store);
    await night(store, rows, CUTOFF, AT);
    assert.equal((await month(store, 'active_volunteers'))?.reason, 'no_source');
    await store.db
      .insertInto('volunteer_month')
      .values({ month: day('2018-10-01'), active: 14, core: 6, known_at: instant(AT) })
      .execute();
    await night(store, rows, CUTOFF, '2018-11-01T05:00:00Z');
    assert.deepEqual(await month(store, 'active_volunteers'), exactly(14));
    assert.deepEqual(await month(store, 'active_volunteers', 'core'), exactly(6));
  });
});
