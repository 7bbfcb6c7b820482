import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tellableParts } from '../../../db/disclosure/partition.ts';
import { isDominated, mayTellShare, mayTellStep, roundFine } from '../../../db/disclosure/rules.ts';

test('60 = 41 + 16 + 3: the smallest part stays untold, and the next one with it', () => {
  assert.deepEqual([...tellableParts([41, 16, 3])], [0]);
});

test('without a small part everything is told', () => {
  assert.deepEqual([...tellableParts([41, 16, 5])], [0, 1, 2]);
});

test('small parts that together are still too few take one more with them', () => {
  assert.deepEqual([...tellableParts([1, 2, 30, 40])], [3]);
});

test('a fine table asks for eleven people, and its counts are rounded to five', () => {
  assert.deepEqual([...tellableParts([9, 12, 30, 40], 11)], [2, 3]);
  assert.deepEqual([12, 13, 17, 18].map(roundFine), [10, 15, 15, 20]);
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

test('a share is told when neither side of it is too few', () => {
  assert.equal(mayTellShare(5, 30), true);
  assert.equal(mayTellShare(4, 30), false);
  assert.equal(mayTellShare(26, 30), false);
  assert.equal(mayTellShare(9, 19), false);
});

test('two published counts are equal or at least five apart', () => {
  assert.deepEqual(
    [0, 1, 4, 5, -4, -5].map((step) => mayTellStep(20, 20 + step)),
    [true, false, false, true, false, true],
  );
});

test('things hide nobody unless almost all are one account’s', () => {
  assert.equal(isDominated(86, 100), true);
  assert.equal(isDominated(85, 100), false);
  assert.equal(isDominated(0, 0), false);
});
