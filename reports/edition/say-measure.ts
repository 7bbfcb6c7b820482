import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { Day } from '../../db/core/calendar.ts';
import type { Language } from '../../db/core/errors.ts';
import { longDate } from '../../db/words/long-date.ts';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** All that is kept of a share. */
const EVERY_DIGIT = 8;

const NOT_A_NUMBER = {
  not_measured: { fr: 'non mesuré', en: 'not measured' },
  failed: { fr: 'échec de la collecte', en: 'collection failed' },
} as const;

/** A figure to its last digit, or to so many, in words that need no page: « de 52 à 53 », "at least 365", « non mesuré ». */
export function sayMeasure(
  { unit }: Pick<Indicator, 'unit'>,
  { state, value, low, high }: Measure,
  language: Language,
  digits = EVERY_DIGIT,
): string {
  if (state === 'not_measured' || state === 'failed') return NOT_A_NUMBER[state][language];
  // What bounds must still bound where the digits end.
  const number = (one: number, roundingMode: 'halfExpand' | 'floor' | 'ceil' = 'halfExpand') =>
    one.toLocaleString(LOCALES[language], {
      roundingMode,
      style: unit === 'share' ? 'percent' : 'decimal',
      maximumFractionDigits: digits,
    });
  const fr = language === 'fr';
  if (value !== null) return number(value);
  if (low !== null && high !== null)
    return fr
      ? `de ${number(low, 'floor')} à ${number(high, 'ceil')}`
      : `from ${number(low, 'floor')} to ${number(high, 'ceil')}`;
  if (low !== null) return `${fr ? 'au moins' : 'at least'} ${number(low, 'floor')}`;
  if (high !== null) return `${fr ? 'au plus' : 'at most'} ${number(high, 'ceil')}`;
  return fr ? 'aucun chiffre' : 'no figure';
}

/** As many digits as tell two figures apart, and one at least: nobody compares eight. */
export function digitsApart(
  indicator: Pick<Indicator, 'unit'>,
  one: Measure | undefined,
  other: Measure | undefined,
): number {
  if (!one || !other) return 1;
  const said = (measure: Measure, digits: number) => sayMeasure(indicator, measure, 'en', digits);
  let digits = 1;
  while (digits < EVERY_DIGIT && said(one, digits) === said(other, digits)) digits += 1;
  return digits;
}

/** « du 26 septembre 2018 au 25 septembre 2019 », or the one day. */
export function sayPeriod({ start, end }: Measure['period'], language: Language): string {
  const [first, last] = [longDate(start as Day, language), longDate(end as Day, language)];
  if (start === end) return language === 'fr' ? `le ${first}` : `on ${first}`;
  return language === 'fr' ? `du ${first} au ${last}` : `from ${first} to ${last}`;
}
