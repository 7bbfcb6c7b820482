import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { addDays, type Instant, instant } from '../../../db/core/calendar.ts';
import { fixedClock } from '../../../db/core/clock.ts';
import { type Pseudonym, pseudonymiser } from '../../../db/core/pseudonym.ts';
import { idSeal } from '../../../db/core/sealed-id.ts';
import { forgetPerson, restrictPerson } from '../../../db/privacy/forget-person.ts';
import { decideDeclaration } from '../../../db/queries/declarations.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { readRule } from '../../../db/queries/person-rules.ts';
import { erasePlatform } from '../../../db/queries/platform-erasure.ts';
import { listDimensions, readSeries } from '../../../db/queries/series.ts';
import { rollUp } from '../../../db/rollup/roll-up.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { CUTOFF, calendar, collective, MONTH, night, october } from './october.ts';
import type { Seed } from './seed.ts';

const START = addDays(MONTH[0], -5);
const KEY = 'a key for tests, long enough for it';
const KEYS = { pseudonymise: pseudonymiser(KEY), idSeal: idSeal(KEY) };

/** Everything that could be answered, as it was known at a moment. */
async function answers({ db }: Store, knownBy: Instant): Promise<string> {
  const told = [];
  const { startDay } = collective;
  for (const indicator of CATALOGUE) {
    const dimensions = await listDimensions(db, { indicator: indicator.key, startDay, knownBy });
    for (const dimension of dimensions.sort()) {
      for (const grain of indicator.grains) {
        const of = { indicator, grain, dimension, from: START, to: CUTOFF, startDay, knownBy };
        told.push(await readSeries(db, of));
      }
    }
  }
  return JSON.stringify(told);
}

const LABELS = ['seeker_request', 'placement_report', 'other'] as const;
const Happening = fc.oneof(
  fc.record({ kind: fc.constant('post' as const), hour: fc.nat(700), author: fc.nat(4), label: fc.nat(2) }),
  fc.record({ kind: fc.constant('relay' as const), hour: fc.nat(700), account: fc.nat(4), post: fc.nat(3) }),
  fc.record({ kind: fc.constant('label' as const), post: fc.nat(3), label: fc.nat(2) }),
  fc.record({ kind: fc.constant('count' as const), hour: fc.nat(700), posts: fc.nat(9) }),
  fc.record({ kind: fc.constant('decide' as const), state: fc.constantFrom('confirmed', 'withdrawn') }),
  fc.record({
    kind: fc.constant('leave' as const),
    right: fc.constantFrom(forgetPerson, restrictPerson),
    who: fc.constantFrom('ana', 'ben', 'carl', 'a1'),
  }),
  fc.record({ kind: fc.constant('lose all' as const) }),
);
type Happening = typeof Happening extends fc.Arbitrary<infer H> ? H : never;

async function happen(store: Store, rows: Seed, what: Happening, order: number): Promise<void> {
  const at = (hour: number) => instant(Date.parse(calendar.startOf(MONTH[0])) + hour * 3_600_000 + order);
  const now = instant(Date.parse('2018-11-01T00:00:00Z') + order);
  const isOut = async (person: string) => (await readRule(store.db, person as Pseudonym)) !== undefined;
  const stands = async (post: number) =>
    (
      await store.db
        .selectFrom('post')
        .select('id')
        .where('id', '=', `${post + 1}`)
        .execute()
    ).length > 0;
  if (what.kind === 'post') {
    // Collecting leaves out who asked for it.
    if (await isOut(`a${what.author}`)) return;
    await rows.post(`p${order}`, `a${what.author}`, at(what.hour), LABELS[what.label] ?? null);
  } else if (what.kind === 'relay') {
    if (!(await stands(what.post))) return;
    await rows.relay(`${what.post + 1}`, `r${order}-${what.account}`, at(what.hour), order, order % 2 === 0);
  } else if (what.kind === 'label') {
    if (!(await stands(what.post))) return;
    const label = LABELS[what.label] ?? 'other';
    await labelPosts(store.db, [{ postId: `${what.post + 1}`, label, by: 'alice', at: now }]);
  } else if (what.kind === 'count') {
    const hour = instant(Date.parse(calendar.startOf(MONTH[0])) + what.hour * 3_600_000);
    await rows.counted('search', hour, what.posts, now);
  } else if (what.kind === 'leave') {
    await what.right(store.db, what.who as Pseudonym, { ...KEYS, at: now });
  } else if (what.kind === 'lose all') {
    await erasePlatform(store.db, now);
  } else {
    const state = what.state as 'confirmed' | 'withdrawn';
    for (const { id } of await store.db.selectFrom('declaration').select('id').execute())
      await decideDeclaration(store.db, { id, state, by: 'bob', at: now });
  }
}

