import type { Indicator } from '../../api/contract/indicator.ts';

type Figure = { readonly value: number | null; readonly low: number | null; readonly high: number | null };

/** A number as it is printed, and by how much rounding may have moved it. */
export type PrintedNumber = { readonly number: number; readonly rounding: number };

/** The numbers of a card, in the unit of its indicator: « de 34 518 à 2 062 820 » are two, « 97,8 % » is 0.978, « 1 h 31 min » 91. */
export function numbersOf(text: string, unit: Indicator['unit']): PrintedNumber[] {
  const plain = text.replace(/(?<=\d)[\s,](?=\d{3}(?!\d))/g, '').replace(/(?<=\d),(?=\d)/g, '.');
  if (unit === 'minutes') return plain.split(/\s(?:à|to)\s|–/).flatMap(delayOf);
  const scale = unit === 'share' ? 1 / 100 : 1;
  return readNumbers(plain).map(({ number, rounding }) => ({
    number: number * scale,
    rounding: rounding * scale,
  }));
}

const readNumbers = (plain: string) =>
  [...plain.matchAll(/\d+(?:\.(\d+))?/g)].map(({ 0: digits, 1: decimals = '', index }) => ({
    number: Number(digits),
    rounding: 0.5 * 10 ** -decimals.length,
    after: plain.slice(index + digits.length),
  }));

const MINUTES: readonly (readonly [sign: RegExp, minutes: number])[] = [
  [/^\s?(?:j|d)/, 1440],
  [/^\s?h/, 60],
  [/^\s?(?:s|sec)/, 1 / 60],
];

/** One delay, which may be said in hours and minutes; none where there is no number. */
function delayOf(plain: string): PrintedNumber[] {
  const parts = readNumbers(plain).map(({ number, rounding, after }) => {
    const minutes = MINUTES.find(([sign]) => sign.test(after))?.[1] ?? 1;
    return { number: number * minutes, rounding: rounding * minutes };
  });
  if (parts.length === 0) return [];
  return [
    {
      number: parts.reduce((sum, { number }) => sum + number, 0),
      rounding: Math.min(...parts.map(({ rounding }) => rounding)) + 0.5,
    },
  ];
}

/**
 * Whether what is printed says the figure: each number is its value or one of its bounds, and there is one where there
 * must be. A lower bound is rounded down and an upper one up: what was rounded the other way says more than is known.
 */
export function saysOf(printed: readonly PrintedNumber[], figure: Figure | undefined): boolean {
  if (!figure) return false;
  const { value, low, high } = figure;
  if (printed.length === 0) return value === null && low === null && high === null;
  return printed.every(({ number, rounding }) => {
    const isBelow = (one: number, other: number) => one <= other + 1e-9 && other - one < 2 * rounding - 1e-9;
    return (
      (value !== null && Math.abs(value - number) <= rounding + 1e-9) ||
      (low !== null && isBelow(number, low)) ||
      (high !== null && isBelow(high, number))
    );
  });
}
