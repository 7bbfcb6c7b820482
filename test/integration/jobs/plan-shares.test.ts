import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Day, day, type Instant, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { openStore, type Store } from '../../../db/store.ts';
import type { Estimate } from '../../../jobs/estimates.ts';
import { allowanceOf, announced, type Planned, planNextNight, planTasks } from '../../../jobs/plan.ts';
import { CALENDAR, COLLECTIVE } from './setting.ts';

const LAST = day('2019-03-31');
/** Four dollars a month until April, a dollar from then on. */
const collective = {
  ...COLLECTIVE,
  caps: [
    { from: COLLECTIVE.startDay, dollarsPerMonth: 4 },
    { from: day('2019-04-01'), dollarsPerMonth: 1 },
  ],
};
const settingOf = (store: Store, now: string) => ({
  ...{ store, collective, calendar: CALENDAR, clock: fixedClock(now) },
});

const most = (microdollars: number): NonNullable<Estimate> => ({
  ...{ span: null, work: { requests: 3, objects: 7, microdollars } },
});
const UNKNOWN: Estimate = { span: null, work: null };
const task = (name: string, estimate: Estimate, due?: Planned['due']): Planned => ({
  ...{ name, atMost: async () => estimate, ...(due && { due }) },
});

/** What a store has spent on X by then, and how the last run of each task ended. */
async function spentStore(
  spent: readonly [at: string, microdollars: number][] = [],
  runs: readonly [task: string, reason: 'x_budget' | null][] = [],
): Promise<Store> {
  const store = await openStore('sqlite::memory:');
  for (const [name, reason] of [['before', null] as const, ...runs]) {
    const started_at = instant('2019-03-01T00:00:00Z');
    const run = { task: name, day: day('2019-02-28'), started_at, ended_at: null, state: 'partial' as const };
    await store.db
      .insertInto('run')
      .values({ ...run, reason })
      .execute();
  }
  for (const [at, cost_microdollars] of spent) {
    const asked = { run_id: 1, endpoint: 'tweets/search/all', status: 200, units: 1 };
    const when = { at: at as Instant, utc_day: at.slice(0, 10) as Day };
    await store.db
      .insertInto('request_ledger')
      .values({ ...asked, ...when, cost_microdollars } as never)
      .execute();
  }
  return store;
}

const told = async (store: Store, tasks: readonly Planned[], now = '2019-03-31T01:00:00Z') => {
  const { lines, ...plan } = await planTasks(settingOf(store, now), tasks, LAST);
  return { ...plan, lines: lines.map((line) => [line.task, line.allowed, line.cut]) };
};

test('the money of the month goes to tasks in their order, and a plan says where it ends', async () => {
  await using store = await spentStore([
    ['2019-02-28T23:59:00Z', 3_900_000],
    ['2019-03-01T00:00:00Z', 1_000_000],
  ]);
  const tasks = [
    task('first', most(1_000_000)),
    { name: 'without-x', atMost: null },
    task('second', most(1_500_000)),
    task('third', most(900_000)),
    task('fourth', most(1)),
    task('free', most(0)),
    task('nothing', null),
  ];
  assert.deepEqual(await told(store, tasks), {
    ...{ day: LAST, month: '2019-03', spent: 1_000_000, cap: 4_000_000, left: 3_000_000, atMost: 3_000_000 },
    lines: [
      ['first', 1_000_000, 'nothing'],
      ['second', 1_500_000, 'nothing'],
      ['third', 500_000, 'rest'],
      ['fourth', 0, 'whole'],
      ['free', 0, 'nothing'],
      ['nothing', 0, 'nothing'],
    ],
  });
  const few = await told(store, tasks.slice(0, 1));
  assert.equal(few.atMost, 1_000_000, 'what tasks cost at most, not what the month has');
});

test('a month that has spent more than its cap has nothing left, and the cap in force is that of the day', async () => {
  await using store = await spentStore([
    ['2019-03-02T00:00:00Z', 5_000_000],
    ['2019-04-01T00:00:00Z', 250_000],
  ]);
  const tasks = [task('known', most(10)), task('unknown', UNKNOWN)];
  const march = await told(store, tasks);
  assert.deepEqual([march.left, march.atMost], [0, 0]);
  assert.deepEqual(march.lines, [
    ['known', 0, 'whole'],
    ['unknown', 0, 'whole'],
  ]);
  const april = await told(store, tasks, '2019-04-01T00:00:00Z');
  assert.deepEqual([april.month, april.spent, april.cap], ['2019-04', 250_000, 1_000_000]);
  assert.deepEqual(april.lines, [
    ['known', 10, 'nothing'],
    ['unknown', 749_990, 'nothing'],
  ]);
});

