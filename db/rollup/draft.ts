import type { Period } from '../core/period.ts';
import type { MeasureRow } from '../queries/measures.ts';

/** What a family says of one period, before it is dated and written. */
export type Draft = {
  readonly indicator: string;
  readonly dimension: string;
  readonly period: Period;
  readonly state: MeasureRow['state'];
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly coverage: number | null;
  readonly reason: string | null;
};

type Known = { value: number; n?: number } | { low: number; high: number | null; n?: number; reason: string };

/**
 * A figure that is known: exactly when its bounds meet, between its bounds otherwise.
 * When part of the period was not collected, what was seen is only a lower bound.
 */
export function measured(
  name: { indicator: string; dimension?: string },
  period: Period,
  coverage: number | null,
  known: Known,
): Draft {
  const common = {
    indicator: name.indicator,
    dimension: name.dimension ?? '',
    period,
    state: 'measured' as const,
    n: known.n ?? null,
    coverage,
  };
  if ('value' in known || known.low === known.high) {
    const value = 'value' in known ? known.value : known.low;
    return { ...common, value, low: value, high: value, reason: null };
  }
  return { ...common, value: null, low: known.low, high: known.high, reason: known.reason };
}

/**
 * No value: nobody measured, or the measuring failed. Never a zero. A reading that the budget did not
 * allow was never tried: whatever cut it, it is not measured.
 */
export function missing(
  name: { indicator: string; dimension?: string },
  period: Period,
  state: 'not_measured' | 'failed',
  reason: string,
): Draft {
  const tried = state === 'failed' && reason !== 'x_budget';
  return {
    indicator: name.indicator,
    dimension: name.dimension ?? '',
    period,
    state: tried ? 'failed' : 'not_measured',
    value: null,
    low: null,
    high: null,
    n: null,
    coverage: tried ? 0 : null,
    reason,
  };
}

export const isWhole = (coverage: number): boolean => coverage > 0.999_999;
