import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';

/** The six of « L'essentiel », in their order: asked, relayed, relays, days, declared, committed. */
export const HEADLINE_KEYS = [
  'seekers_distinct',
  'seekers_relayed',
  'collective_relays',
  'active_days_ratio',
  'job_declarations_cumulative',
  'bio_adopters',
] as const;

export type Figure = { readonly indicator: Indicator; readonly measure: Measure };

/** One figure of an answer with its definition, or null when either is missing. */
export function figureOf(
  key: string,
  indicators: readonly Indicator[],
  figures: readonly { indicator: string; measure: Measure }[],
): Figure | null {
  const indicator = indicators.find((entry) => entry.key === key);
  const found = figures.find((entry) => entry.indicator === key && entry.measure.dimension === '');
  return indicator && found ? { indicator, measure: found.measure } : null;
}
