import { gamma } from './gamma.ts';
import { median, quantile } from './quantiles.ts';
import { uniform } from './uniform.ts';
import { FEWEST_FOR_INTERVAL } from './wilson.ts';

/** Items alike in what else may matter (relayed by the collective or not, tercile of followers). */
export type Stratum = {
  readonly key: string;
  /** Those that follow the advice, and those that do not. */
  readonly with: readonly number[];
  readonly without: readonly number[];
};

export type Contrast = {
  /** Weighted mean over the strata of median(with) − median(without), in the unit of the values. */
  readonly difference: number;
  /** Percentile interval at 95 % over the resamples. An association, not a cause. */
  readonly low: number;
  readonly high: number;
  /** Items that were compared. */
  readonly with: number;
  readonly without: number;
  /** Items left out: their stratum holds nothing to compare them with. */
  readonly alone: number;
};

const RESAMPLES = 2000;

/**
 * The difference between two groups, compared within strata, with a bootstrap interval; null when a group
 * counts fewer than 30 comparable items.
 *
 * Each resample draws within every stratum and group, as many as there are. A stratum weighs
 * nw·no / (nw + no), so that one with a group of three does not decide. The interval is the percentile
 * one: BCa corrects with a jackknife, which does not estimate the variance of a median (Efron 1982).
 * Same seed, same bytes: no value comes of a logarithm, and the order of the items and strata does not count.
 * Work: a sort of the items, and `resamples` times the strata.
 */
export function contrastOfMedians(
  strata: readonly Stratum[],
  { seed, resamples = RESAMPLES }: { seed: number; resamples?: number },
): Contrast | null {
  const compared = strata
    .filter((stratum) => stratum.with.length > 0 && stratum.without.length > 0)
    .toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const sizes = { with: total(compared, 'with'), without: total(compared, 'without') };
  if (Math.min(sizes.with, sizes.without) < FEWEST_FOR_INTERVAL) return null;

  const weighed = compared.map((stratum) => ({
    weight: (stratum.with.length * stratum.without.length) / (stratum.with.length + stratum.without.length),
    with: Float64Array.from(stratum.with).sort(),
    without: Float64Array.from(stratum.without).sort(),
  }));
  const weights = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const difference = (middle: (ascending: Float64Array) => number) =>
    weighed.reduce(
      (sum, stratum) => sum + stratum.weight * (middle(stratum.with) - middle(stratum.without)),
      0,
    ) / weights;

  const next = uniform(seed);
  const drawn = Array.from({ length: resamples }, () => difference((values) => drawnMedian(values, next)));
  return {
    difference: difference((values) => median([...values]) as number),
    low: quantile(drawn, 0.025) as number,
    high: quantile(drawn, 0.975) as number,
    ...sizes,
    alone: total(strata, 'with') + total(strata, 'without') - sizes.with - sizes.without,
  };
}

const total = (strata: readonly Stratum[], group: 'with' | 'without') =>
  strata.reduce((sum, stratum) => sum + stratum[group].length, 0);

/**
 * The median of as many draws with replacement as there are values. Of n places drawn between 0 and 1 only the
 * middle one counts, or the middle two, and how these lie is known: n places part the stretch into n + 1 that are
 * like waits, so that a place is a share of their sum (Devroye, Non-Uniform Random Variate Generation, 1986, V.2).
 * Work: three draws, however many values.
 */
export function drawnMedian(ascending: Float64Array, next: () => number): number {
  const n = ascending.length;
  const half = Math.ceil(n / 2);
  const lower = gamma(half, next);
  const upper = n % 2 === 0 ? lower + gamma(1, next) : lower;
  const whole = upper + gamma(half, next);
  return (valueAt(ascending, lower / whole) + valueAt(ascending, upper / whole)) / 2;
}

const valueAt = (ascending: Float64Array, place: number): number =>
  ascending[Math.min(Math.floor(place * ascending.length), ascending.length - 1)] as number;
