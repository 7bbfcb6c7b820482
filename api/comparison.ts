import type { ComparisonAnswer, Measure } from './contract/measure.ts';

type Known = { low: number; high: number | null };

/** What changed from one figure to another, between the bounds that both allow; null where one has no figure. */
export function compare(earlier: Measure, later: Measure): Pick<ComparisonAnswer, 'difference' | 'ratio'> {
  const [before, after] = [known(earlier), known(later)];
  if (!before || !after) return { difference: null, ratio: null };
  return {
    difference: {
      low: before.high === null ? null : after.low - before.high,
      high: after.high === null ? null : after.high - before.low,
    },
    ratio: {
      low: before.high === null ? 0 : before.high === 0 ? null : after.low / before.high,
      high: after.high === null || before.low === 0 ? null : after.high / before.low,
    },
  };
}

function known({ state, value, low, high }: Measure): Known | null {
  if (state === 'not_measured' || state === 'failed') return null;
  const least = value ?? low;
  return least === null ? null : { low: least, high: value ?? high };
}
