import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contrastOfMedians, drawnMedian, ranked, type Stratum } from '../../../db/statistics/bootstrap.ts';
import type { Counted } from '../../../db/statistics/quantiles.ts';
import { uniform } from '../../../db/statistics/uniform.ts';

const range = (count: number, of: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => of(index));
const counted = (values: readonly number[]): Counted =>
  [...Map.groupBy(values, (value) => value)]
    .map(([key, { length }]) => ({ key, amount: length }))
    .sort((one, other) => one.key - other.key);
const stratum = (key: string, following: number[], others: number[]): Stratum => ({
  key,
  with: counted(following),
  without: counted(others),
});
/** Sums by index: no two values alike, no drawing. */
const spreadOut = (count: number, centre: number) =>
  range(count, (index) => centre + ((index * 37) % 41) - 20);
const FAST = { seed: 2019, resamples: 400 };

test('finds a difference of medians, and an interval around it', () => {
  const contrast = contrastOfMedians([stratum('all', spreadOut(80, 30), spreadOut(120, 20))], { seed: 2019 });
  assert.ok(contrast);
  assert.deepEqual([contrast.difference, contrast.with, contrast.without, contrast.alone], [10, 80, 120, 0]);
  assert.ok(contrast.low > 0 && contrast.low < 10 && contrast.high > 10 && contrast.high < 20);
});

test('resampled medians fall as Efron computed them (Annals of Statistics 7, 1979, section 3: n = 13)', () => {
  // Probability that the median of 13 draws out of 13 values is the m-th of them, for m = 2 to 7.
  const published = [0.0015, 0.0142, 0.055, 0.1242, 0.1936, 0.223];
  const values = ranked(counted(range(13, (index) => index + 1)));
  const next = uniform(1979);
  const draws = 40_000;
  const found = new Map<number, number>();
  for (let draw = 0; draw < draws; draw++) {
    const middle = drawnMedian(values, next);
    found.set(middle, (found.get(middle) ?? 0) + 1);
  }
  published.forEach((probability, index) => {
    for (const rank of new Set([index + 2, 12 - index])) {
      const error = 4 * Math.sqrt((probability * (1 - probability)) / draws) + 0.0001;
      const share = (found.get(rank) ?? 0) / draws;
      assert.ok(Math.abs(share - probability) < error, `rank ${rank}: ${share} for ${probability}`);
    }
  });
});

test('an even number of draws takes the mean of the middle two', () => {
  const next = uniform(5);
  const seen = new Set(range(200, () => drawnMedian(ranked(counted([0, 10])), next)));
  assert.deepEqual(
    [...seen].sort((left, right) => left - right),
    [0, 5, 10],
  );
});

test('of an even number the middle two fall as every way of drawing tells', () => {
  // No two pairs of these have the same sum.
  const values = [0, 1, 4, 9];
  const group = ranked(counted(values));
  const ways = new Map<number, number>();
  for (let way = 0; way < 256; way++) {
    const drawn = range(4, (place) => values[(way >> (2 * place)) & 3] as number).sort(
      (one, other) => one - other,
    );
    const middle = ((drawn[1] as number) + (drawn[2] as number)) / 2;
    ways.set(middle, (ways.get(middle) ?? 0) + 1 / 256);
  }
  const next = uniform(1986);
  const draws = 40_000;
  const found = new Map<number, number>();
  for (let draw = 0; draw < draws; draw++) {
    const middle = drawnMedian(group, next);
    found.set(middle, (found.get(middle) ?? 0) + 1 / draws);
  }
  assert.deepEqual(new Set(found.keys()), new Set(ways.keys()));
  for (const [middle, probability] of ways) {
    const error = 4 * Math.sqrt((probability * (1 - probability)) / draws);
    assert.ok(Math.abs((found.get(middle) as number) - probability) < error, `${middle}`);
  }
});

test('a median of a million draws takes no more numbers than one of ten', () => {
  const taken = (n: number): number => {
    const next = uniform(7);
    const values = ranked([{ key: 1, amount: n }]);
    let count = 0;
    for (let round = 0; round < 500; round++)
      drawnMedian(values, () => {
        count += 1;
        return next();
      });
    return count / 500;
  };
  assert.ok(taken(1_000_000) < taken(10) + 1);
});

/** sfc32 with seed 42, stream 1, worked out apart with Python's whole numbers. */
const KNOWN_STREAM = [3278418298, 3522197275, 3949188746, 1440366628];

