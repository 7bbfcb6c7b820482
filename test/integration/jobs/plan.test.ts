import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day, instant } from '../../../db/core/calendar.ts';
import type { Collective } from '../../../db/core/collective.ts';
import { readLastPlan } from '../../../db/queries/plans.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { type Plan, planTasks } from '../../../jobs/plan.ts';
import { planText } from '../../../jobs/plan-text.ts';
import { runNightly, runTask } from '../../../jobs/runner.ts';
import { SCHEDULE } from '../../../jobs/schedule.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import { eachStore } from '../stores.ts';
import {
  CALENDAR,
  COLLECTIVE,
  collected,
  observed,
  openSetting,
  sortAll,
  type TestSetting,
  taskNamed,
} from './setting.ts';
import { smallWorld } from './small-world.ts';

const world = smallWorld();
const LAST = day('2019-03-31');
const NIGHT = '2019-04-01T01:00:00Z';

const capped = (dollarsPerMonth: number): Collective => ({
  ...COLLECTIVE,
  caps: [{ from: COLLECTIVE.startDay, dollarsPerMonth }],
});

/** A service that may spend so much a month, before a stand-in that bills all it may. */
async function openCapped(store: Store, dollarsPerMonth: number, now = NIGHT): Promise<TestSetting> {
  const collective = capped(dollarsPerMonth);
  const setting = await openSetting(store, world, {
    now,
    budget: createBudget(collective),
    billExpandedUsers: true,
  });
  return { ...setting, collective };
}

/** A whole night, the volunteers sorting within it; what the stand-in billed by task, in dollars, and the errors. */
async function live(setting: TestSetting, last: Day) {
  const bills = new Map<string, { dollars: number; requests: number }>();
  let before = setting.standIn.requests.length;
  const error = await runNightly(setting, last, {
    async afterTask(name) {
      const asked = setting.standIn.requests.slice(before);
      before = setting.standIn.requests.length;
      const dollars = asked.reduce((sum, { grossUsd }) => sum + grossUsd, 0);
      bills.set(name, { dollars, requests: asked.length });
      if (name === 'seeker-requests') await sortAll(setting, world);
    },
  }).catch((caught: unknown) => caught as Error);
  const dollars = [...bills.values()].reduce((sum, bill) => sum + bill.dollars, 0);
  return { bills, dollars, error };
}

const planOf = (setting: TestSetting, last: Day): Promise<Plan> => planTasks(setting, SCHEDULE, last);
const runsOf = ({ db }: Store) =>
  db.selectFrom('run').select(['task', 'state', 'reason']).orderBy('id').execute();
