import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { addVolumeDays } from '../../../db/queries/ingest-volume.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { addImportedDays } from '../../../db/queries/windows.ts';
import { eachStore } from '../stores.ts';
import { CUTOFF, calendar, exactly, figure, MONTH, night, october } from './october.ts';
import { seed } from './seed.ts';

const AT = instant('2018-11-01T03:00:00Z');
const OCTOBER = Array.from({ length: 31 }, (_, index) =>
  day(`2018-10-${String(index + 1).padStart(2, '0')}`),
);

eachStore('roll-up of what files told', (open) => {
  test('days that a file holds whole are told exactly, and as imported', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    const by = { calendar, at: AT, runId: rows.runId };
    await store.db.transaction().execute(async (db) => {
      const told = OCTOBER.map((one) => ({ series: 'tag' as const, day: one, posts: 2 }));
      await addVolumeDays(db, told, by);
      await addImportedDays(db, { family: 'hashtag-volume', days: OCTOBER, state: 'collected' }, by);
    });
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const imported = { ...exactly(62), reason: 'imported' };
    assert.deepEqual(await figure(store, 'hashtag_posts_original', 'month', '2018-10-01'), imported);
    // How many posts there were to read is another count, which this file does not tell.
    for (const grain of ['day', 'month'] as const) {
      assert.equal((await figure(store, 'posts_unseen', grain, '2018-10-01'))?.state, 'not_measured');
    }
    const coverage = await figure(
      store,
      'collection_coverage',
      'month',
      '2018-10-01',
      undefined,
      'hashtag-volume',
    );
    assert.deepEqual([coverage?.value, coverage?.reason], [1, 'imported']);
  });

  test('hours that X counted win over a day that a file told', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    const by = { calendar, at: AT, runId: rows.runId };
    const [first] = MONTH;
    for (let hour = 0; hour < 24; hour += 1) {
      const at = instant(Date.parse(calendar.startOf(first)) + hour * 3_600_000);
      await rows.counted('tag', at, 1);
    }
    await store.db.transaction().execute(async (db) => {
      await addVolumeDays(db, [{ series: 'tag', day: first, posts: 30 }], by);
      await addImportedDays(db, { family: 'hashtag-volume', days: [first], state: 'collected' }, by);
    });
    await rows.window('hashtag-volume', ...MONTH);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    assert.deepEqual(await figure(store, 'hashtag_posts_original', 'day', first), exactly(24));
  });

  test('what files told of a part of the days is a lower bound, and says so', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    await rows.post('1', 'ana', '2018-10-02T08:00:00Z', 'seeker_request');
    await rows.relay('1', 'collective', '2018-10-03T09:00:00Z', null, true);
    const by = { calendar, at: AT, runId: rows.runId };
    const days = [day('2018-10-02'), day('2018-10-03')];
    await store.db.transaction().execute(async (db) => {
      await addImportedDays(db, { family: 'seeker-requests', days, state: 'seen' }, by);
      await addImportedDays(db, { family: 'retweet-reach', days, state: 'seen' }, by);
    });
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const atLeast = (low: number) => ({
      state: 'measured',
      value: null,
      low,
      high: null,
      n: null,
      reason: 'imported_partial',
    });
    for (const key of ['seeker_requests', 'seekers_distinct', 'seekers_relayed', 'collective_relays']) {
      assert.deepEqual(await figure(store, key, 'month', '2018-10-01'), atLeast(1), key);
    }
    // Only the collective's own relays are told of, as its archive holds no others; and no declaration.
    for (const key of ['community_relays', 'relayers_distinct', 'job_declarations_cumulative']) {
      const none = await figure(store, key, 'month', '2018-10-01');
      assert.deepEqual([none?.state, none?.low, none?.reason], ['not_measured', null, 'no_source'], key);
    }
    const active = await figure(store, 'active_days_ratio', 'month', '2018-10-01');
    assert.deepEqual([active?.low, active?.high, active?.n], [1 / 31, 1, 31]);
    const delay = await figure(store, 'time_to_first_relay', 'month', '2018-10-01');
    assert.equal(delay?.state, 'not_measured');
    // A day of which nobody told anything is no zero.
    assert.equal((await figure(store, 'seeker_requests', 'day', '2018-10-05')) ?? null, null);
  });

  test('where X was read as well, none is at least none', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    await rows.window('retweet-reach', day('2018-10-10'), day('2018-10-20'));
    const by = { calendar, at: AT, runId: rows.runId };
    const days = [day('2018-10-02')];
    await store.db
      .transaction()
      .execute((db) => addImportedDays(db, { family: 'retweet-reach', days, state: 'seen' }, by));
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const relays = await figure(store, 'community_relays', 'month', '2018-10-01');
    assert.deepEqual([relays?.state, relays?.low, relays?.reason], ['measured', 0, 'imported_partial']);
  });

  test('of accounts that somebody listed by one tag, nothing is told of the other', async () => {
    await using store = await open();
    const rows = await seed(store, calendar);
    await rows.scan('2018-10-20T04:00:00Z', 4);
    await store.db.updateTable('bio_scan').set({ kind: 'file' }).execute();
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    const told = async (key: string) => {
      const found = await figure(store, key, 'all', '2015-09-26');
      return [found?.state, found?.low, found?.reason];
    };
    assert.deepEqual(await told('bio_adopters'), ['measured', 4, 'imported_partial']);
    for (const key of ['seeker_bio_accounts', 'both_tags_bio_accounts'])
      assert.deepEqual(await told(key), ['not_measured', null, 'no_source'], key);
  });

  test('told twice, days are known; and a month that X answered for keeps its figures', async () => {
    await using store = await open();
    const rows = await october(store);
    const by = { calendar, at: AT, runId: rows.runId };
    const tell = (state: 'seen' | 'collected') =>
      store.db.transaction().execute((db) => {
        return addImportedDays(db, { family: 'seeker-requests', days: OCTOBER, state }, by);
      });
    assert.deepEqual([await tell('seen'), await tell('seen')], [1, 0]);
    assert.deepEqual([await tell('collected'), await tell('collected'), await tell('seen')], [1, 0, 0]);
    await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
    assert.deepEqual(await figure(store, 'seeker_requests', 'month', '2018-10-01'), exactly(3));

    // Erased, and brought in again: the days are told anew.
    await writeSetting(store.db, 'erased_at', AT);
    assert.equal(await tell('seen'), 1);
  });
});
