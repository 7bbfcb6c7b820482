import type { Sentence } from '../core/errors.ts';

const FRENCH = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const ENGLISH = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** Decimals of a percentage: none below a denominator of 1,000, one from there. */
const percentDigits = (n: number): 0 | 1 => (n < 1000 ? 0 : 1);

/**
 * A share as a percentage, « 24,3 % », rounded to the digits its denominator bears. What is neither none nor
 * all never reads 0 % nor 100 %: « moins de 1 % », « plus de 99 % ». null of nobody.
 * @throws RangeError unless 0 ≤ count ≤ n, whole numbers
 */
export function sayPercent(count: number, n: number): Sentence | null {
  const percent = roundedPercent(count, n);
  if (percent === null) return null;
  const least = percentDigits(n) === 0 ? 1 : 0.1;
  if (percent === 0 && count > 0) return inWords(least, 'moins de ', 'less than ');
  if (percent === 100 && count < n) return inWords(100 - least, 'plus de ', 'more than ');
  return inWords(percent, '', '');
}

/** The rounded percentage as a number, half up; null of nobody. */
export function roundedPercent(count: number, n: number): number | null {
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(n) || count < 0 || count > n)
    throw new RangeError(`not a share: ${count} of ${n}`);
  if (n === 0) return null;
  const scale = 10 ** percentDigits(n);
  return Math.round((count * 100 * scale) / n) / scale;
}

/** The footnote of a table whose rounded shares do not make 100. */
export const ROUNDING_NOTE: Sentence = {
  fr: 'Les arrondis expliquent que la somme des parts diffère de 100\u00a0%.',
  en: 'Shares may not add up to 100% because they are rounded.',
};

/** The footnote that the shares of these parts need once rounded, or null when they make 100. */
export function roundingNote(parts: readonly number[]): Sentence | null {
  const n = parts.reduce((sum, part) => sum + part, 0);
  if (n === 0) return null;
  const tenths = parts.reduce((sum, part) => sum + Math.round((roundedPercent(part, n) ?? 0) * 10), 0);
  return tenths === 1000 ? null : ROUNDING_NOTE;
}

const inWords = (percent: number, fr: string, en: string): Sentence => ({
  fr: `${fr}${FRENCH.format(percent)}\u00a0%`,
  en: `${en}${ENGLISH.format(percent)}%`,
});
