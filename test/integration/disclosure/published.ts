import fc from 'fast-check';
import { addDays, type Day, day, instant } from '../../../db/core/calendar.ts';
import { type Grain, type Period, periodOf, periodsBetween } from '../../../db/core/period.ts';
import { readLatestRelease } from '../../../db/queries/releases.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { type PublicDocument, release } from '../../../db/release/build-release.ts';
import { isMeasured, nameOf, type PublicCell } from '../../../db/release/cell.ts';
import { measured } from '../../../db/rollup/draft.ts';
import { writeMeasures } from '../../../db/rollup/write-measures.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { calendar } from '../api/service.ts';
import { seed } from '../db/seed.ts';
import { FEWEST_OF_A_SHARE, PEOPLE, SHARES } from './figures.ts';
import type { Released } from './standing.ts';
import {
  ANSWERED,
  asOf,
  countOf,
  firstAsk,
  isChanged,
  isKept,
  KINDS,
  type Kind,
  requestsOf,
  START,
  slotsIn,
  TOLD_MORE,
  unchanged,
  type World,
} from './world.ts';

/** A month is published eight days after its end. */
export const CUTOFFS = [
  '2018-11-08',
  '2018-12-08',
  '2019-10-08',
  '2019-11-08',
  '2020-06-08',
  '2020-10-08',
].map(day);

/** A world, and the days after which it is published. */
export type Lived = { readonly world: World; readonly cutoffs: readonly Day[] };

// As many simple ways as others: fewer people then have anybody to hide behind.
const kind = fc.oneof(fc.constantFrom(...KINDS), fc.constantFrom(...TOLD_MORE));
const few = fc.tuple(kind, fc.integer({ min: 1, max: 4 }));
const several = fc.tuple(kind, fc.integer({ min: 5, max: 14 }));
const more = fc.array(fc.nat({ max: 3 }), { minLength: 7, maxLength: 7 });
export const lived: fc.Arbitrary<Lived> = fc.record({
  world: fc.record({
    groups: fc
      .tuple(fc.array(few, { minLength: 1, maxLength: 4 }), fc.array(several, { minLength: 1, maxLength: 6 }))
      .map(([small, large]) => [...small, ...large]),
    more,
  }),
  cutoffs: fc.subarray(CUTOFFS, { minLength: 1, maxLength: 3 }),
});

/** As many who declared on one day, and did nothing else, as others: their parts are then told. */
const ofAnswered = (isIn: (kind: Kind) => boolean): fc.Arbitrary<Kind> => {
  const kinds = ANSWERED.filter(isIn);
  const quiet = kinds.filter((one) => firstAsk(one) === null && one.declared === '2018-11-05');
  return fc.oneof(fc.constantFrom(...quiet), fc.constantFrom(...kinds));
};
const changed = fc.tuple(
  ofAnswered(({ later }) => later !== null),
  fc.integer({ min: 1, max: 4 }),
);
const answered = fc.tuple(
  ofAnswered(({ later }) => later === null),
  fc.integer({ min: 1, max: 19 }),
);

/** Worlds in which a few answer late, take back what they said, or correct it, of a year that is told again. */
export const answeredLate: fc.Arbitrary<Lived> = fc.record({
  world: fc.record({
    groups: fc
      .tuple(
        fc.array(changed, { minLength: 1, maxLength: 3 }),
        fc.array(answered, { minLength: 4, maxLength: 9 }),
      )
      .map(([some, others]) => [...some, ...others]),
    more,
  }),
  cutoffs: fc.subarray(CUTOFFS.slice(2), { minLength: 2, maxLength: 3 }),
});

/** For each group that came, went or changed: the same world, in which nobody else did. */
export const withOneChange = ({ world, cutoffs }: Lived): { one: Kind; alone: Lived }[] =>
  [...new Set(world.groups.map(([one]) => one).filter(isChanged))].map((one) => {
    const groups = world.groups.map(([kind, some]) => [kind === one ? one : unchanged(kind), some] as const);
    return { one, alone: { world: { ...world, groups }, cutoffs } };
  });

/** A store that worlds are published in, one after the other. */
export async function openPress(): Promise<{ store: Store; runId: number }> {
  const store = await openStore('sqlite::memory:');
  const { runId } = await seed(store, calendar);
  return { store, runId };
}

/**
 * Publishes a world at the end of some days, as the service would.
 * @param older how many times by a version that kept nothing of people since the start, nor of cohorts
 */
