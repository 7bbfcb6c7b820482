import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { halfLife } from '../../../db/statistics/half-life.ts';

const WEEK = 7 * 24 * 60;

test('half of the relays had come by the half-life', () => {
  assert.equal(halfLife([80, 2, 700, 5]), 5);
  assert.equal(halfLife([5, 2, 80]), 5);
  assert.equal(halfLife([30]), 30);
});

test('only the relays of the first seven days count, the last minute included', () => {
  assert.equal(halfLife([10, WEEK, WEEK + 1, WEEK + 2]), 10);
  assert.equal(halfLife([WEEK + 1]), null);
  assert.equal(halfLife([]), null);
});

test('at least half by then, fewer than half before, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(WEEK), { minLength: 1 }), (ages) => {
      const half = halfLife(ages) as number;
      assert.ok(ages.filter((age) => age <= half).length >= ages.length / 2);
      assert.ok(ages.filter((age) => age < half).length < ages.length / 2);
      assert.equal(halfLife(ages.toReversed()), half);
    }),
  );
});

test('a relay before its request is refused', () => {
  assert.throws(() => halfLife([-1]), RangeError);
  assert.throws(() => halfLife([Number.NaN]), RangeError);
});