const measureOf = ({ db }: Store, indicator: string, start: Day) =>
  db
    .selectFrom('measure')
    .select(['state', 'value', 'low', 'reason'])
    .where('indicator', '=', indicator)
    .where('grain', '=', 'day')
    .where('start_day', '=', start)
    .orderBy('known_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
async function ledgerDollars({ db }: Store, task?: string): Promise<number> {
  let query = db
    .selectFrom('request_ledger')
    .innerJoin('run', 'run.id', 'request_ledger.run_id')
    .select((eb) => eb.fn.sum<number>('cost_microdollars').as('cost'));
  if (task) query = query.where('run.task', '=', task);
  return Number((await query.executeTakeFirstOrThrow()).cost ?? 0) / 1_000_000;
}

test('in a month of nights no task and no night costs more than was announced', async () => {
  await using store = await openStore('sqlite::memory:');
  await using setting = await openCapped(store, 100, '2019-03-11T01:00:00Z');
  for (let last = day('2019-03-10'); last <= '2019-04-09'; last = addDays(last, 1)) {
    setting.setNow(`${addDays(last, 1)}T01:00:00Z`);
    const plan = await planOf(setting, last);
    const { bills, dollars, error } = await live(setting, last);
    assert.equal(error, undefined, `${last}: ${error?.message}`);
    assert.ok(dollars > 0 && dollars * 1_000_000 <= plan.atMost, `${last}: ${dollars} of ${plan.atMost}`);
    for (const { task, estimate } of plan.lines) {
      // A task whose cost is not known is announced as all that the month has left.
      const most = estimate ? (estimate.work?.microdollars ?? plan.left) : 0;
      const bill = bills.get(task) ?? { dollars: 0, requests: 0 };
      const maybeNothing = task === 'bio-adopters' || task === 'engagement';
      if (last > '2019-03-10' && !maybeNothing) assert.ok(estimate?.work, `${last} ${task}`);
      assert.ok(bill.dollars * 1_000_000 <= most, `${last} ${task}: ${bill.dollars} of ${most}`);
      assert.ok(bill.requests <= (estimate?.work?.requests ?? Infinity), `${last} ${task}`);
    }
  }
  assert.equal((await observed(store)).posts.length, 36);
  const billed = setting.standIn.requests.reduce((sum, { grossUsd }) => sum + grossUsd, 0);
  assert.ok((await ledgerDollars(store)) >= billed - 1e-9);
});

eachStore('Planning', (open) => {
  test('when the month’s cap is reached, adopters are the first to be left out', async () => {
    let enough = 0;
    {
      await using store = await open();
      await using setting = await openCapped(store, 100);
      assert.equal((await live(setting, LAST)).error, undefined);
      enough = await ledgerDollars(store);
      for (const last of ['bio-adopters', 'engagement']) enough -= await ledgerDollars(store, last);
    }
    await using store = await open();
    // Enough for the smallest page of any reading but the second page of accounts.
    const cap = enough + 0.16;
    await using setting = await openCapped(store, cap);
    const { dollars } = await live(setting, LAST);
    assert.ok(dollars <= cap);
    assert.deepEqual(
      (await runsOf(store)).map(({ task, state, reason }) => `${task} ${state} ${reason}`),
      [
        'compliance done null',
        'placements done null',
        ...['seeker-requests done null', 'triage done null'],
        'retweet-reach done null',
        'hashtag-volume done null',
        'bio-adopters partial x_budget',
        'engagement done null',
        'usage done null',
        'roll-up done null',
        'purge done null',
        'audit done null',
      ],
    );
    assert.deepEqual(await measureOf(store, 'bio_adopters', LAST), {
      state: 'not_measured',
      value: null,
      low: null,
      reason: 'x_budget',
    });
  });

  test('days that the budget cut are not measured, with the reason, and are measured when it allows', async () => {
    await using store = await open();
    await using poor = await openCapped(store, 0);
    const { error } = await live(poor, LAST);
    assert.match(String(error?.message), /^placements : Le budget annoncé ne suffit pas/);
    // What X tells of our use of it is free.
    assert.deepEqual(
      poor.standIn.requests.map(({ endpoint }) => endpoint),
      ['usage/tweets'],
    );
    const runs = await runsOf(store);
    assert.equal(runs.filter(({ state, reason }) => state === 'partial' && reason === 'x_budget').length, 5);
    const { cursors, pageCursors } = await observed(store);
    assert.deepEqual([cursors, pageCursors], [[], []]);
    for (const indicator of ['hashtag_posts_original', 'seeker_requests', 'collective_relays']) {
      assert.deepEqual(await measureOf(store, indicator, LAST), {
        state: 'not_measured',
        value: null,
        low: null,
        reason: 'x_budget',
      });
    }
    await using rich = await openCapped(store, 100, '2019-04-02T01:00:00Z');
    assert.equal((await live(rich, day('2019-04-01'))).error, undefined);
    assert.equal((await collected(store, 'hashtag-volume')).length, 1);
    const { state, value, reason } = await measureOf(store, 'hashtag_posts_original', LAST);
    assert.deepEqual([state, value, reason], ['measured', 0, null]);
  });

  test('a task that finds more than was announced stops before it costs more', async () => {
    for (const announced of [
      { requests: 40, objects: 24, microdollars: 120_000 },
      { requests: 2, objects: 400, microdollars: 9_000_000 },
    ]) {
      await using store = await open();
      await using setting = await openCapped(store, 100);
      const ended = runTask(setting, taskNamed('seeker-requests'), LAST, {
        work: announced,
        night: null,
      });
      await assert.rejects(ended, { code: 'x-budget' });
      const billed = setting.standIn.requests.reduce((sum, { grossUsd }) => sum + grossUsd, 0);
      assert.ok(billed > 0 && billed * 1_000_000 <= announced.microdollars, `${billed}`);
      assert.equal(setting.standIn.requests.length, 2);
      assert.deepEqual(await runsOf(store), [
        { task: 'seeker-requests', state: 'partial', reason: 'x_budget' },
      ]);
    }
  });

  test('a night that was stopped and is begun again stays within what it announced at first', async () => {
    await using store = await open();
    await using setting = await openCapped(store, 0.4);
    const stop = new AbortController();
    const stopping: TestSetting = {
      ...setting,
      signal: stop.signal,
      failpoint: (at) => (at === 'after-commit' ? stop.abort() : undefined),
    };
    assert.match(String((await live(stopping, LAST)).error), /Arrêt demandé/);
    const first = await readLastPlan(store.db);
    assert.deepEqual([first?.kind, first?.atMost], ['night', 400_000]);
    const { standIn } = setting;
    const before = standIn.requests.reduce((sum, { grossUsd }) => sum + grossUsd, 0);
    assert.ok(before > 0);
    // In the meantime somebody has allowed more: that is for the next night.
    await using rich = await openCapped(store, 100);
    await live(rich, LAST);
    assert.ok(rich.standIn.requests.length > 0);
    const spent = await ledgerDollars(store);
    assert.ok(spent > before && spent <= 0.4, `${spent}`);
    assert.equal((await readLastPlan(store.db))?.kind, 'next');
  });

  test('a reading that the budget ended goes on the next night from the page it had', async () => {
    await using store = await open();
    await using setting = await openCapped(store, 0.15);
    await live(setting, LAST);
    const half = await observed(store);
    assert.ok(half.posts.length > 1 && half.posts.length < 36, `${half.posts.length} posts`);
    assert.ok(half.pageCursors.length > 0);
    await using rich = await openCapped(store, 100, '2019-04-02T01:00:00Z');
    const plan = await planOf(rich, day('2019-04-01'));
    // Its past does not tell its future: all that is left is announced.
    assert.ok(plan.lines.find(({ task }) => task === 'seeker-requests')?.estimate?.work === null);
    await live(rich, day('2019-04-01'));
    assert.equal((await observed(store)).posts.length, 36);
  });
});

test('what is announced is kept, and each night announces the next one', async () => {
  await using store = await openStore('sqlite::memory:');
  await using setting = await openCapped(store, 100, '2019-03-31T02:00:00Z');
  assert.equal(await readLastPlan(store.db), null);
  await runNightly(setting, day('2019-03-30'));
  const next = await readLastPlan(store.db);
  assert.deepEqual([next?.day, next?.month, next?.cap], ['2019-03-31', '2019-04', 100_000_000]);
  assert.equal(next?.lines.find(({ task }) => task === 'hashtag-volume')?.state, 'known');
  const spentBefore = await ledgerDollars(store);
  setting.setNow('2019-04-01T02:00:00Z');
  await runNightly(setting, LAST);
  const spent = ((await ledgerDollars(store)) - spentBefore) * 1_000_000;
  assert.ok(next && spent > 0 && spent <= next.atMost, `${spent} of ${next?.atMost}`);
  const made = await store.db.selectFrom('plan').select(['day', 'kind']).orderBy('id').execute();
  assert.deepEqual(
    made.map((plan) => `${plan.kind} ${plan.day}`),
    ['night 2019-03-30', 'next 2019-03-31', 'night 2019-03-31', 'next 2019-04-01'],
  );
});

test('a plan reads the store only, and tells what is left out in either language', async () => {
  await using store = await openStore('sqlite::memory:');
  await using setting = await openCapped(store, 1.62);
  const first = await planOf(setting, LAST);
  assert.match(planText(first, 'fr', CALENDAR).join('\n'), /seeker-requests .*inconnu : au plus le budget/);
  await live(setting, day('2019-03-30'));
  const asked = setting.standIn.requests.length;
  const plan = await planOf(setting, LAST);
  const [fr, en] = [planText(plan, 'fr', CALENDAR), planText(plan, 'en', CALENDAR)];
  assert.equal(setting.standIn.requests.length, asked);
  const order = SCHEDULE.filter(({ readsX }) => readsX).map(({ name }) => name);
  assert.deepEqual([order[0], ...order.slice(-3)], ['compliance', 'bio-adopters', 'engagement', 'usage']);
  assert.deepEqual(
    plan.lines.map(({ task }) => task),
    order,
  );
  for (const text of [fr, en]) {
    assert.deepEqual(
      text.slice(1, 1 + order.length).map((line) => line.trim().split(' ')[0]),
      order,
    );
  }
  assert.match(fr.join('\n'), /Mois 2019-04 \(UTC\) : .* dépensés, plafond 1,62/);
  assert.match(fr.join('\n'), /Laissé de côté si ce qui précède coûte son maximum.*bio-adopters/);
  assert.match(en.join('\n'), /Month 2019-04 \(UTC\): \$.* spent, cap \$1\.62/);
  assert.match(en.join('\n'), /Left out if what comes before costs its maximum.*bio-adopters/);
});

test('counts that are known tell what the history costs before it is read', async () => {
  await using store = await openStore('sqlite::memory:');
  await using setting = await openCapped(store, 100);
  const task = SCHEDULE.find(({ name }) => name === 'hashtag-volume');
  assert.ok(task);
  await runTask(setting, task, LAST);
  const { lines } = await planOf(setting, LAST);
  const requests = lines.find(({ task }) => task === 'seeker-requests');
  // 35 posts were counted; nothing is announced below a hundred, each with its author.
  assert.equal(requests?.estimate?.work?.microdollars, 100 * 15_000 + 10_000);
  assert.equal(requests?.estimate?.span?.until, instant('2019-03-31T22:00:00Z'));
});
