import { gamma } from './gamma.ts';
import { type Counted, quantile, quantileOfCounted, sizeOf } from './quantiles.ts';
import { uniform } from './uniform.ts';
import { FEWEST_FOR_INTERVAL } from './wilson.ts';

/** Items alike in what else may matter (relayed by the collective or not, tercile of followers). */
export type Stratum = {
  readonly key: string;
  /** Those that follow the advice, and those that do not. */
  readonly with: Counted;
  readonly without: Counted;
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
 * Same seed, same bytes: no value comes of a logarithm, and the order of the strata does not count.
 * What is drawn depends on how many items have each value, never on which.
 * Work: the values that there are, and `resamples` times the strata.
 */
export function contrastOfMedians(
  strata: readonly Stratum[],
  { seed, resamples = RESAMPLES }: { seed: number; resamples?: number },
): Contrast | null {
  const compared = strata
    .map(({ key, ...groups }) => ({ key, with: ranked(groups.with), without: ranked(groups.without) }))
    .filter((stratum) => stratum.with.size > 0 && stratum.without.size > 0)
    .toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const sizes = { with: total(compared, 'with'), without: total(compared, 'without') };
  if (Math.min(sizes.with, sizes.without) < FEWEST_FOR_INTERVAL) return null;

  const weighed = compared.map((stratum) => ({
    ...stratum,
    weight: (stratum.with.size * stratum.without.size) / (stratum.with.size + stratum.without.size),
  }));
  const weights = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const difference = (middle: (group: Ranked) => number) =>
    weighed.reduce(
      (sum, stratum) => sum + stratum.weight * (middle(stratum.with) - middle(stratum.without)),
      0,
    ) / weights;

  const next = uniform(seed);
  const drawn = Array.from({ length: resamples }, () => difference((group) => drawnMedian(group, next)));
  const all = strata.reduce((sum, stratum) => sum + sizeOf(stratum.with) + sizeOf(stratum.without), 0);
  return {
    difference: difference(({ counted }) => quantileOfCounted(counted, 0.5) as number),
    low: quantile(drawn, 0.025) as number,
    high: quantile(drawn, 0.975) as number,
    ...sizes,
    alone: all - sizes.with - sizes.without,
  };
}

const total = (strata: readonly Record<'with' | 'without', Ranked>[], group: 'with' | 'without') =>
  strata.reduce((sum, stratum) => sum + stratum[group].size, 0);

/** Counted values with the ranks that they take: each up to its own end, which is not its. */
export type Ranked = {
  readonly counted: Counted;
  readonly size: number;
  readonly values: Float64Array;
  readonly ends: Float64Array;
};

export function ranked(counted: Counted): Ranked {
  let end = 0;
  const ends = Float64Array.from(counted, ({ amount }) => (end += amount));
  return { counted, size: end, values: Float64Array.from(counted, ({ key }) => key), ends };
}

/**
 * The median of as many draws with replacement as there are values. Of n places drawn between 0 and 1 only the
 * middle one counts, or the middle two, and how these lie is known: n places part the stretch into n + 1 that are
 * like waits, so that a place is a share of their sum (Devroye, Non-Uniform Random Variate Generation, 1986, V.2).
 * Work: three draws, however many values, and two searches among those that differ.
 */
export function drawnMedian(group: Ranked, next: () => number): number {
  const n = group.size;
  const half = Math.ceil(n / 2);
  const lower = gamma(half, next);
  const upper = n % 2 === 0 ? lower + gamma(1, next) : lower;
  const whole = upper + gamma(half, next);
  return (valueAt(group, lower / whole) + valueAt(group, upper / whole)) / 2;
}

/** The value whose ranks hold this place: the first that ends past it. */
function valueAt({ size, values, ends }: Ranked, place: number): number {
  const rank = Math.min(Math.floor(place * size), size - 1);
  let [from, to] = [0, ends.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ends[middle] as number) > rank) to = middle;
    else from = middle + 1;
  }
  return values[from] as number;
}
