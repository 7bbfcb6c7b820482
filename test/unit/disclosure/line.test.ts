import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countOf, mayFollow, type Publication, type Stretch, tellable } from '../../../db/disclosure/line.ts';

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

/** Whoever tries every line there could be, up to a size, and keeps those that agree with what was told. */
function* possible(segments: number, most: number): Generator<number[]> {
  if (segments === 0) {
    yield [];
    return;
  }
  for (const rest of possible(segments - 1, most)) {
    for (let count = 0; count <= most; count += 1) yield [...rest, count];
  }
}

function recovered(totals: readonly number[], told: readonly Stretch[], most: number): Stretch[] {
  const seen = stretches(totals.length).map((stretch) => ({ stretch, values: new Set<number>() }));
  for (const counts of possible(totals.length - 1, most)) {
    const other = totalsOf(counts);
    if (told.some((stretch) => countOf(other, stretch) !== countOf(totals, stretch))) continue;
    for (const { stretch, values } of seen) values.add(countOf(other, stretch));
  }
  return seen
    .filter(({ stretch, values }) => values.size === 1 && countOf(totals, stretch) < 5)
    .map(({ stretch }) => stretch);
}

/** A line of months with a year every three of them, and which of its sums one wants to publish, in which order. */
const line = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 2,
    maxLength: 5,
  })
  .chain((counts) =>
    fc.record({
      counts: fc.constant(counts),
      wanted: fc.shuffledSubarray(stretches(counts.length + 1), { minLength: 1 }),
    }),
  );

test('a year and its months: a small month stays untold, and so does one beside it', () => {
  const totals = totalsOf([7, 3, 12, 9]);
  const wanted = [{ from: 0, to: 4 }, ...[0, 1, 2, 3].map((month) => ({ from: month, to: month + 1 }))];
  assert.deepEqual([...tellable(totals, wanted)], [0, 1, 3]);
});

test('a month of nobody is not told either: nobody is a fact about each of them', () => {
  assert.deepEqual(
    [
      ...tellable(
        [0, 0, 9],
        [
          { from: 0, to: 1 },
          { from: 0, to: 2 },
        ],
      ),
    ],
    [1],
  );
});

test('months that are told leave of the whole nobody or enough people, wherever the others are', () => {
  const whole = { from: 0, to: 5 };
  const months = [1, 3].map((from) => ({ from, to: from + 1 }));
  assert.deepEqual([...tellable(totalsOf([2, 9, 0, 8, 2]), [whole, ...months])], [0, 1]);
  assert.deepEqual([...tellable(totalsOf([2, 9, 1, 8, 2]), [whole, ...months])], [0, 1, 2]);
});

test('two running totals a small step apart are not both told', () => {
  assert.deepEqual(
    [
      ...tellable(
        [0, 30, 33],
        [
          { from: 0, to: 1 },
          { from: 0, to: 2 },
        ],
      ),
    ],
    [0],
  );
});

test('nobody who adds and subtracts everything that was told finds a stretch of one to four people', () => {
  fc.assert(
    fc.property(line, ({ counts, wanted }) => {
      const totals = totalsOf(counts);
      const told = [...tellable(totals, wanted)].map((index) => wanted[index] as Stretch);
      assert.deepEqual(recovered(totals, told, 10), []);
    }),
    { numRuns: 80 },
  );
});

test('telling every count of at least five, without looking at its neighbours, would give some away', () => {
  const totals = totalsOf([7, 3, 9]);
  const naive = stretches(4).filter((stretch) => countOf(totals, stretch) >= 5);
  assert.notDeepEqual(recovered(totals, naive, 10), []);
});

/** Tells all that may be told of these counts. */
function publish(counts: readonly number[], wanted: readonly Stretch[]): Publication {
  const totals = totalsOf(counts);
  return { totals, told: [...tellable(totals, wanted)].map((index) => wanted[index] as Stretch) };
}

test('a correction of a few people waits, one of many is told', () => {
  const year = [{ from: 0, to: 1 }];
  const follows = (before: number, after: number) =>
    mayFollow(publish([before], year), publish([after], year));
  assert.equal(follows(40, 42), false);
  assert.equal(follows(40, 35), true);
  assert.equal(follows(40, 40), true);
});

test('a correction of the months left out is found through the year and the months told: it waits too', () => {
  const wanted = [
    { from: 0, to: 3 },
    { from: 0, to: 1 },
  ];
  const before = publish([20, 6, 6], wanted);
  assert.equal(mayFollow(before, publish([25, 6, 8], wanted)), false, 'five in one month, two elsewhere');
  assert.equal(mayFollow(before, publish([25, 6, 11], wanted)), true);
});

/** The corrections of one to four people that whoever tries every pair of lines can be sure of. */
function recoveredCorrections(before: Publication, after: Publication, most: number): Stretch[] {
  const agreeing = ({ totals, told }: Publication) =>
    [...possible(totals.length - 1, most)]
      .map(totalsOf)
      .filter((other) => told.every((stretch) => countOf(other, stretch) === countOf(totals, stretch)));
  const [lines, linesAnew] = [agreeing(before), agreeing(after)];
  return stretches(before.totals.length).filter((stretch) => {
    const values = new Set(lines.map((line) => countOf(line, stretch)));
    const valuesAnew = new Set(linesAnew.map((line) => countOf(line, stretch)));
    const step = countOf(after.totals, stretch) - countOf(before.totals, stretch);
    return values.size === 1 && valuesAnew.size === 1 && step !== 0 && Math.abs(step) < 5;
  });
}

test('two publications together give no correction of one to four people away', () => {
  const corrected = fc.record({
    line: line.filter(({ counts }) => counts.length <= 3),
    changes: fc.array(fc.integer({ min: -4, max: 7 }), { minLength: 3, maxLength: 3 }),
  });
  let [followed, refused] = [0, 0];
  fc.assert(
    fc.property(corrected, ({ line: { counts, wanted }, changes }) => {
      const before = publish(counts, wanted);
      const after = publish(
        counts.map((count, index) => Math.max(0, count + (changes[index] ?? 0))),
        wanted,
      );
      const found = recoveredCorrections(before, after, 16);
      if (mayFollow(before, after)) followed += 1;
      else refused += 1;
      assert.equal(found.length > 0, !mayFollow(before, after));
    }),
    { numRuns: 100 },
  );
  assert.ok(followed > 10 && refused > 10, `${followed} followed, ${refused} refused`);
});
