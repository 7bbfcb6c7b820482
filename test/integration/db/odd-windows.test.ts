import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CompiledQuery, type KyselyPlugin } from 'kysely';
import { addDays, type Day, daysBetween, eachDay } from '../../../db/core/calendar.ts';
import type { RollUpContext } from '../../../db/rollup/context.ts';
import { sumsOf } from '../../../db/rollup/sums.ts';
import { TallyChanges } from '../../../db/rollup/tallies.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { calendar, collective } from './october.ts';

const { startDay } = collective;
const DAYS = 1_200;
const CUTOFF = addDays(startDay, DAYS - 1);
/** Different on every day, so that a day that is missed or added twice is found. */
const postsOn = (day: Day): number => 1 + (daysBetween(startDay, day) ** 2 % 997);

async function tallied(store: Store): Promise<void> {
  const tallies = new TallyChanges(startDay);
  for (const day of eachDay(startDay, addDays(CUTOFF, 1))) tallies.add('posts', day, '', postsOn(day));
  await store.db.transaction().execute((db) => tallies.write(db));
}

const contextOf = (db: Store['db']): RollUpContext => ({
  db,
  calendar,
  collective,
  cutoff: CUTOFF,
  until: calendar.endOf(CUTOFF),
  at: calendar.endOf(CUTOFF),
  erasedAt: null,
  closed: new Set(),
  tallied: new Set(),
  remembered: new Map(),
});

test('any stretch of days holds what its days hold, and few of them are added up one by one', async () => {
  await using store = await openStore('sqlite::memory:');
  await tallied(store);
  let longest = 0;
  const watch: KyselyPlugin = {
    transformQuery({ node }) {
      const { parameters } = store.db.getExecutor().compileQuery(node, { queryId: 'watch' });
      const at = parameters.indexOf('day');
      const [first, last] = parameters.slice(at + 1, at + 3) as Day[];
      if (at >= 0 && first && last) longest = Math.max(longest, daysBetween(first, last) + 1);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const windows = fc.tuple(fc.nat(DAYS - 1), fc.integer({ min: 1, max: DAYS + 40 }));
  await fc.assert(
    fc.asyncProperty(fc.array(windows, { minLength: 1, maxLength: 8 }), async (several) => {
      const context = contextOf(store.db.withPlugin(watch));
      for (const [from, length] of several) {
        const [start, end] = [addDays(startDay, from), addDays(startDay, from + length)];
        const last = end <= CUTOFF ? end : addDays(CUTOFF, 1);
        const expected = [...eachDay(start, last)].reduce((sum, day) => sum + postsOn(day), 0);
        assert.equal((await sumsOf(context, { start, end }))('posts'), expected, `${start} ${end}`);
      }
    }),
    { numRuns: 60, seed: 2015 },
  );
  // Two neighbouring months that hold no whole one.
  assert.ok(longest > 0 && longest <= 61, `${longest} days in one sum`);
});

test('the amounts of a stretch lie side by side, whatever their names', async () => {
  await using store = await openStore('sqlite::memory:');
  await tallied(store);
  const plans: CompiledQuery[] = [];
  const watch: KyselyPlugin = {
    transformQuery({ node }) {
      const { sql, parameters } = store.db.getExecutor().compileQuery(node, { queryId: 'watch' });
      plans.push(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const { db } = store;
  await sumsOf(contextOf(db.withPlugin(watch)), { start: addDays(startDay, 3), end: addDays(startDay, 700) });
  await sumsOf(contextOf(db.withPlugin(watch)), { start: addDays(CUTOFF, -1), end: CUTOFF });
  assert.ok(plans.length > 3);
  for (const plan of plans) {
    const { rows } = await db.executeQuery<{ detail: string }>(plan);
    assert.match(
      rows[0]?.detail ?? '',
      /^SEARCH tally USING COVERING INDEX tally_sums \(grain=\? AND start_day/,
    );
  }
});