test('the same seed gives the same numbers on any machine, another seed another interval', () => {
  const strata = [stratum('all', spreadOut(40, 3), spreadOut(40, 0))];
  const known = contrastOfMedians(strata, FAST);
  assert.deepEqual(contrastOfMedians(strata, FAST), known);
  assert.deepEqual([known?.low, known?.high], [-6, 12.012499999999989]);
  const seeds = range(20, (seed) => seed).map((seed) => contrastOfMedians(strata, { ...FAST, seed })?.low);
  assert.ok(new Set(seeds).size > 1);
  const next = uniform(42, 1);
  assert.deepEqual(
    range(4, () => next() * 2 ** 32),
    KNOWN_STREAM,
  );
});

test('values that are counted are drawn as often as values that are listed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { minLength: 1, maxLength: 40 }), fc.nat(), (values, seed) => {
      const listed = values.toSorted((one, other) => one - other).map((key) => ({ key, amount: 1 }));
      const [together, apart] = [uniform(seed), uniform(seed)];
      for (let draw = 0; draw < 50; draw++)
        assert.equal(drawnMedian(ranked(counted(values)), together), drawnMedian(ranked(listed), apart));
    }),
    { numRuns: 60, seed: 12 },
  );
});

test('the order of the strata does not count', () => {
  const strata = [
    stratum('a', spreadOut(20, 5), spreadOut(25, 1)),
    stratum('b', spreadOut(30, 50), spreadOut(15, 40)),
  ];
  assert.deepEqual(contrastOfMedians(strata.toReversed(), FAST), contrastOfMedians(strata, FAST));
});

test('a difference that comes from the mix of strata alone is none', () => {
  // Within each stratum the groups are the same; those who follow the advice are mostly in the high one.
  const strata = [
    stratum('small', spreadOut(41, 10), spreadOut(41 * 4, 10)),
    stratum('large', spreadOut(41 * 4, 500), spreadOut(41, 500)),
  ];
  const contrast = contrastOfMedians(strata, FAST);
  assert.equal(contrast?.difference, 0);
  assert.ok(contrast && contrast.low <= 0 && contrast.high >= 0 && contrast.high - contrast.low < 40);
});

test('a stratum weighs as its smaller group lets it, so that one person does not decide', () => {
  // nw·no / (nw + no): 20 for forty and forty, 0.5 for one and one.
  const strata = [
    stratum(
      'many',
      range(40, () => 10),
      range(40, () => 0),
    ),
    stratum('one', [100], [0]),
  ];
  assert.equal(contrastOfMedians(strata, FAST)?.difference, (20 * 10 + 0.5 * 100) / 20.5);
});

test('fewer than thirty in a group are not compared; what has nobody opposite is left out and told', () => {
  assert.equal(contrastOfMedians([stratum('all', spreadOut(29, 1), spreadOut(300, 0))], FAST), null);
  const lonely = stratum('lonely', spreadOut(500, 900), []);
  const alone = stratum('alone', [], spreadOut(20, 900));
  assert.equal(contrastOfMedians([stratum('all', spreadOut(29, 1), spreadOut(30, 0)), lonely], FAST), null);
  const contrast = contrastOfMedians([stratum('all', spreadOut(30, 1), spreadOut(30, 0)), lonely], FAST);
  assert.deepEqual([contrast?.difference, contrast?.with, contrast?.alone], [1, 30, 500]);
  const both = contrastOfMedians([stratum('all', spreadOut(30, 1), spreadOut(30, 0)), lonely, alone], FAST);
  assert.deepEqual([both?.difference, both?.without, both?.alone], [1, 30, 520]);
  assert.equal(contrastOfMedians([], FAST), null);
});

test('the interval holds the difference, and turns with the groups', () => {
  const group = fc.array(fc.nat(60), { minLength: 30, maxLength: 45 });
  fc.assert(
    fc.property(group, group, fc.nat(), (following, others, seed) => {
      const contrast = contrastOfMedians([stratum('all', following, others)], { seed, resamples: 200 });
      assert.ok(contrast);
      assert.ok(contrast.low <= contrast.difference && contrast.difference <= contrast.high);
      const turned = contrastOfMedians([stratum('all', others, following)], { seed, resamples: 200 });
      assert.equal(turned?.difference, -contrast.difference);
    }),
    { numRuns: 40, seed: 11 },
  );
});
