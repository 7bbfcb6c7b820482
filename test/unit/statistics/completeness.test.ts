import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { completeness } from '../../../db/statistics/completeness.ts';

const counts = fc.record({ declared: fc.nat(2000), seeking: fc.nat(2000), noNews: fc.nat(2000) });

test('bounds the share by what the silent may have done', () => {
  assert.deepEqual(completeness({ declared: 365, seeking: 135, noNews: 1000 }), {
    n: 1500,
    low: 365 / 1500,
    high: 1365 / 1500,
    amongRespondents: 0.73,
    responseRate: 500 / 1500,
  });
});

test('with news of everybody the bounds meet the share of respondents', () => {
  const known = completeness({ declared: 3, seeking: 9, noNews: 0 });
  assert.deepEqual(
    [known?.low, known?.high, known?.amongRespondents, known?.responseRate],
    [0.25, 0.25, 0.25, 1],
  );
});

test('with news of nobody everything is possible and nothing is answered', () => {
  assert.deepEqual(completeness({ declared: 0, seeking: 0, noNews: 7 }), {
    n: 7,
    low: 0,
    high: 1,
    amongRespondents: null,
    responseRate: 0,
  });
  assert.equal(completeness({ declared: 0, seeking: 0, noNews: 0 }), null);
});

test('L ≤ R ≤ U, and whatever the silent did the true share lies between L and U', () => {
  fc.assert(
    fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (known, part) => {
      const bounds = completeness(known);
      if (!bounds) return;
      const { low, high, amongRespondents } = bounds;
      if (amongRespondents !== null) assert.ok(low <= amongRespondents && amongRespondents <= high);
      const truth = (known.declared + Math.floor(known.noNews * part)) / bounds.n;
      assert.ok(low <= truth && truth <= high);
    }),
  );
});

test('one more answer never widens the bounds', () => {
  fc.assert(
    fc.property(counts, fc.boolean(), (known, found) => {
      const before = completeness({ ...known, noNews: known.noNews + 1 });
      const after = completeness(
        found ? { ...known, declared: known.declared + 1 } : { ...known, seeking: known.seeking + 1 },
      );
      assert.ok(before && after && after.low >= before.low && after.high <= before.high);
    }),
  );
});

test('what is no count is refused', () => {
  assert.throws(() => completeness({ declared: -1, seeking: 2, noNews: 0 }), RangeError);
  assert.throws(() => completeness({ declared: 0.5, seeking: 2, noNews: 0 }), RangeError);
});