export async function publish(
  { store, runId }: { store: Store; runId: number },
  { world, cutoffs }: Lived,
  older = 0,
): Promise<Released[]> {
  await store.db.deleteFrom('public_release').execute();
  const releases: Released[] = [];
  for (const [index, cutoff] of cutoffs.entries()) {
    // What is known anew takes the place of all: a share of too few by now is no figure any more.
    await store.db.deleteFrom('measure').execute();
    const drafts = knownOf(world, cutoff, index).map(({ indicator, dimension, period, ...known }) =>
      measured({ indicator, dimension }, period, 1, known),
    );
    const at = instant(`${addDays(cutoff, 1)}T04:00:00Z`);
    await writeMeasures(store.db, drafts, { at, runId });
    await writeSetting(store.db, 'cutoff', cutoff);
    await release(store.db, { startDay: START, until: lastMonthEnd(cutoff), at, runId });
    const { document = '', basis = '' } = (await readLatestRelease(store.db)) ?? {};
    const { told, since, counts } = JSON.parse(basis);
    releases.push({ cutoff, document: JSON.parse(document), since, counts });
    if (index < older)
      await store.db
        .updateTable('public_release')
        .set({ basis: JSON.stringify({ told }) })
        .execute();
  }
  return releases;
}

/** The same by a rule that looks at each cell alone: five people at least, told exactly, by the month too. */
export function publishByThreshold({ world, cutoffs }: Lived): Released[] {
  return cutoffs.map((cutoff, index) => {
    const tables = new Map<string, PublicCell[]>();
    for (const { indicator, dimension, period, value, n = null } of knownOf(world, cutoff, index)) {
      const end = addDays(period.end, -1);
      if (value * (n ?? 1) < 5 || (end > lastMonthEnd(cutoff) && period.grain !== 'all')) continue;
      const told = { state: 'measured' as const, value, low: value, high: value, n };
      const rest = { coverage: 1, reason: null, version: 1 };
      const cell = { period: { ...period, end }, dimension, ...told, ...rest };
      tables.set(indicator, [...(tables.get(indicator) ?? []), cell]);
    }
    const document: PublicDocument = {
      until: lastMonthEnd(cutoff),
      madeAt: instant(`${cutoff}T04:00:00Z`),
      tables: [...tables].map(([indicator, cells]) => ({ indicator, cells })),
    };
    return { cutoff, document, since: {}, counts: {} };
  });
}

/** What was published but shares, with the people that some cells tell told otherwise, and anew each time. */
export function toldOtherwise(
  { world }: Lived,
  releases: readonly Released[],
  otherwise: (people: number, indicator: string, cell: PublicCell) => Partial<PublicCell>,
): Released[] {
  return releases.map(({ cutoff, document, counts: { seeker_requests = {} } }, index) => {
    const known = new Map(
      knownOf(world, cutoff, index).map(({ indicator, value, ...rest }) => [
        `${indicator} ${nameOf(rest)}`,
        value,
      ]),
    );
    const told = document.tables.filter(({ indicator }) => !SHARES[indicator]);
    const tables = told.map(({ indicator, cells }) => ({
      indicator,
      cells: cells.map((cell) => {
        const people = PEOPLE[indicator] && known.get(`${indicator} ${nameOf(cell)}`);
        return people && isMeasured(cell) ? { ...cell, ...otherwise(people, indicator, cell) } : cell;
      }),
    }));
    return { cutoff, document: { ...document, tables }, since: {}, counts: { seeker_requests } };
  });
}

const lastMonthEnd = (cutoff: Day): Day => addDays(periodOf('month', cutoff, START).start, -1);

/** One figure of one period, as the roll-up would know it. */
type Known = {
  readonly indicator: string;
  readonly dimension: string;
  readonly period: Period;
  readonly value: number;
  readonly n?: number;
};

/** All that is known of a world at the end of a day, when it is published for the n-th time. */
function knownOf(world: World, cutoff: Day, index: number): Known[] {
  const groups = world.groups.filter(([one]) => isKept(one, index));
  const kept = { ...world, groups: groups.map(([one, some]) => [asOf(one, index), some] as const) };
  return (['all', 'year', 'month'] as const satisfies readonly Grain[]).flatMap((grain) =>
    periodsBetween(grain, START, cutoff, START).flatMap((period): Known[] => {
      const last = addDays(period.end, -1);
      const to = last < cutoff ? last : cutoff;
      const within = { from: period.start, to };
      const more = slotsIn(within).reduce((sum, slot) => sum + (world.more[slot] ?? 0), 0);
      const requests = kept.groups.reduce((sum, [one, people]) => sum + requestsOf(one, within) * people, 0);
      const people = Object.entries(PEOPLE).flatMap(([indicator, figures]) =>
        figures.map(({ dimension = '', holds }) => {
          return { indicator, dimension, period, value: countOf(kept, holds(within)) };
        }),
      );
      const shares = Object.entries(SHARES).flatMap(([indicator, some]) =>
        some.flatMap(({ dimension = '', of, counts }): Known[] => {
          const isOf = of(within, cutoff);
          const n = countOf(kept, isOf);
          if (grain === 'month' || n < FEWEST_OF_A_SHARE) return [];
          const value = countOf(kept, (one) => isOf(one) && counts(one)) / n;
          return [{ indicator, dimension, period, value, n }];
        }),
      );
      const things = { indicator: 'seeker_requests', dimension: '', period, value: requests + more };
      return [things, ...people, ...shares];
    }),
  );
}
