import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import type { Store } from '../../../db/store.ts';
import { reasonOf } from '../../../jobs/collect/page-set.ts';
import { planTasks } from '../../../jobs/plan.ts';
import { runTask } from '../../../jobs/runner.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import { buildTinyWorld, type TinyAccount } from '../../demo/world/tiny-world.ts';
import { eachStore } from '../stores.ts';
import { changing, from, HANDLES, TAG } from './changing-bios.ts';
import {
  COLLECTIVE,
  collectNight,
  openSetting,
  pseudonymise,
  type TestSetting,
  taskNamed,
} from './setting.ts';

const many = (count: number): ReturnType<typeof buildTinyWorld> =>
  buildTinyWorld({
    accounts: Array.from({ length: count }, (_, index): TinyAccount => ({ as: `relais${index}`, bio: TAG })),
  });

/** Bios alone, on the night of this day; what stopped it, or null. */
async function night(setting: TestSetting, date: string): Promise<string | null> {
  setting.setNow(`${addDays(day(date), 1)}T01:00:00Z`);
  const task = taskNamed('bio-adopters');
  if (!(await task.due?.(setting, day(date)))) return 'not due';
  const stopped = await runTask(setting, task, day(date)).catch((error: unknown) => reasonOf(error));
  await runTask(setting, taskNamed('roll-up'), day(date));
  return stopped ?? null;
}

const eventsOf = async ({ db }: Store, account: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('adopter_event')
    .select('event')
    .where('account', '=', pseudonymise(account))
    .orderBy('id')
    .execute();
  return rows.map(({ event }) => event);
};
const figureOf = async ({ db }: Store, indicator: string, date: string) =>
  db
    .selectFrom('measure')
    .select(['state', 'low', 'high', 'n', 'reason'])
    .where('indicator', '=', indicator)
    .where('grain', '=', 'day')
    .where('start_day', '=', date as Day)
    .orderBy('known_at', 'desc')
    .limit(1)
    .executeTakeFirst();
const kinds = async ({ db }: Store): Promise<string[]> => {
  const rows = await db.selectFrom('bio_scan').select(['day', 'kind', 'state']).orderBy('id').execute();
  return rows.map(({ day: of, kind, state }) => `${of} ${kind} ${state}`);
};
const askedOn = async ({ db }: Store, date: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('bio_sighting')
    .innerJoin('bio_scan', 'bio_scan.id', 'bio_sighting.scan_id')
    .select('account')
    .where('kind', '=', 'panel')
    .where('day', '=', date as Day)
    .execute();
  return rows.map(({ account }) => account);
};

