import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countOf, type Stretch, tellable } from '../../../db/disclosure/line.ts';
import { inFives } from '../../../db/disclosure/rules.ts';

function totalsOf(counts: readonly number[]): number[] {
  const totals = [0];
  for (const count of counts) totals.push((totals.at(-1) ?? 0) + count);
  return totals;
}

/** Every stretch of a line of so many moments. */
const stretches = (moments: number): Stretch[] =>
  Array.from({ length: moments }, (_, from) =>
    Array.from({ length: moments - from - 1 }, (_, step) => ({ from, to: from + step + 1 })),
  ).flat();

/** Whoever tries every line there could be, up to a size. */
function* possible(segments: number, most: number): Generator<number[]> {
  if (segments === 0) {
    yield [];
    return;
  }
  for (const rest of possible(segments - 1, most)) {
    for (let count = 0; count <= most; count += 1) yield [...rest, count];
  }
}

/** What is told of the stretches that one wants to tell, in their order: whole fives, `null` hidden. */
function published(totals: readonly number[], wanted: readonly Stretch[]): (number | null)[] {
  const { told } = tellable(totals, wanted);
  return wanted.map((stretch, index) => (told.has(index) ? inFives(countOf(totals, stretch)) : null));
}

/** The stretches of one to four of which somebody can be sure who knows the line to be one of some. */
function recovered(totals: readonly number[], alike: readonly (readonly number[])[]): Stretch[] {
  const isFew = (count: number) => count >= 1 && count <= 4;
  return stretches(totals.length).filter(
    (stretch) => isFew(countOf(totals, stretch)) && alike.every((other) => isFew(countOf(other, stretch))),
  );
}

/** The lines of which the same would be told, as far as somebody can say who knows which stretches are below five. */
function agreeing(totals: readonly number[], wanted: readonly Stretch[], most: number): number[][] {
  const said = published(totals, wanted);
  return [...possible(totals.length - 1, most)].map(totalsOf).filter((other) =>
    wanted.every((stretch, index) => {
      const [count, low] = [countOf(other, stretch), said[index] as number | null];
      if (countOf(totals, stretch) < 5) return count < 5;
      return low === null || inFives(count) === low;
    }),
  );
}

/** A line of months with a year every three of them, and which of its sums one wants to publish, in which order. */
const line = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 2,
    maxLength: 4,
  })
  .chain((counts) =>
    fc.record({
      counts: fc.constant(counts),
      wanted: fc.shuffledSubarray(stretches(counts.length + 1), { minLength: 1 }),
    }),
  );

const months = (moments: number): Stretch[] =>
  Array.from({ length: moments }, (_, from) => ({ from, to: from + 1 }));

test('counts of five and more are told in whole fives, those of fewer are not', () => {
  assert.deepEqual(published(totalsOf([7, 3, 12, 9]), months(4)), [5, null, 10, 5]);
  assert.deepEqual(published(totalsOf([0, 9]), months(2)), [null, 5], 'nobody is a fact about each of them');
});

test('with a month that is known to be small, one beside it stays untold when the year would give it away', () => {
  const year = { from: 0, to: 2 };
  assert.deepEqual(published(totalsOf([9, 4]), [year, ...months(2)]), [10, null, null]);
  assert.deepEqual(published(totalsOf([8, 4]), [year, ...months(2)]), [10, null, null]);
  assert.deepEqual(published(totalsOf([10, 4]), [year, ...months(2)]), [10, 10, null]);
});

test('running totals are told after each month, however few came', () => {
  const since = [1, 2, 3, 4].map((to) => ({ from: 0, to }));
  assert.deepEqual(published(totalsOf([30, 3, 1, 2]), since), [30, 30, 30, 35]);
});

test('nobody who adds and subtracts everything that was told is sure of a stretch of one to four', () => {
  fc.assert(
    fc.property(line, ({ counts, wanted }) => {
      const totals = totalsOf(counts);
      assert.deepEqual(recovered(totals, agreeing(totals, wanted, 13)), []);
    }),
    { numRuns: 60 },
  );
});

test('telling every count of at least five, without looking at its neighbours, would give some away', () => {
  const totals = totalsOf([9, 4]);
  const alike = [...possible(2, 13)]
    .map(totalsOf)
    .filter((other) =>
      stretches(3).every((stretch) => inFives(countOf(other, stretch)) === inFives(countOf(totals, stretch))),
    );
  assert.notDeepEqual(recovered(totals, alike), []);
});
