import type { Indicator } from '../../api/contract/indicator.ts';

type Figure = { readonly value: number | null; readonly low: number | null; readonly high: number | null };

/** A number as it is printed, and by how much rounding may have moved it. */
export type PrintedNumber = { readonly number: number; readonly rounding: number };

/** The numbers of a card, in the unit of its indicator: « de 34 518 à 2 062 820 » are two, « 97,8 % » is 0.978, « 1 h 31 min » 91. */
export function numbersOf(text: string, unit: Indicator['unit']): PrintedNumber[] {
  const plain = text.replace(/(?<=\d)[\s,](?=\d{3}(?!\d))/g, '').replace(/(?<=\d),(?=\d)/g, '.');
  const numbers = [...plain.matchAll(/\d+(?:\.(\d+))?/g)].map(([digits, decimals = '']) => ({
    number: Number(digits),
    rounding: 0.5 * 10 ** -decimals.length,
  }));
  if (unit === 'share')
    return numbers.map(({ number, rounding }) => ({ number: number / 100, rounding: rounding / 100 }));
  return unit === 'minutes' ? delayOf(plain, numbers) : numbers;
}

const MINUTES: readonly (readonly [sign: RegExp, minutes: number])[] = [
  [/^\s?(?:j|d)/, 1440],
  [/^\s?h/, 60],
  [/^\s?(?:s|sec)/, 1 / 60],
];

function delayOf(text: string, numbers: readonly PrintedNumber[]): PrintedNumber[] {
  const parts = [...text.matchAll(/\d+(?:\.\d+)?/g)].map((match, index) => {
    const after = text.slice(match.index + match[0].length);
    const minutes = MINUTES.find(([sign]) => sign.test(after))?.[1] ?? 1;
    const { number = 0, rounding = 0 } = numbers[index] ?? {};
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

/** Whether what is printed says the figure: each number is its value or one of its bounds, and there is one where there must be. */
export function saysOf(printed: readonly PrintedNumber[], figure: Figure | undefined): boolean {
  if (!figure) return false;
  const known = [figure.value, figure.low, figure.high].filter((one) => one !== null);
  if (printed.length === 0) return known.length === 0;
  return printed.every(({ number, rounding }) =>
    known.some((one) => Math.abs(one - number) <= rounding + 1e-9),
  );
}