eachStore('Bios', (open) => {
  test('what becomes of a bio is kept, and counted as it is', async () => {
    await using store = await open();
    await using setting = await openSetting(store, changing, { now: '2019-04-01T01:00:00Z' });
    const figures = async (date: string) =>
      Promise.all(
        ['bio_adopters', 'seeker_bio_accounts', 'both_tags_bio_accounts'].map(
          async (key) => (await figureOf(store, key, date))?.low,
        ),
      );
    assert.equal(await night(setting, '2019-03-31'), null);
    assert.deepEqual(await figures('2019-03-31'), [6, 2, 1]);
    // Everybody was seen within the week; one has taken the tag away.
    assert.equal(await night(setting, '2019-04-06'), null);
    assert.deepEqual(await figures('2019-04-06'), [5, 1, 1]);
    assert.equal(await night(setting, '2019-04-10'), null);
    assert.deepEqual(await figures('2019-04-10'), [3, 1, 1]);
    assert.equal(await night(setting, '2019-04-21'), null);
    assert.deepEqual(await figures('2019-04-21'), [4, 1, 1]);
    assert.deepEqual(await figureOf(store, 'bio_adopters', '2019-04-21'), {
      state: 'measured',
      low: 4,
      high: null,
      n: 6,
      reason: 'panel_estimate',
    });
    const events = await Promise.all(
      ['garde', 'revient', 'lesdeux', 'cherche', 'suspendue', 'partie', 'renommee', 'sosie'].map(
        async (as) => [as, ...(await eventsOf(store, changing.accountId(as)))],
      ),
    );
    assert.deepEqual(events, [
      ['garde', 'added'],
      ['revient', 'added', 'removed', 'added'],
      ['lesdeux', 'added', 'seeker_added'],
      ['cherche', 'seeker_added', 'seeker_removed'],
      ['suspendue', 'added', 'gone'],
      ['partie', 'added', 'gone'],
      ['renommee', 'added'],
      ['sosie'],
    ]);
    const kept = JSON.stringify(await store.db.selectFrom('adopter').selectAll().execute());
    for (const as of HANDLES) assert.ok(!kept.includes(`"${as}`), as);
    for (const { id } of changing.accounts) assert.ok(!kept.includes(id));
    // Whoever is gone is asked for, and not billed.
    const [last] = setting.standIn.requests.filter(({ endpoint }) => endpoint === 'users').slice(-1);
    assert.deepEqual([last?.users, last?.query.ids?.split(',').length], [5, 7]);
  });

  test('a sweep asks by id for known accounts that the search did not return', async () => {
    await using store = await open();
    await using setting = await openSetting(store, changing, { now: '2019-04-01T01:00:00Z' });
    const sweep = taskNamed('bio-adopters');
    await runTask(setting, sweep, day('2019-03-31'));
    setting.setNow('2019-04-11T01:00:00Z');
    const collective = { ...COLLECTIVE, startDay: day('2018-04-11') };
    await runTask({ ...setting, collective }, sweep, day('2019-04-10'));
    assert.deepEqual(await kinds(store), ['2019-03-31 sweep done', '2019-04-10 sweep done']);
    assert.deepEqual(await eventsOf(store, changing.accountId('suspendue')), ['added', 'gone']);
    assert.deepEqual(await eventsOf(store, changing.accountId('revient')), ['added', 'removed']);
  });

  test('the panel stays within its number and its announced cost, and goes round', async () => {
    await using store = await open();
    const collective = { ...COLLECTIVE, bios: { panelPerNight: 3, sweepDaysBefore: 7 } };
    const budget = createBudget(collective);
    const options = { now: '2019-04-01T01:00:00Z', budget, pageSize: 1000 };
    await using opened = await openSetting(store, many(12), options);
    const setting = { ...opened, collective };
    assert.equal(await night(setting, '2019-03-31'), null);
    const seen: string[] = [];
    for (const date of ['2019-04-01', '2019-04-02', '2019-04-03', '2019-04-04']) {
      setting.setNow(`${addDays(day(date), 1)}T01:00:00Z`);
      const { lines } = await planTasks(setting, [taskNamed('bio-adopters')], day(date));
      assert.equal(lines[0]?.estimate?.work?.microdollars, 30_000);
      const before = setting.standIn.requests.length;
      assert.equal(await night(setting, date), null);
      const cost = setting.standIn.requests.slice(before).reduce((sum, { usd }) => sum + usd, 0);
      assert.ok(Math.abs(cost - 0.03) < 1e-9, `${date}: ${cost}`);
      seen.push(...(await askedOn(store, date)));
    }
    assert.equal(new Set(seen).size, 12);
    // Two nights without a run are made up for, and the second round begins where the first one did.
    assert.equal(await night(setting, '2019-04-07'), null);
    const again = await askedOn(store, '2019-04-07');
    assert.deepEqual(again.toSorted(), seen.slice(0, 9).toSorted());
    assert.equal(await night(setting, '2019-04-07'), 'not due');
  });

  test('a panel that is killed goes on after what it has kept', async () => {
    await using store = await open();
    const collective = { ...COLLECTIVE, bios: { panelPerNight: 250, sweepDaysBefore: 7 } };
    await using opened = await openSetting(store, many(230), { now: '2019-04-01T01:00:00Z', pageSize: 1000 });
    const setting = { ...opened, collective };
    assert.equal(await night(setting, '2019-03-31'), null);
    const task = taskNamed('bio-adopters');
    setting.setNow('2019-04-02T01:00:00Z');
    for (const point of ['after-commit', 'before-commit', 'after-fetch'] as const) {
      const failpoint = (at: string): void => {
        if (at === point) throw new Error('power cut');
      };
      await assert.rejects(runTask({ ...setting, failpoint }, task, day('2019-04-01')), /power cut/);
    }
    assert.equal((await askedOn(store, '2019-04-01')).length, 100);
    assert.equal(await night(setting, '2019-04-01'), null);
    const asked = await askedOn(store, '2019-04-01');
    assert.deepEqual([asked.length, new Set(asked).size], [230, 230]);
    const { events } = await store.db
      .selectFrom('adopter_event')
      .select((eb) => eb.fn.countAll<number>().as('events'))
      .executeTakeFirstOrThrow();
    assert.equal(Number(events), 230);
  });

  test('the whole search is made before each anniversary, also when its day was missed or failed', async () => {
    await using store = await open();
    const collective = { ...COLLECTIVE, startDay: day('2018-04-17') };
    await using opened = await openSetting(store, many(3), { now: '2019-04-01T01:00:00Z' });
    const setting = { ...opened, collective };
    assert.equal(await night(setting, '2019-04-01'), null, 'the first one, whenever that is');
    assert.equal(await night(setting, '2019-04-09'), null);
    assert.deepEqual(await kinds(store), ['2019-04-01 sweep done', '2019-04-09 panel done']);
    // Due from the 10th on; nothing ran until the 12th, and X failed then.
    setting.standIn.setFault(() => ({ kind: 'html', status: 503 }));
    assert.equal(await night(setting, '2019-04-12'), 'x_server');
    setting.standIn.setFault(null);
    assert.equal((await figureOf(store, 'bio_adopters', '2019-04-12'))?.state, 'failed');
    assert.equal(await night(setting, '2019-04-13'), null);
    assert.equal(await night(setting, '2019-04-14'), null);
    assert.deepEqual((await kinds(store)).slice(2), [
      '2019-04-12 sweep failed',
      '2019-04-13 sweep done',
      '2019-04-14 panel done',
    ]);
  });

  test('a sweep that the budget cuts twice waits for the next month', async () => {
    await using store = await open();
    const collective = { ...COLLECTIVE, startDay: day('2018-04-17') };
    await using rich = await openSetting(store, many(30), { now: '2019-04-01T01:00:00Z' });
    assert.equal(await night({ ...rich, collective }, '2019-04-01'), null);
    const caps = [{ from: COLLECTIVE.startDay, dollarsPerMonth: 0.45 }];
    const poor = { ...rich, collective: { ...collective, caps } };
    const budget = createBudget(poor.collective);
    await using opened = await openSetting(store, many(30), { now: '2019-04-11T01:00:00Z', budget });
    const setting = { ...opened, collective: poor.collective };
    assert.equal(await night(setting, '2019-04-10'), 'x_budget');
    assert.equal((await figureOf(store, 'bio_adopters', '2019-04-10'))?.state, 'not_measured');
    assert.equal(await night(setting, '2019-04-11'), 'x_budget');
    assert.equal(
      await night(setting, '2019-04-12'),
      'x_budget',
      'a panel, for which there is no money either',
    );
    assert.equal(await night(setting, '2019-05-01'), null);
    assert.deepEqual((await kinds(store)).slice(1), [
      '2019-04-10 sweep failed',
      '2019-04-11 sweep failed',
      '2019-04-12 panel failed',
      '2019-05-01 sweep done',
    ]);
  });

  test('who relays and shows the tag is known at no cost, and counts from then on', async () => {
    await using store = await open();
    const world = buildTinyWorld({
      accounts: [
        { as: 'cherche' },
        { as: 'garde', bio: TAG },
        {
          as: 'nouvelle',
          bio: from([
            ['2012-01-01', ''],
            ['2019-04-03', TAG],
          ]),
        },
      ],
      posts: [
        {
          as: 'demande',
          by: 'cherche',
          at: '2019-04-04T08:00:00Z',
          text: 'Je cherche un poste #i4EmploiR',
          label: 'seeker_request',
        },
      ],
      relays: [{ of: 'demande', by: 'nouvelle', at: '2019-04-04T09:00:00Z' }],
    });
    await using setting = await openSetting(store, world, { now: '2019-04-01T01:00:00Z' });
    assert.equal(await night(setting, '2019-03-31'), null);
    setting.setNow('2019-04-05T01:00:00Z');
    assert.deepEqual(await collectNight(setting, world, day('2019-04-04')), []);
    await runTask(setting, taskNamed('roll-up'), day('2019-04-04'));
    assert.deepEqual(await eventsOf(store, world.accountId('nouvelle')), ['added']);
    assert.equal((await figureOf(store, 'bio_adopters', '2019-04-04'))?.low, 2);
    const { length } = await askedOn(store, '2019-04-04');
    assert.equal(
      length,
      1,
      'what was announced knew nothing of her: she is asked for from the next night on',
    );
  });
});
