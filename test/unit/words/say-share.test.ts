import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sayFraction } from '../../../db/words/say-fraction.ts';
import { ROUNDING_NOTE, roundedPercent, roundingNote, sayPercent } from '../../../db/words/say-share.ts';

test('a percentage is whole below a thousand, with one decimal from there', () => {
  assert.deepEqual(sayPercent(365, 1500), { fr: '24,3\u00a0%', en: '24.3%' });
  assert.deepEqual(sayPercent(243, 999), { fr: '24\u00a0%', en: '24%' });
  assert.deepEqual(sayPercent(500, 1000), { fr: '50\u00a0%', en: '50%' });
});

test('one of many is not 0 %, all but one not 100 %', () => {
  assert.deepEqual(sayPercent(1, 500), { fr: 'moins de 1\u00a0%', en: 'less than 1%' });
  assert.deepEqual(sayPercent(499, 500), { fr: 'plus de 99\u00a0%', en: 'more than 99%' });
  assert.deepEqual(sayPercent(1, 5000), { fr: 'moins de 0,1\u00a0%', en: 'less than 0.1%' });
  assert.deepEqual(sayPercent(4999, 5000), { fr: 'plus de 99,9\u00a0%', en: 'more than 99.9%' });
  assert.deepEqual(sayPercent(0, 500), { fr: '0\u00a0%', en: '0%' });
  assert.deepEqual(sayPercent(500, 500), { fr: '100\u00a0%', en: '100%' });
  assert.equal(sayPercent(0, 0), null);
});

test('the rounded percentage is within half of its last digit', () => {
  const shares = fc
    .integer({ min: 1, max: 20_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(shares, ([count, n]) => {
      const half = n < 1000 ? 0.5 : 0.05;
      assert.ok(Math.abs((roundedPercent(count, n) as number) - (count * 100) / n) <= half + 1e-9);
      assert.ok(!/^(0|100)\u00a0%$/.test(sayPercent(count, n)?.fr ?? '') || count === 0 || count === n);
    }),
  );
});

test('shares that do not make 100 once rounded carry a footnote', () => {
  assert.equal(roundingNote([1, 1, 1]), ROUNDING_NOTE);
  assert.equal(roundingNote([1, 1, 2]), null);
  // 33.3 three times, in tenths: 0.1 + 0.2 must not look like a difference.
  assert.equal(roundingNote([500, 500, 500]), ROUNDING_NOTE);
  assert.equal(roundingNote([1001, 2002, 7007]), null);
  assert.equal(roundingNote([0, 0]), null);
});

test('a quarter of 1 450 or of 1 499 is about one, as the method has it', () => {
  assert.deepEqual([roundedPercent(365, 1450), roundedPercent(365, 1499)], [25.2, 24.3]);
  assert.deepEqual([(36500 / 1450).toFixed(2), (36500 / 1499).toFixed(2)], ['25.17', '24.35']);
  const about = { fr: 'environ un quart', en: 'about a quarter' };
  assert.deepEqual(sayFraction(365 / 1450), about);
  assert.deepEqual(sayFraction(365 / 1499), about);
  assert.deepEqual(sayFraction(365 / 1499, 365 / 1425), about);
});

test('an exact fraction is said plainly, a share near none is not said so', () => {
  assert.deepEqual(sayFraction(1 / 2), { fr: 'la moitié', en: 'half' });
  assert.deepEqual(sayFraction(200 / 300), { fr: 'deux tiers', en: 'two thirds' });
  assert.equal(sayFraction(0.29), null);
  assert.equal(sayFraction(0.24, 0.35), null);
  assert.equal(sayFraction(0), null);
});

test('what is no share is refused', () => {
  assert.throws(() => sayPercent(3, 2), RangeError);
  assert.throws(() => sayFraction(0.5, 0.4), RangeError);
  assert.throws(() => sayFraction(-0.1), RangeError);
});
