import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tellableParts } from '../../../db/disclosure/partition.ts';
import { inFives, isDominated, mayTellShare } from '../../../db/disclosure/rules.ts';

test('60 = 41 + 16 + 3: the smallest part stays untold, and the next one with it', () => {
  assert.deepEqual([...tellableParts([41, 16, 3])], [0]);
});

test('without a small part everything is told', () => {
  assert.deepEqual([...tellableParts([41, 16, 5])], [0, 1, 2]);
});

test('small parts that together are still too few take one more with them', () => {
  assert.deepEqual([...tellableParts([1, 2, 30, 40])], [3]);
});

test('a fine table asks for eleven people', () => {
  assert.deepEqual([...tellableParts([9, 12, 30, 40], 11)], [2, 3]);
  assert.deepEqual([...tellableParts([5, 6, 30, 40], 11)], [2, 3], 'eleven together are enough');
});

test('a count is told in whole fives, never more than there are', () => {
  assert.deepEqual([4, 5, 9, 10, 278].map(inFives), [0, 5, 5, 10, 275]);
});

test('what is missing from the total never gives one part away', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(parts, (counts) => {
      const told = tellableParts(counts);
      const untold = [...counts.keys()].filter((index) => !told.has(index));
      assert.ok([...told].every((index) => (counts[index] ?? 0) >= 5));
      const missing = untold.reduce((sum, index) => sum + (counts[index] ?? 0), 0);
      const isAll = told.size === 0;
      assert.ok(untold.length === 0 || isAll || (untold.length >= 2 && missing >= 5));
    }),
  );
});

test('a share is told when none of its groups is too small', () => {
  assert.equal(mayTellShare([5, 25]), true);
  assert.equal(mayTellShare([4, 26]), false);
  assert.equal(mayTellShare([26, 4]), false);
  assert.equal(mayTellShare([10, 10]), true);
  assert.equal(mayTellShare([9, 10]), false, 'of nineteen it says more of chance');
  assert.equal(mayTellShare([9, 3, 20]), false);
});

test('things hide nobody unless almost all are one account’s', () => {
  assert.equal(isDominated(86, 100), true);
  assert.equal(isDominated(85, 100), false);
  assert.equal(isDominated(0, 0), false);
});
