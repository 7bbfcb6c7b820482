import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day } from '../../../db/core/calendar.ts';
import { mayTellStep } from '../../../db/disclosure/rules.ts';
import type { Reading } from '../../../db/queries/series.ts';
import { countOfReading, isMeasured, type PublicCell, shown } from '../../../db/release/cell.ts';
import { type PartTable, partsSinceStart, partYear } from '../../../db/release/part-year.ts';
import { shareYear } from '../../../db/release/share-year.ts';

const NAMES = ['E1', 'E2', 'E3', 'E4'];
const tableOf = (parts: number): PartTable => ({
  indicator: 'parts',
  total: 'whole',
  splits: [NAMES.slice(0, parts)],
  fewest: 5,
  addsUp: true,
});

function reading(dimension: string, value: number, year = 2018, n: number | null = null): Reading {
  const [start, end] = [day(`${year}-09-26`), day(`${year + 1}-09-25`)];
  const said = { state: 'measured' as const, value, low: value, high: value, n, coverage: 1, reason: null };
  return { period: { grain: 'year', start, end }, dimension, ...said, version: 1, knownAt: null };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const readingsOf = (counts: readonly number[], year?: number): Map<string, Reading> =>
  new Map(
    [
      ['', sum(counts)] as const,
      ...counts.map((count, index) => [NAMES[index] as string, count] as const),
    ].map(([dimension, count]) => [dimension, reading(dimension, count, year)]),
  );

/**
 * One release of a year: the total as its own table tells it, and the parts. It is hidden below five people, and held
 * while it has moved by fewer than that.
 */
type Release = { readonly total: number | null; readonly cells: readonly PublicCell[] };

function publish(counts: readonly number[], before: Release | null): Release {
  const all = sum(counts);
  const isHeld = before !== null && before.total !== null && !mayTellStep(before.total, all);
  const total = all < 5 ? null : isHeld ? before.total : all;
  const cell = total === null ? undefined : shown(reading('', total));
  return { total, cells: partYear(tableOf(counts.length), readingsOf(counts), cell, before?.cells ?? []) };
}

const countOf = ({ cells }: Release, dimension: string): number | null => {
  const cell = cells.find((one) => one.dimension === dimension);
  return cell && isMeasured(cell) ? countOfReading(cell) : null;
};
/** All that anybody can read of one release. */
const viewOf = (release: Release): string =>
  [release.total, ...['', ...NAMES].map((name) => countOf(release, name))].join();

/** Every way in which so many parts can hold up to so many people each. */
function possible(parts: number, most: number): number[][] {
  if (parts === 0) return [[]];
  return possible(parts - 1, most).flatMap((rest) =>
    Array.from({ length: most + 1 }, (_, count) => [...rest, count]),
  );
}

test('a year tells each part that has enough people, and none that another gives away', () => {
  const told = (counts: readonly number[]) => {
    const release = publish(counts, null);
    return NAMES.slice(0, counts.length).map((name) => countOf(release, name));
  };
  assert.deepEqual(told([41, 16, 9]), [41, 16, 9]);
  assert.deepEqual(told([41, 16, 3]), [41, null, null]);
  assert.deepEqual(told([41, 16, 0]), [41, null, null], 'nobody is a fact about each of them');
  assert.deepEqual(told([2, 1, 1]), [null, null, null]);
});

test('parts wait while they do not add up to the total as it is published', () => {
  const total = shown(reading('', 40));
  const cells = partYear(tableOf(2), readingsOf([30, 12]), total, []);
  assert.deepEqual(
    cells.map(({ state }) => state),
    ['measured', 'hidden', 'hidden'],
  );
  const untold = partYear(tableOf(2), readingsOf([30, 12]), undefined, []);
  assert.ok(untold.every(({ state }) => state === 'hidden'));
});

test('a correction of a few people waits, one of many everywhere is told', () => {
  const first = publish([30, 12, 8], null);
  assert.deepEqual(publish([30, 13, 8], first).cells, first.cells);
  assert.deepEqual(publish([32, 12, 12], first).cells, first.cells, 'six in all, two of them in one part');
  assert.equal(countOf(publish([36, 12, 8], first), 'E1'), 36);
});

/**
 * Whoever reads every release and knows how each is made of the counts and of the release before: the counts that
 * would have been published just so. What is few and the same in all of them is recovered.
 */
function recovered(truth: readonly number[][], candidates: readonly number[][]): string[] {
  let before: Release | null = null;
  return truth.flatMap((counts, time) => {
    const last: Release | null = before;
    const release = publish(counts, last);
    before = release;
    const view = viewOf(release);
    const alike = candidates.filter((candidate) => viewOf(publish(candidate, last)) === view);
    return counts.flatMap((count, part) => {
      const isCertain = alike.every((candidate) => candidate[part] === count);
      return count < 5 && isCertain ? [`release ${time}, part ${part}: ${count}`] : [];
    });
  });
}

const size = fc.integer({ min: 2, max: 3 });
const part = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 }));
/** What a year holds at each of some releases, after whatever corrections. */
const lived = size.chain((parts) =>
  fc.array(fc.array(part, { minLength: parts, maxLength: parts }), { minLength: 1, maxLength: 3 }),
);
const CANDIDATES = [2, 3].map((parts) => possible(parts, 10));

