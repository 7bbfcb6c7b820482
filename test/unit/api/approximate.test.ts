import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { approximate, stepOf } from '../../../api/contract/approximate.ts';
import { sayRounded } from '../../../api/contract/say-rounded.ts';

const posts = { unit: 'posts', evidence: 'measured', shown: 'exact' } as const;
const minimum = { ...posts, shown: 'lower_bound' } as const;
const say = (low: number, high = low) => sayRounded(posts, { value: null, low, high }).words;
const why = (indicator: Parameters<typeof sayRounded>[0], measure: Parameters<typeof sayRounded>[1]) =>
  sayRounded(indicator, measure).refused?.fr;

/** The table of the method, written with exact fractions and without looking at the code. */
function holds(form: string, v: number, n: number): boolean {
  const step = v < 500 ? 10 : v < 2000 ? 50 : v < 10_000 ? 100 : 1000;
  if (n % 10 !== 0) return false;
  switch (form) {
    case 'nearly':
      return 95n * BigInt(n) <= 100n * BigInt(v) && v < n;
    case 'more_than':
      return n < v && 100n * BigInt(v) <= 110n * BigInt(n) && n % step === 0 && n + step > v;
    case 'about':
      return 100n * BigInt(Math.abs(v - n)) <= 5n * BigInt(n);
    default:
      return false;
  }
}

test('says what is near a round number with the side on which it lies', () => {
  assert.deepEqual(say(1499), { fr: 'près de 1\u202f500', en: 'nearly 1,500' });
  assert.deepEqual(say(1462), { fr: 'plus de 1\u202f450', en: 'more than 1,450' });
  assert.deepEqual(say(2040), { fr: 'plus de 2\u202f000', en: 'more than 2,000' });
  assert.deepEqual(say(700_400), { fr: 'plus de 700\u202f000', en: 'more than 700,000' });
  assert.deepEqual(say(365), { fr: 'plus de 360', en: 'more than 360' });
});

test('a round number stands alone: « plus de » is not said of the number itself', () => {
  assert.deepEqual(sayRounded(posts, { value: 1500, low: null, high: null }), { words: null, refused: null });
  assert.deepEqual(approximate({ low: 2000, high: 2000 }), { form: 'exact', number: 2000 });
});

test('small numbers that no round one may stand for are said as they are', () => {
  for (const count of [0, 1, 9, 12, 18, 25])
    assert.deepEqual(approximate({ low: count, high: count }), { form: 'exact', number: count });
});

test('for every value from 1 to 20 000 the phrase is one that the table allows', () => {
  const seen = new Set<string>();
  for (let v = 1; v <= 20_000; v++) {
    const said = approximate({ low: v, high: v });
    assert.ok(said);
    seen.add(said.form);
    if (said.form === 'exact') assert.equal(said.number, v);
    else assert.ok(holds(said.form, v, said.number), `${v}: ${said.form} ${said.number}`);
    // From 100 on a round number is always at hand.
    if (v > 100 && said.form === 'exact') assert.equal(v % stepOf(v), 0);
  }
  assert.deepEqual([...seen].sort(), ['exact', 'more_than', 'nearly']);
});

test('steps are 10, 50, 100, then two significant digits', () => {
  assert.deepEqual(
    [1, 499, 500, 1999, 2000, 9999, 10_000, 99_999, 100_000, 1_234_567].map(stepOf),
    [10, 10, 50, 50, 100, 100, 1000, 1000, 10_000, 100_000],
  );
});

test('what is said of a range is true of each of its values', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.nat(800));
  fc.assert(
    fc.property(range, ([low, width]) => {
      const high = low + width;
      const said = approximate({ low, high });
      if (said !== null && said.form !== 'exact')
        for (const v of [low, Math.floor((low + high) / 2), high])
          assert.ok(holds(said.form, v, said.number), `${low}-${high}: ${said.form} ${said.number}`);
    }),
    { numRuns: 2000 },
  );
});

test('a published range keeps its words, one across a round number is about it, a wide one has none', () => {
  assert.deepEqual(say(1425, 1499), { fr: 'près de 1\u202f500', en: 'nearly 1,500' });
  assert.deepEqual(say(1450, 1550), { fr: 'environ 1\u202f500', en: 'about 1,500' });
  assert.equal(say(300, 900), null);
});

test('a minimum that nothing bounds above is not rounded, nor is a range that no round number fits', () => {
  const open = 'c’est un minimum que rien ne borne au-dessus';
  assert.equal(why(posts, { value: null, low: 1499, high: null }), open);
  // Shown as « au moins »: the number itself bounds nothing above.
  assert.equal(why(minimum, { value: 1499, low: null, high: null }), open);
  assert.equal(why(minimum, { value: null, low: 1499, high: 1499 }), open);
  assert.equal(sayRounded(minimum, { value: null, low: 1461, high: 1479 }).words?.fr, 'plus de 1\u202f450');
  assert.match(why(posts, { value: null, low: 300, high: 900 }) ?? '', /aucun nombre rond/);
  assert.match(why(posts, { value: null, low: null, high: null }) ?? '', /pas de chiffre/);
});

test('what people declare is never rounded, nor is what is not counted', () => {
  const figure = { value: 1461, low: null, high: null };
  assert.match(why({ ...posts, evidence: 'declared' }, figure) ?? '', /déclarent/);
  for (const unit of ['days', 'share', 'minutes', 'kappa'] as const)
    assert.match(why({ ...posts, unit }, figure) ?? '', /seul ce qui se compte/);
  assert.match(why(posts, { ...figure, value: 3.5 }) ?? '', /seul ce qui se compte/);
});

test('what is no count is refused', () => {
  for (const [low, high] of [
    [1.5, 2],
    [-1, 2],
    [3, 2],
    [Number.NaN, 2],
  ] as const)
    assert.throws(() => approximate({ low, high }), RangeError);
});
