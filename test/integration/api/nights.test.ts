import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, instant } from '../../../db/core/calendar.ts';
import { addLedgerRows } from '../../../db/queries/ledger.ts';
import {
  readCostOfMonth,
  readCutoffKnownBy,
  readLastNight,
  readStoreVersion,
} from '../../../db/queries/nights.ts';
import { endRun, startRun } from '../../../db/queries/runs.ts';
import type { Store } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';

type End = 'done' | 'partial' | 'failed';

async function run(store: Store, task: string, date: string, state: End | null, at: string): Promise<number> {
  const id = await startRun(store.db, { task, day: day(date), at: instant(at) });
  const reason = state === 'done' ? null : 'x-unavailable';
  if (state) await endRun(store.db, { id, at: instant(at), state, reason });
  return id;
}

eachStore('nights', (open) => {
  test('a night is as good as its worst task', async () => {
    await using store = await open();
    assert.equal(await readLastNight(store.db), null);
    await run(store, 'placements', '2019-09-30', 'done', '2019-10-01T02:00:00Z');
    await run(store, 'seeker-requests', '2019-09-30', 'failed', '2019-10-01T02:01:00Z');
    await run(store, 'roll-up', '2019-09-30', 'done', '2019-10-01T02:02:00Z');
    assert.deepEqual(await readLastNight(store.db), {
      day: '2019-09-30',
      state: 'failed',
      reason: 'x-unavailable',
      ended_at: '2019-10-01T02:02:00.000Z',
    });
  });

  test('a task that was run again counts as it ended last; one under way has no end', async () => {
    await using store = await open();
    await run(store, 'placements', '2019-09-30', 'failed', '2019-10-01T02:00:00Z');
    await run(store, 'placements', '2019-09-30', 'done', '2019-10-01T08:00:00Z');
    assert.equal((await readLastNight(store.db))?.state, 'done');
    await run(store, 'roll-up', '2019-09-30', null, '2019-10-01T08:01:00Z');
    const night = await readLastNight(store.db);
    assert.deepEqual([night?.state, night?.ended_at], ['running', null]);
  });

  test('an earlier day that is collected again later is not the last night', async () => {
    await using store = await open();
    await run(store, 'placements', '2019-09-30', 'done', '2019-10-01T02:00:00Z');
    await run(store, 'placements', '2019-09-02', 'done', '2019-10-01T09:00:00Z');
    assert.equal((await readLastNight(store.db))?.day, '2019-09-30');
  });

  test('the cutoff known at a moment is that of the last roll-up done by then', async () => {
    await using store = await open();
    await run(store, 'roll-up', '2019-09-29', 'done', '2019-09-30T02:00:00Z');
    await run(store, 'roll-up', '2019-09-30', 'done', '2019-10-01T02:00:00Z');
    await run(store, 'roll-up', '2019-10-01', 'failed', '2019-10-02T02:00:00Z');
    assert.equal(await readCutoffKnownBy(store.db, instant('2019-10-03T00:00:00Z')), '2019-09-30');
    assert.equal(await readCutoffKnownBy(store.db, instant('2019-10-01T01:59:59.999Z')), '2019-09-29');
    assert.equal(await readCutoffKnownBy(store.db, instant('2019-09-01T00:00:00Z')), null);
  });

  test('the cost of a month is that of its requests, by UTC day', async () => {
    await using store = await open();
    const runId = await run(store, 'placements', '2019-09-30', 'done', '2019-10-01T02:00:00Z');
    const row = (utcDay: string, microdollars: number) => ({
      run_id: runId,
      at: instant(`${utcDay}T12:00:00Z`),
      utc_day: day(utcDay),
      endpoint: 'tweets/counts/all',
      status: 200,
      units: 1,
      cost_microdollars: microdollars,
    });
    await addLedgerRows(store.db, [
      row('2019-08-31', 10_000),
      row('2019-09-01', 10_000),
      row('2019-09-30', 5_000),
    ]);
    assert.deepEqual(await readCostOfMonth(store.db, '2019-09'), { dollars: 0.015, requests: 2 });
    assert.deepEqual(await readCostOfMonth(store.db, '2019-07'), { dollars: 0, requests: 0 });
  });

  test('the version changes with a run that ends, so that nobody is told "nothing new"', async () => {
    await using store = await open();
    const id = await run(store, 'placements', '2019-09-30', null, '2019-10-01T02:00:00Z');
    const running = await readStoreVersion(store.db);
    assert.equal(await readStoreVersion(store.db), running);
    await endRun(store.db, { id, at: instant('2019-10-01T02:01:00Z'), state: 'done', reason: null });
    assert.notEqual(await readStoreVersion(store.db), running);
  });

  test('the version changes with a run that ends after a later one', async () => {
    await using store = await open();
    const id = await run(store, 'placements', '2019-09-30', null, '2019-10-01T02:00:00Z');
    await run(store, 'roll-up', '2019-09-30', 'done', '2019-10-01T02:01:00Z');
    const before = await readStoreVersion(store.db);
    await endRun(store.db, {
      id,
      at: instant('2019-10-01T02:02:00Z'),
      state: 'failed',
      reason: 'x-unavailable',
    });
    assert.notEqual(await readStoreVersion(store.db), before);
  });
});
