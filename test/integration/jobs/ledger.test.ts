import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import { readCostOfMonth } from '../../../db/queries/nights.ts';
import type { Store } from '../../../db/store.ts';
import { runNightly, runTask } from '../../../jobs/runner.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import type { FaultAction } from '../../x-stand-in/http/faults.ts';
import { eachStore } from '../stores.ts';
import { COLLECTIVE, openSetting, sortAll, type TestSetting, taskNamed } from './setting.ts';
import { smallWorld } from './small-world.ts';

const world = smallWorld();
const LAST = day('2019-03-31');
const NIGHT = '2019-04-01T01:00:00Z';
const OUTAGE = new Error('the power went out');

/** A service that pays for what it reads, before a stand-in that bills all it may. */
const openPaying = (store: Store, now = NIGHT, deadlineMs = 2000): Promise<TestSetting> =>
  openSetting(store, world, { now, deadlineMs, budget: createBudget(COLLECTIVE), billExpandedUsers: true });

const rowsOf = ({ db }: Store) => db.selectFrom('request_ledger').selectAll().orderBy('id').execute();
const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);
const billedBy = ({ standIn }: TestSetting): number => sum(standIn.requests.map(({ microUsd }) => microUsd));
const night = (setting: TestSetting, last: Day) =>
  runNightly(setting, last, {
    async afterTask(name) {
      if (name === 'seeker-requests') await sortAll(setting, world);
    },
  }).catch((error: unknown) => error as Error);

