import { AppError } from '../core/errors.ts';
import { FAMILIES } from '../core/families.ts';
import { ADOPTERS } from './adopters.ts';
import { ASKING } from './asking.ts';
import { DATA_QUALITY } from './data-quality.ts';
import { DECLARED } from './declared.ts';
import { FOLLOWED } from './followed.ts';
import type { Indicator } from './indicator.ts';
import { PLACEMENTS } from './placements.ts';
import { REACH } from './reach.ts';
import { RECEIVED } from './received.ts';
import { RELAYS } from './relays.ts';
import { REQUESTS } from './requests.ts';
import { SERVICE_RECORD } from './service-record.ts';
import { VOLUME } from './volume.ts';

const INDICATORS: readonly Indicator[] = [
  ...VOLUME,
  ...REQUESTS,
  ...ASKING,
  ...RELAYS,
  ...REACH,
  ...RECEIVED,
  ...ADOPTERS,
  ...PLACEMENTS,
  ...DECLARED,
  ...FOLLOWED,
  ...DATA_QUALITY,
  ...SERVICE_RECORD,
];

/** Every indicator, in the order in which they are shown: family by family. */
export const CATALOGUE: readonly Indicator[] = FAMILIES.flatMap((family) =>
  INDICATORS.filter((indicator) => indicator.family === family),
);

const BY_KEY = new Map(CATALOGUE.map((indicator) => [indicator.key, indicator]));

/** @throws AppError when no indicator has this key */
export function indicatorOf(key: string): Indicator {
  const indicator = BY_KEY.get(key);
  if (indicator) return indicator;
  throw new AppError({
    code: 'indicator-unknown',
    status: 404,
    field: 'indicator',
    fr: 'Cet indicateur n’existe pas. Tous sont à la page « Catalogue », et à l’adresse /api/v1/indicators.',
    en: 'There is no such indicator. All of them are on the page “Catalogue”, and at /api/v1/indicators.',
  });
}

/** The version of a definition in force at the end of a period: its newest that had begun. */
export function versionAt(indicator: Indicator, lastDay: string): number {
  const begun = indicator.versions.filter(({ from }) => from <= lastDay);
  return (begun.at(-1) ?? indicator.versions[0])?.version ?? 1;
}
