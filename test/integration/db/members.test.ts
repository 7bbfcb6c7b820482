import assert from 'node:assert/strict';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { type Day, day } from '../../../db/core/calendar.ts';
import { periodOf } from '../../../db/core/period.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { migrationsFor } from '../../../db/migrations/index.ts';
import { type Membership, type PersonDay, replaceMembers } from '../../../db/rollup/members.ts';
import { TallyChanges } from '../../../db/rollup/tallies.ts';
import type { Schema } from '../../../db/schema/index.ts';
import { openStore, type Store } from '../../../db/store.ts';

const START = day('2018-09-26');
/** Two days of a month, days of the next month of the same year, and some of the years before and after. */
const DAYS = ['2018-09-27', '2019-02-01', '2019-02-28', '2019-03-01', '2019-09-26', '2020-10-01'].map(day);
const GRAINS = ['day', 'month', 'year', 'all'] as const;

/** Counted once, for an amount; one whose amount is not known counts as such. */
const COUNTED: Membership = {
  name: 'counted',
  counts: (amount) => ({ people: 1, unknown: amount === null ? 1 : 0, amounts: amount ?? 0 }),
  keyed: (amount) => ({ 'people by amount': String(amount) }),
};

const personDays = fc.uniqueArray(
  fc.record({
    person: fc.constantFrom(...(['p', 'q', 'r'] as Pseudonym[])),
    day: fc.constantFrom(...DAYS),
    amount: fc.option(fc.nat(3)),
  }),
  { selector: ({ person, day }) => `${person} ${day}` },
);
/** Nights: each looks at some days again, and finds others there. */
const nights = fc.array(fc.record({ days: fc.subarray(DAYS, { minLength: 1 }), found: personDays }), {
  minLength: 1,
  maxLength: 5,
});

async function tallied({ db }: Store): Promise<Record<string, number>> {
  const rows = await db.selectFrom('tally').selectAll().where('amount', '!=', 0).execute();
  return Object.fromEntries(
    rows.map(({ name, grain, start_day, key, amount }) => [`${name} ${grain} ${start_day} ${key}`, amount]),
  );
}

/** Each period counted from its days, everybody once, for the greatest amount. */
function counted(present: readonly PersonDay[]): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (key: string, amount: number) => {
    if (amount !== 0) sums[key] = (sums[key] ?? 0) + amount;
  };
  for (const grain of GRAINS) {
    const groups = Map.groupBy(
      present,
      ({ person, day }) => `${periodOf(grain, day, START).start} ${person}`,
    );
    for (const [group, days] of groups) {
      const start = group.slice(0, 10);
      const amounts = days.map(({ amount }) => amount).filter((amount) => amount !== null);
      const amount = amounts.length > 0 ? Math.max(...amounts) : null;
      for (const [of, value] of Object.entries(COUNTED.counts(amount)))
        add(`${of} ${grain} ${start} `, value);
      add(`people by amount ${grain} ${start} ${amount}`, 1);
    }
  }
  return sums;
}

test('people count once a month, a year and since the start, whatever a night takes back or finds anew', async () => {
  await using store = await openStore('sqlite::memory:');
  await fc.assert(
    fc.asyncProperty(nights, async (lived) => {
      for (const table of ['tally', 'member'] as const) await store.db.deleteFrom(table).execute();
      let present: PersonDay[] = [];
      for (const { days, found } of lived) {
        const fresh = found.filter(({ day }) => days.includes(day));
        const tallies = new TallyChanges(START);
        await replaceMembers(store.db, tallies, COUNTED, days, fresh);
        await tallies.write(store.db);
        present = [...present.filter(({ day }: { day: Day }) => !days.includes(day)), ...fresh];
      }
      assert.deepEqual(await tallied(store), counted(present));
    }),
    { numRuns: 40 },
  );
});

test('a store from before the tallies lay in order keeps them, and who counts on days and in years', async () => {
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: new Database(':memory:') }),
  });
  const migrator = new Migrator({ db, provider: migrationsFor('sqlite'), allowUnorderedMigrations: true });
  await migrator.migrateTo('0028-annotations');
  const person = 'p' as Pseudonym;
  const kept = { name: 'counted', start_day: DAYS[0] as Day, person, amount: null };
  for (const grain of GRAINS)
    await db
      .insertInto('member')
      .values({ ...kept, grain: grain as 'day' })
      .execute();
  const tally = { name: 'people', grain: 'all' as const, start_day: START, key: '', amount: 1 };
  await db.insertInto('tally').values(tally).execute();
  const { error } = await migrator.migrateToLatest();
  assert.equal(error, undefined);
  assert.deepEqual(await db.selectFrom('tally').selectAll().execute(), [tally]);
  const members = await db.selectFrom('member').select(['person', 'grain', 'amount']).execute();
  assert.deepEqual(
    members,
    ['day', 'year'].map((grain) => ({ person, grain, amount: null })),
  );
  await db.destroy();
});
