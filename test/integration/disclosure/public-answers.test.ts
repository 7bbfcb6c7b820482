import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day, instant } from '../../../db/core/calendar.ts';
import { periodOf } from '../../../db/core/period.ts';
import { readLatestRelease } from '../../../db/queries/releases.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { type PublicDocument, release } from '../../../db/release/build-release.ts';
import type { PublicCell } from '../../../db/release/cell.ts';
import { measured } from '../../../db/rollup/draft.ts';
import { writeMeasures } from '../../../db/rollup/write-measures.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { calendar } from '../api/service.ts';
import { seed } from '../db/seed.ts';
import { type Released, recovered } from './adversary.ts';
import { KINDS, knownOf, START, type World } from './world.ts';

/** A month is published eight days after its end. */
const CUTOFFS = ['2018-11-08', '2018-12-08', '2019-10-08', '2019-11-08', '2020-06-08'].map(day);

let store: Store;
let runId: number;
before(async () => {
  store = await openStore('sqlite::memory:');
  ({ runId } = await seed(store, calendar));
});
after(() => store[Symbol.asyncDispose]());

const lastMonthEnd = (cutoff: Day): Day => addDays(periodOf('month', cutoff, START).start, -1);

/** Publishes a world at the end of some days, as the service would. */
async function publish(world: World, cutoffs: readonly Day[]): Promise<Released[]> {
  await store.db.deleteFrom('public_release').execute();
  await store.db.deleteFrom('measure').execute();
  const releases: Released[] = [];
  for (const cutoff of cutoffs) {
    const drafts = knownOf(world, cutoff).map(({ indicator, period, ...known }) =>
      measured({ indicator }, period, 1, known),
    );
    const at = instant(`${addDays(cutoff, 1)}T04:00:00Z`);
    await writeMeasures(store.db, drafts, { at, runId });
    await writeSetting(store.db, 'cutoff', cutoff);
    await release(store.db, { startDay: START, until: lastMonthEnd(cutoff), at, runId });
    releases.push({ cutoff, document: JSON.parse((await readLatestRelease(store.db))?.document ?? '') });
  }
  return releases;
}

/** The same by a rule that looks at each cell alone: five people at least. */
function publishByThreshold(world: World, cutoffs: readonly Day[]): Released[] {
  return cutoffs.map((cutoff) => {
    const tables = new Map<string, PublicCell[]>();
    for (const { indicator, period, value, n = null } of knownOf(world, cutoff)) {
      const end = addDays(period.end, -1);
      if (value * (n ?? 1) < 5 || (end > lastMonthEnd(cutoff) && period.grain !== 'all')) continue;
      const told = { state: 'measured' as const, value, low: value, high: value, n };
      const cell = {
        period: { ...period, end },
        dimension: '',
        ...told,
        coverage: 1,
        reason: null,
        version: 1,
      };
      tables.set(indicator, [...(tables.get(indicator) ?? []), cell]);
    }
    const document: PublicDocument = {
      until: lastMonthEnd(cutoff),
      madeAt: instant(`${cutoff}T04:00:00Z`),
      tables: [...tables].map(([indicator, cells]) => ({ indicator, cells })),
    };
    return { cutoff, document };
  });
}

const kind = fc.constantFrom(...KINDS);
const few = fc.tuple(kind, fc.integer({ min: 1, max: 4 }));
const several = fc.tuple(kind, fc.integer({ min: 5, max: 14 }));
const lived = fc.record({
  world: fc.record({
    groups: fc
      .tuple(fc.array(few, { minLength: 1, maxLength: 4 }), fc.array(several, { minLength: 1, maxLength: 6 }))
      .map(([small, large]) => [...small, ...large]),
    more: fc.array(fc.nat({ max: 3 }), { minLength: 7, maxLength: 7 }),
  }),
  cutoffs: fc.subarray(CUTOFFS, { minLength: 1, maxLength: 3 }),
});

test('nobody who puts all tables of all releases together finds one to four people', async () => {
  await fc.assert(
    fc.asyncProperty(lived, async ({ world, cutoffs }) => {
      const releases = await publish(world, cutoffs);
      assert.deepEqual(recovered(world, releases), []);
    }),
    // Each world is many integer programmes; another seed looks at others.
    { seed: 4, numRuns: 5 },
  );
});

test('a rule that looks at each cell alone gives away who came back', async () => {
  const asking = (...slots: number[]) =>
    KINDS.find(
      ({ asks, declared, relays }) =>
        asks.every((ask, slot) => ask === slots.includes(slot)) && !declared && !relays.includes(true),
    ) as (typeof KINDS)[number];
  const world: World = {
    groups: [
      [asking(0), 9],
      [asking(0, 1), 3],
      [asking(1), 6],
    ],
    more: [4, 0, 0, 0, 0, 0, 0],
  };
  const cutoffs = CUTOFFS.slice(0, 1);
  const found = recovered(world, publishByThreshold(world, cutoffs));
  assert.ok(found.includes('asked again from 2018-10-01 to 2018-10-31: 3'), `${found}`);
  const [{ document } = { document: null }] = await publish(world, cutoffs);
  assert.ok(
    document?.tables.some(
      ({ indicator, cells }) => indicator === 'seekers_distinct' && cells.some(({ value }) => value === 18),
    ),
    'the rest is told',
  );
});