async function tallies({ db }: Store) {
  const held = await db.selectFrom('tally').selectAll().where('amount', '!=', 0).execute();
  return held.map((row) => JSON.stringify(row)).sort();
}

/** The figures that are others once all days are worked out anew, though nothing was observed. */
async function changedAnew(store: Store, { runId }: Seed) {
  const recompute = { from: START, to: CUTOFF, reason: 'every day anew' };
  const at = instant('2018-12-02T04:00:00Z');
  await rollUp(store, { collective, calendar, clock: fixedClock(at), runId, day: CUTOFF, recompute });
  const rows = await store.db
    .selectFrom('measure')
    .select(['indicator', 'dimension', 'grain', 'start_day'])
    .where('superseded_at', '=', at)
    .execute();
  return rows.map(({ indicator, dimension, grain, start_day }) =>
    [indicator, dimension, grain, start_day].join(' '),
  );
}

test('what was answered stays answered, whatever is corrected, taken back or erased, and what is kept night by night is what is made at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(Happening, { maxLength: 4 }), { minLength: 2, maxLength: 4 }),
      async (nights) => {
        await using store = await openStore('sqlite::memory:');
        const rows = await october(store);
        const remembered: [Instant, string][] = [];
        for (const [index, happenings] of nights.entries()) {
          for (const [place, what] of happenings.entries())
            await happen(store, rows, what, index * 10 + place);
          const moment = instant(Date.parse('2018-11-01T04:00:00Z') + index * 86_400_000);
          await night(store, rows, CUTOFF, moment);
          remembered.push([moment, await answers(store, moment)]);
        }
        for (const [moment, before] of remembered) assert.equal(await answers(store, moment), before);
        const kept = await tallies(store);
        await store.db.deleteFrom('setting').where('name', '=', 'projections').execute();
        await night(store, rows, CUTOFF, '2018-12-01T04:00:00Z');
        const made = await tallies(store);
        assert.deepEqual([...new Set(made).symmetricDifference(new Set(kept))], []);
        assert.deepEqual(await changedAnew(store, rows), []);
      },
    ),
    { numRuns: 8, seed: 1 },
  );
});

test('a series is read from measures, and from nothing else', async () => {
  await using store = await openStore('sqlite::memory:');
  const asked: string[] = [];
  const { db } = store;
  await october(store);
  const spy = db.withPlugin({
    transformQuery: ({ node }) => {
      asked.push(JSON.stringify(node));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  for (const indicator of CATALOGUE) {
    for (const knownBy of [undefined, instant('2019-01-01T00:00:00Z')]) {
      await listDimensions(spy, { indicator: indicator.key, startDay: START, knownBy });
      await readSeries(spy, {
        indicator,
        grain: indicator.grains[0] ?? 'all',
        from: START,
        to: CUTOFF,
        startDay: START,
        ...(knownBy && { knownBy }),
      });
    }
  }
  const tables = asked.flatMap((node) =>
    [...node.matchAll(/"TableNode".*?"name":"(\w+)"/g)].map(([, name]) => name),
  );
  // Measures are asked whether there were earlier ones.
  assert.deepEqual([...new Set(tables)], ['measure', 'earlier']);
});
