import type { Language } from '../core/errors.ts';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** A coverage of 0..1 as a percentage, rounded down: what lacks an hour is never whole, nor at a threshold it is below. */
export const sayCoverage = (share: number, language: Language): string =>
  // 0.283 × 1,000 is a hair below 283.
  (Math.floor(share * 1000 + 1e-9) / 1000).toLocaleString(LOCALES[language], {
    style: 'percent',
    maximumFractionDigits: 1,
  });
