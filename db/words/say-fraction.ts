import type { Sentence } from '../core/errors.ts';

const FRACTIONS: readonly [share: number, words: Sentence][] = [
  [1 / 10, { fr: 'un dixième', en: 'a tenth' }],
  [1 / 5, { fr: 'un cinquième', en: 'a fifth' }],
  [1 / 4, { fr: 'un quart', en: 'a quarter' }],
  [1 / 3, { fr: 'un tiers', en: 'a third' }],
  [1 / 2, { fr: 'la moitié', en: 'half' }],
  [2 / 3, { fr: 'deux tiers', en: 'two thirds' }],
  [3 / 4, { fr: 'trois quarts', en: 'three quarters' }],
];
const ROUNDING = 1e-12;

/**
 * The plain fraction for a share that lies between two bounds, in 0..1: « environ un quart » when both ends
 * are within 5 % of it, « un quart » when both are it, else null. A fraction is never « près de » or « plus
 * de »: it stands where the denominator itself is only known roughly.
 */
export function sayFraction(low: number, high = low): Sentence | null {
  if (!(0 <= low && low <= high && high <= 1)) throw new RangeError(`not a share: ${low} to ${high}`);
  for (const [share, words] of FRACTIONS) {
    const off = Math.max(Math.abs(low - share), Math.abs(high - share));
    if (off <= ROUNDING) return words;
    if (off <= 0.05 * share + ROUNDING) return { fr: `environ ${words.fr}`, en: `about ${words.en}` };
  }
  return null;
}