test('a task that its budget ended is announced as unknown, unless its work is counted', async () => {
  await using store = await spentStore(
    [],
    [
      ['judged', 'x_budget'],
      ['counted', 'x_budget'],
      ['well', 'x_budget'],
      ['well', null],
    ],
  );
  const tasks = [
    task('counted', { ...most(100), exact: true }),
    task('well', most(200)),
    task('judged', most(300)),
    task('after', most(400)),
  ];
  const { lines, atMost } = await told(store, tasks);
  assert.deepEqual(lines, [
    ['counted', 100, 'nothing'],
    ['well', 200, 'nothing'],
    ['judged', 3_999_700, 'nothing'],
    ['after', 0, 'whole'],
  ]);
  assert.equal(atMost, 4_000_000);
});

test('what is announced of a task says whether it is due, known, and what it may cost', async () => {
  await using store = await spentStore();
  const never = task('monthly', most(5), async (_, on) => on !== LAST);
  const tasks = [never, task('nothing', null), task('known', most(600)), task('unknown', UNKNOWN)];
  const plan = announced(await planTasks(settingOf(store, '2019-03-31T01:00:00Z'), tasks, LAST));
  assert.deepEqual([plan.day, plan.month, plan.cap, plan.atMost], [LAST, '2019-03', 4_000_000, 4_000_000]);
  const none = { requests: null, objects: null, allowed: 0, cut: 'nothing' };
  assert.deepEqual(plan.lines, [
    { task: 'monthly', state: 'not_due', microdollars: 0, ...none },
    { task: 'nothing', state: 'nothing', microdollars: 0, ...none },
    {
      ...{ task: 'known', state: 'known', requests: 3, objects: 7 },
      ...{ microdollars: 600, allowed: 600, cut: 'nothing' },
    },
    { task: 'unknown', state: 'unknown', microdollars: null, ...none, allowed: 3_999_400 },
  ]);
});

test('the next night is looked at from its own time: its month, its cap, its day', async () => {
  await using store = await spentStore([['2019-03-02T00:00:00Z', 3_000_000]]);
  const seen: string[] = [];
  const spying: Planned = {
    name: 'known',
    async atMost({ clock }, on) {
      seen.push(`${on} ${clock.now()}`);
      return most(10);
    },
  };
  const next = await planNextNight(settingOf(store, '2019-03-31T02:00:00.000Z'), [spying], LAST);
  assert.deepEqual(seen, ['2019-04-01 2019-04-01T02:00:00.000Z']);
  assert.deepEqual(
    [next.kind, next.madeAt, next.day, next.month, next.left],
    ['next', '2019-03-31T02:00:00.000Z', '2019-04-01', '2019-04', 1_000_000],
  );
});

test('a task may spend what it announced, or what its night has left of what was announced', async () => {
  await using store = await spentStore([
    ['2019-03-31T00:59:00.000Z', 70_000],
    ['2019-03-31T01:00:00.000Z', 20_000],
    ['2019-03-31T01:30:00.000Z', 10_000],
  ]);
  const setting = settingOf(store, '2019-03-31T02:00:00.000Z');
  const night = { atMost: 100_000, madeAt: instant('2019-03-31T01:00:00.000Z') };
  const work = (microdollars: number) => ({ requests: 4, objects: 9, microdollars });
  const month = { month: '2019-03', spent: 100_000 };
  assert.deepEqual(await allowanceOf(setting, work(50_000), night), {
    ...month,
    microdollars: 50_000,
    requests: 4,
  });
  assert.equal((await allowanceOf(setting, work(90_000), night)).microdollars, 70_000);
  assert.equal((await allowanceOf(setting, work(90_000), { ...night, atMost: 5_000 })).microdollars, 0);
  assert.equal((await allowanceOf(setting, null, night)).microdollars, 70_000);
  assert.equal((await allowanceOf(setting, work(90_000), null)).microdollars, 90_000);
  assert.deepEqual(await allowanceOf(setting, null, null), { ...month, microdollars: null, requests: null });
});
