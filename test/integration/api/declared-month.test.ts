import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, day } from '../../../db/core/calendar.ts';
import type { Store } from '../../../db/store.ts';
import { seededRandom } from '../../demo/world/random.ts';
import { seed } from '../db/seed.ts';
import { eachStore } from '../stores.ts';
import { MonthAtDesk } from './month-at-desk.ts';
import { calendar, night, startService } from './service.ts';
import { KEY } from './telling.ts';
import type { ToldMonth } from './told-month.ts';

const FIRST = day('2018-10-01');
const LAST = day('2018-10-31');
/** What the figures say to date: new reports of the month, and since the first day. */
async function counted({ db }: Store): Promise<{ month: number | null; all: number | null }> {
  const of = async (indicator: string, grain: 'month' | 'all') => {
    const row = await db
      .selectFrom('measure')
      .select(['low'])
      .where('indicator', '=', indicator)
      .where('grain', '=', grain)
      .where('dimension', '=', '')
      .where('superseded_at', 'is', null)
      .orderBy('start_day', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.low ?? null;
  };
  return {
    month: await of('job_declarations_period', 'month'),
    all: await of('job_declarations_cumulative', 'all'),
  };
}

async function rowsByState({ db }: Store): Promise<ReturnType<ToldMonth['byState']>> {
  const found = { proposed: 0, confirmed: 0, rejected: 0, withdrawn: 0 };
  for (const { state } of await db.selectFrom('declaration').select('state').execute()) found[state] += 1;
  return found;
}

eachStore('a month of declarations', (open) => {
  test('with duplicates, withdrawals and two confirmers at once, the count is the truth', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    const rows = await seed(store, calendar);
    for (const family of ['hashtag-volume', 'seeker-requests', 'placements'] as const)
      await rows.window(family, FIRST, addDays(LAST, 1));
    const random = seededRandom(1);
    const month = new MonthAtDesk({ store, service, random, rows });
    for (let today = FIRST; today <= LAST; today = addDays(today, 1)) {
      await month.morning(today);
      for (let act = random.between(1, 3); act > 0; act -= 1) await month.fillIn();
      for (let act = random.between(0, 2); act > 0; act -= 1) await month.sortPost();
      for (let act = random.between(1, 4); act > 0; act -= 1) await month.confirm();
      if (random.chance(0.4)) await month.withdraw();
      // Not each night: days that wait together are worked out together.
      if (today !== LAST && !random.chance(0.15)) continue;
      await night(store, rows.runId, today, `${addDays(today, 1)}T02:00:00Z`);
      const people = month.truth.firsts(today).size;
      assert.deepEqual(await counted(store), { month: people, all: people }, today);
    }
    const told = month.truth.byState();
    assert.deepEqual(await rowsByState(store), { ...told, withdrawn: 0 });
    const people = month.truth.firsts(LAST).size;
    assert.ok(people > 10 && told.confirmed > people, 'some people told more than once');
    for (const what of HAPPENED) assert.ok((month.happened.get(what) ?? 0) > 0, what);
  });
});

const HAPPENED = [
  'pressed twice',
  'told again',
  'sorted by two at once',
  'sorted as no report',
  'sorting taken back',
  'decided by two at once',
  'withdrawn while it was decided',
  'withdrawn once counted',
  'confirmation taken back',
];
