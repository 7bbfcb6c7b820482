import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { median, quantile, quantileOfCounted } from '../../../db/statistics/quantiles.ts';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

test('gives the deciles of 1 to 9 as the manual of R’s quantile prints them (type 7)', () => {
  const deciles = Array.from({ length: 11 }, (_, tenth) =>
    Number(quantile([9, 1, 8, 2, 7, 3, 6, 4, 5], tenth / 10)?.toFixed(10)),
  );
  assert.deepEqual(deciles, [1, 1.8, 2.6, 3.4, 4.2, 5, 5.8, 6.6, 7.4, 8.2, 9]);
});

test('gives the quartiles of R’s mtcars (Motor Trend 1974, miles per gallon) as summary() prints them', () => {
  const mpg = [
    21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4,
    30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
  ];
  assert.deepEqual(
    [0.25, 0.5, 0.75, 0.9].map((share) => quantile(mpg, share)?.toFixed(3)),
    ['15.425', '19.200', '22.800', '30.090'],
  );
});

test('the median is the middle value, or the mean of the two', () => {
  assert.equal(median([30, 10, 20]), 20);
  assert.equal(median([40, 10, 30, 20]), 25);
  assert.equal(median([7]), 7);
});

test('of nothing there is no quantile', () => {
  assert.equal(median([]), null);
  assert.equal(quantile([], 0.9), null);
});

test('quantiles rise with their share, stay among the values, and do not hang on the order', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(numbers, share, share, (values, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const [lower, upper] = [quantile(values, low) as number, quantile(values, high) as number];
      assert.ok(lower <= upper + 1e-9);
      assert.ok(Math.min(...values) <= lower && upper <= Math.max(...values) + 1e-9);
      assert.equal(quantile(values.toReversed(), low), lower);
    }),
  );
});

test('the values given are left as they are', () => {
  const values = [3, 1, 2];
  median(values);
  assert.deepEqual(values, [3, 1, 2]);
});

test('what is no number or no share is refused', () => {
  assert.throws(() => median([1, Number.NaN]), RangeError);
  assert.throws(() => quantile([1], 1.1), RangeError);
  assert.throws(() => quantile([1], Number.NaN), RangeError);
  assert.throws(() => quantile([1], -0.1), RangeError);
});

test('of values that are counted the quantile is that of the same values listed', () => {
  const counted = fc.array(fc.record({ key: fc.nat(50), amount: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(counted, fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
      const ordered = rows.toSorted((one, other) => one.key - other.key);
      const listed = ordered.flatMap(({ key, amount }) => Array.from({ length: amount }, () => key));
      assert.equal(quantileOfCounted(ordered, share), quantile(listed, share));
    }),
  );
});

test('of counted values with an infinite one the quantile is none as soon as it leans on that', () => {
  const rows = [
    { key: 10, amount: 3 },
    { key: Infinity, amount: 1 },
  ];
  assert.equal(quantileOfCounted(rows, 0.5), 10);
  assert.equal(quantileOfCounted(rows, 0.9), null, 'between ten and never');
  assert.equal(quantileOfCounted(rows, 1), null);
});