test('nobody who reads every release, and knows how they are made, finds a part of a few people', () => {
  fc.assert(
    fc.property(lived, (truth) => {
      const [first = []] = truth;
      assert.deepEqual(recovered(truth, CANDIDATES[first.length - 2] ?? []), []);
    }),
    { numRuns: 40 },
  );
});

test('from one release to the next no count that both tell moves by one to four people', () => {
  fc.assert(
    fc.property(lived, (truth) => {
      let before: Release | null = null;
      for (const counts of truth) {
        const last: Release | null = before;
        const release = publish(counts, last);
        before = release;
        if (last === null) continue;
        for (const name of NAMES) {
          const [old, now] = [countOf(last, name), countOf(release, name)];
          assert.ok(old === null || (now !== null && mayTellStep(old, now)), `${name}: ${old}, ${now}`);
        }
      }
    }),
  );
});

test('since the start a part is the sum of its years, where each of them is told', () => {
  const table = tableOf(3);
  const years = [
    [41, 16, 9],
    [30, 20, 3],
  ].flatMap((counts, index) =>
    partYear(table, readingsOf(counts, 2018 + index), shown(reading('', sum(counts))), []),
  );
  const told = partsSinceStart(table, readingsOf([80, 45, 14]), years);
  assert.deepEqual(
    told.map(({ dimension, value, period }) => [dimension, value, value && period.end]),
    [
      ['', 119, '2020-09-25'],
      ['E1', 71, '2020-09-25'],
      ['E2', null, null],
      ['E3', null, null],
    ],
  );
  assert.ok(
    partsSinceStart({ ...table, addsUp: false }, readingsOf([80, 45, 14]), years).every(
      ({ low }) => low === null,
    ),
  );
});

test('a share of lasting jobs rests on counts that are told, or is hidden', () => {
  const shares = new Map([
    ['', reading('', 15 / 25, 2018, 25)],
    ['unknown_contract', reading('unknown_contract', 41 / 66, 2018, 66)],
  ]);
  const states = (counts: readonly number[], of = shares) =>
    shareYear(of, publish(counts, null).cells, []).map(({ state, n }) => [state, n]);
  const hidden = ['hidden', null];
  assert.deepEqual(states([41, 16, 9]), [
    ['measured', 25],
    ['measured', 66],
  ]);
  assert.deepEqual(states([41, 22, 3]), [
    ['measured', 25],
    ['measured', 66],
  ]);
  assert.deepEqual(states([3, 22, 41]), [hidden, hidden], 'how many are E1 would be told');
  assert.deepEqual(states([41, 17, 9]), [hidden, hidden], 'other counts than are told');
  const few = new Map([
    ['', { ...reading('', 0, 2018, 3), state: 'not_measured' as const, value: null, low: null, high: null }],
  ]);
  assert.deepEqual(states([41, 2, 1], few), [['not_measured', null]], 'nor how few they are');
});
