import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sampledShare, wilson } from '../../../db/statistics/wilson.ts';

const percent = (value: number) => Math.round(value * 10_000) / 100;
const shown = (count: number, n: number) => {
  const { low, high } = wilson(count, n);
  return [percent(low), percent(high)];
};
/** Counts of a share, 0 ≤ count ≤ n. */
const shares = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

test('gives the interval of the method’s own vectors', () => {
  assert.deepEqual(shown(365, 1500), [22.23, 26.57]);
  assert.deepEqual(shown(0, 20), [0, 16.11]);
  assert.deepEqual(shown(20, 20), [83.89, 100]);
  assert.deepEqual(shown(3, 30), [3.46, 25.62]);
  assert.deepEqual(shown(12, 40), [18.07, 45.43]);
});

test('gives the published values of Newcombe (Statistics in Medicine 17, 1998, table I, method 3)', () => {
  assert.deepEqual(shown(81, 263), [25.53, 36.62]);
  assert.deepEqual(shown(15, 148), [6.24, 16.05]);
  assert.deepEqual(shown(1, 29), [0.61, 17.18]);
});

test('the interval holds the share, stays within 0 and 1, and mirrors with the complement', () => {
  fc.assert(
    fc.property(shares, ([count, n]) => {
      const { low, high } = wilson(count, n);
      assert.ok(0 <= low && low <= count / n && count / n <= high && high <= 1);
      const other = wilson(n - count, n);
      assert.ok(Math.abs(low - (1 - other.high)) < 1e-12 && Math.abs(high - (1 - other.low)) < 1e-12);
    }),
  );
});

test('it rises with the count and narrows with ten times as many', () => {
  fc.assert(
    fc.property(shares, ([count, n]) => {
      const { low, high } = wilson(count, n);
      if (count < n) assert.ok(wilson(count + 1, n).low > low && wilson(count + 1, n).high > high);
      const tenfold = wilson(count * 10, n * 10);
      assert.ok(tenfold.high - tenfold.low < high - low);
    }),
  );
});

test('nineteen people have no share, twenty have no interval, thirty have both', () => {
  assert.deepEqual(sampledShare(5, 19), { count: 5, n: 19, share: null, interval: null });
  assert.deepEqual(sampledShare(5, 20), { count: 5, n: 20, share: 0.25, interval: null });
  assert.equal(sampledShare(3, 29).interval, null);
  assert.deepEqual(sampledShare(3, 30).interval, wilson(3, 30));
  assert.deepEqual(sampledShare(0, 0), { count: 0, n: 0, share: null, interval: null });
  assert.deepEqual(sampledShare(0, 30).share, 0);
});

test('what is no share is refused', () => {
  for (const [count, n] of [
    [3, 2],
    [-1, 5],
    [1.5, 5],
    [0, 0],
    [1, Number.NaN],
  ] as const)
    assert.throws(() => wilson(count, n), RangeError, `${count}/${n}`);
  assert.throws(() => sampledShare(3, 0), RangeError, 'three of nobody');
  assert.throws(() => sampledShare(3, 2), RangeError);
});