eachStore('The ledger', (open) => {
  test('a request stands in it at its worst case before it reaches X', async () => {
    await using store = await open();
    await using setting = await openPaying(store);
    const seen: Promise<{ status: number; cost_microdollars: number }[]>[] = [];
    setting.standIn.setFault(() => {
      seen.push(
        store.db.selectFrom('request_ledger').select(['status', 'cost_microdollars']).orderBy('id').execute(),
      );
      return null;
    });
    await runTask(setting, taskNamed('hashtag-volume'), LAST);
    const first = await seen[0];
    assert.deepEqual(first, [{ status: 0, cost_microdollars: 10_000 }]);
    assert.ok((await rowsOf(store)).every(({ status }) => status === 200));
  });

  test('a post read by two tasks on one UTC day is billed once, and costs at most twice', async () => {
    await using store = await open();
    await using setting = await openPaying(store);
    assert.equal(await night(setting, LAST), undefined);
    const rows = await rowsOf(store);
    const billed = sum(rows.map(({ billed_microdollars }) => billed_microdollars));
    assert.equal(billed, billedBy(setting));
    assert.ok(sum(rows.map(({ cost_microdollars }) => cost_microdollars)) > billed);
    assert.ok(rows.every(({ billed_microdollars }) => billed_microdollars !== null));
  });

  test('an answer that a power cut loses is held at its worst case, until it is asked for again that day', async () => {
    await using store = await open();
    let cut: Awaited<ReturnType<typeof rowsOf>> = [];
    {
      await using setting = await openPaying(store);
      const failing = {
        ...setting,
        failpoint(at: string) {
          if (at === 'before-commit') throw OUTAGE;
        },
      };
      await assert.rejects(runTask(failing, taskNamed('placements'), LAST), OUTAGE);
      cut = await rowsOf(store);
      const latest = cut.at(-1);
      assert.deepEqual([latest?.status, latest?.billed_microdollars], [0, null]);
      // Ten posts, each with an author, a version before it and two posts it refers to at most.
      assert.ok((latest?.cost_microdollars ?? 0) >= 10 * 5000);
      const { dollars } = await readCostOfMonth(store.db, '2019-04');
      assert.equal(Math.round(dollars * 1e6), sum(cut.map(({ cost_microdollars }) => cost_microdollars)));
    }
    await using setting = await openPaying(store);
    await runTask(setting, taskNamed('placements'), LAST);
    const rows = await rowsOf(store);
    const settled = rows.find(({ id }) => id === cut.at(-1)?.id);
    assert.deepEqual([settled?.cost_microdollars, settled?.billed_microdollars], [0, 0]);
    assert.ok(rows.every(({ billed_microdollars }) => billed_microdollars !== null));
  });

  test('the next UTC day X bills it anew, and what was lost stays counted', async () => {
    await using store = await open();
    await using setting = await openPaying(store, NIGHT, 200);
    let n = 0;
    setting.standIn.setFault(() => {
      n += 1;
      return n < 5 ? { kind: 'stall' } : null;
    });
    await assert.rejects(runTask(setting, taskNamed('placements'), LAST), { code: 'x-deadline' });
    setting.setNow('2019-04-02T01:00:00Z');
    await runTask(setting, taskNamed('placements'), addDays(LAST, 1));
    const rows = await rowsOf(store);
    const lost = rows.filter(({ billed_microdollars }) => billed_microdollars === null);
    assert.deepEqual(
      lost.map(({ status, utc_day }) => [status, utc_day]),
      Array.from({ length: 4 }, () => [0, '2019-04-01']),
    );
    // Four attempts of one page cost one page: that day X would have billed its posts once.
    assert.deepEqual(
      lost.map(({ cost_microdollars }) => cost_microdollars > 0),
      [true, false, false, false],
    );
    const billed = sum(rows.map(({ billed_microdollars }) => billed_microdollars));
    assert.ok(billed < billedBy(setting));
    assert.ok(billed + sum(lost.map(({ cost_microdollars }) => cost_microdollars)) >= billedBy(setting));
  });

  test('how an attempt ended stands in it before the next one is sent', async () => {
    await using store = await open();
    await using setting = await openPaying(store);
    const seen: ReturnType<typeof rowsOf>[] = [];
    setting.standIn.setFault(() => {
      seen.push(rowsOf(store));
      return seen.length === 1 ? { kind: 'html', status: 503 } : null;
    });
    await runTask(setting, taskNamed('placements'), LAST);
    const [first, again] = (await seen[1]) ?? [];
    assert.deepEqual([first?.status, first?.cost_microdollars, first?.billed_microdollars], [503, 0, 0]);
    assert.deepEqual([again?.status, again?.billed_microdollars], [0, null]);
  });

  test('what was lost stays held while X refuses, or answers what cannot be read', async () => {
    for (const after of [
      { kind: 'html', status: 503 },
      { kind: 'answer', status: 200, body: { data: 'no list' } },
    ] as const) {
      await using store = await open();
      await using setting = await openPaying(store);
      let n = 0;
      setting.standIn.setFault(() => {
        n += 1;
        return n === 1 ? { kind: 'reset' } : after;
      });
      await assert.rejects(runTask(setting, taskNamed('placements'), LAST));
      const [lost, ...others] = await rowsOf(store);
      assert.equal(others.at(-1)?.status, after.status);
      assert.deepEqual([lost?.status, lost?.billed_microdollars], [0, null]);
      assert.ok((lost?.cost_microdollars ?? 0) >= 10 * 5000, 'a page at its worst');
      assert.equal(sum(others.map(({ cost_microdollars }) => cost_microdollars)), 0, 'and once');
    }
  });

  test('each count that was lost is billed', async () => {
    await using store = await open();
    await using setting = await openPaying(store);
    let n = 0;
    setting.standIn.setFault(() => {
      n += 1;
      return n < 3 ? { kind: 'reset', after: 'half' } : null;
    });
    await runTask(setting, taskNamed('hashtag-volume'), LAST);
    const costs = (await rowsOf(store)).map(({ cost_microdollars }) => cost_microdollars);
    assert.deepEqual(costs, [10_000, 10_000, 10_000, 10_000]);
    assert.equal(sum(costs), billedBy(setting));
  });

  test('over nights full of faults it equals X’s bill to the micro-dollar', async () => {
    await using store = await open();
    await using setting = await openPaying(store, '2019-03-29T01:00:00Z', 300);
    const faults: FaultAction[] = [
      { kind: 'reset' },
      { kind: 'reset', after: 'half' },
      { kind: 'html', status: 503 },
      { kind: 'truncate-json' },
      { kind: 'answer', status: 500, body: { title: 'Internal Error', status: 500 } },
      { kind: 'html', status: 200 },
    ];
    let calls = 0;
    setting.standIn.setFault(() => {
      calls += 1;
      return calls % 5 === 0 ? (faults[(calls / 5) % faults.length] ?? null) : null;
    });
    for (const last of ['2019-03-28', '2019-03-29', '2019-03-30', '2019-03-31'].map(day)) {
      setting.setNow(`${addDays(last, 1)}T01:00:00Z`);
      // A scheduler tries again within the day what has failed.
      for (let tries = 0; tries < 5 && (await night(setting, last)) !== undefined; tries += 1);
    }
    assert.ok(calls > 40);
    const rows = await rowsOf(store);
    const unsettled = rows.filter(({ billed_microdollars }) => billed_microdollars === null);
    const byRequest = /^(tweets\/counts|compliance|usage)\//;
    assert.ok(unsettled.every(({ endpoint }) => byRequest.test(endpoint)));
    assert.equal(sum(rows.map((row) => row.billed_microdollars ?? row.cost_microdollars)), billedBy(setting));
  });
});
