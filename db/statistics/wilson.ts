/** Bounds of a share or of another estimate, low ≤ high. */
export type Interval = { readonly low: number; readonly high: number };

/** The 97.5th percentile of the standard normal law: what a two-sided 95 % interval rests on. */
export const Z_95 = 1.959963984540054;
/** Below this many people or answers a share is not shown at all, only its counts. */
const FEWEST_FOR_SHARE = 20;
/** Below this many a share has no interval, and two groups are not compared. */
export const FEWEST_FOR_INTERVAL = 30;

/**
 * Wilson's score interval at 95 % for `count` out of `n`, in 0..1 (Wilson, JASA 22, 1927).
 * It says what chance does to a sample: for surveys and the comparison of cohorts, never for a count
 * of everybody. @throws RangeError unless 0 ≤ count ≤ n and n ≥ 1, whole numbers
 */
export function wilson(count: number, n: number): Interval {
  checkShare(count, n);
  const share = count / n;
  const z2 = Z_95 ** 2;
  const centre = share + z2 / (2 * n);
  const half = Z_95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  // At the ends the formula meets 0 and 1 but for the last binary digit.
  return {
    low: count === 0 ? 0 : (centre - half) / (1 + z2 / n),
    high: count === n ? 1 : (centre + half) / (1 + z2 / n),
  };
}

export type SampledShare = {
  readonly count: number;
  readonly n: number;
  /** In 0..1; null when n < 20: a percentage would say more than so few people can. */
  readonly share: number | null;
  /** Wilson at 95 %; null when n < 30. */
  readonly interval: Interval | null;
};

/**
 * What may be shown of a sampled share: counts always, the share from 20, its interval from 30. Hiding
 * small cells of people is another rule's business and comes on top of this one.
 */
export function sampledShare(count: number, n: number): SampledShare {
  if (n === 0 && count === 0) return { count, n, share: null, interval: null };
  checkShare(count, n);
  return {
    count,
    n,
    share: n < FEWEST_FOR_SHARE ? null : count / n,
    interval: n < FEWEST_FOR_INTERVAL ? null : wilson(count, n),
  };
}

function checkShare(count: number, n: number): void {
  if (!Number.isInteger(count) || !Number.isInteger(n) || n < 1 || count < 0 || count > n)
    throw new RangeError(`not a share: ${count} of ${n}`);
}
