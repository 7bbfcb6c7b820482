import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cohenKappa } from '../../../db/statistics/kappa.ts';

const table = fc.integer({ min: 2, max: 5 }).chain((size) =>
  fc.array(fc.array(fc.nat(60), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
);
const rounded = (value: number | null | undefined, digits: number) => value?.toFixed(digits);

test('gives κ and its error for the diagnoses of Fleiss, Levin and Paik (2003, table 18.1)', () => {
  const agreement = cohenKappa([
    [75, 1, 4],
    [5, 4, 1],
    [0, 0, 10],
  ]);
  assert.deepEqual([agreement?.n, agreement?.observed, rounded(agreement?.expected, 2)], [100, 0.89, '0.66']);
  assert.equal(rounded(agreement?.kappa, 3), '0.676');
  assert.equal(rounded(agreement?.standardError, 3), '0.088');
});

test('gives what R’s statpsych prints for 31, 12, 4, 58', () => {
  const agreement = cohenKappa([
    [31, 12],
    [4, 58],
  ]);
  assert.equal(rounded(agreement?.kappa, 7), '0.6756757');
  assert.equal(rounded(agreement?.standardError, 8), '0.07344761');
  assert.deepEqual(
    [rounded(agreement?.interval?.low, 7), rounded(agreement?.interval?.high, 7)],
    ['0.5317210', '0.8196303'],
  );
});

test('gives the κ of Cohen’s example of 1968 (Psychological Bulletin 70): 0.49, from 0.39 to 0.59', () => {
  const agreement = cohenKappa([
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ]);
  assert.deepEqual(
    [agreement?.kappa, agreement?.interval?.low, agreement?.interval?.high].map((value) => rounded(value, 2)),
    ['0.49', '0.39', '0.59'],
  );
});

test('full agreement is 1, independence 0', () => {
  assert.equal(
    cohenKappa([
      [12, 0],
      [0, 28],
    ])?.kappa,
    1,
  );
  assert.ok(
    Math.abs(
      cohenKappa([
        [8, 12],
        [16, 24],
      ])?.kappa ?? 1,
    ) < 1e-12,
  );
});

test('when only one of the two puts everything in one class they agree no more than by chance', () => {
  const one = cohenKappa([
    [30, 0],
    [10, 0],
  ]);
  assert.deepEqual([one?.kappa, one?.observed, one?.expected], [0, 0.75, 0.75]);
});

test('when both use one same class there is no κ, and of nothing there is nothing', () => {
  assert.equal(
    cohenKappa([
      [49, 0],
      [0, 0],
    ])?.kappa,
    null,
  );
  assert.equal(
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
    null,
  );
});

test('below thirty items κ stands without an interval', () => {
  const few = cohenKappa([
    [9, 2],
    [3, 15],
  ]);
  assert.equal(few?.n, 29);
  assert.ok(few?.kappa && few.interval === null);
  const enough = cohenKappa([
    [10, 2],
    [3, 15],
  ]);
  assert.ok(enough?.n === 30 && enough.interval);
});

test('κ is at most 1 and in its interval; it does not hang on who was first or how classes are listed', () => {
  fc.assert(
    fc.property(table, (counts) => {
      const agreement = cohenKappa(counts);
      if (!agreement || agreement.kappa === null) return;
      assert.ok(agreement.kappa >= -1 - 1e-9 && agreement.kappa <= 1 + 1e-9);
      if (agreement.interval) {
        assert.ok(agreement.interval.low <= agreement.kappa + 1e-9);
        assert.ok(agreement.interval.high >= agreement.kappa - 1e-9);
      }
      const turned = counts.map((_, column) => counts.map((row) => row[column] ?? 0));
      const relisted = counts.toReversed().map((row) => row.toReversed());
      for (const same of [cohenKappa(turned), cohenKappa(relisted)]) {
        assert.ok(Math.abs((same?.kappa ?? 9) - agreement.kappa) < 1e-9);
        assert.ok(Math.abs((same?.standardError ?? 9) - (agreement.standardError ?? 0)) < 1e-7);
      }
    }),
  );
});

test('what is no square table of counts is refused', () => {
  assert.throws(() => cohenKappa([[1, 2]]), RangeError);
  assert.throws(
    () =>
      cohenKappa([
        [1, -2],
        [0, 1],
      ]),
    RangeError,
  );
});
