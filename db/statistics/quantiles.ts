/**
 * The value below which a share `p` (0..1) of the values lies, in their own unit; null of nothing.
 * One definition for every median, quartile and 90th percentile of the service: between the two nearest
 * ranks, in proportion (type 7 of Hyndman and Fan, The American Statistician 50, 1996; R's default). At one
 * half it is the middle value, or the mean of the two. Work: a sort of a copy.
 * @throws RangeError when p is outside 0..1 or a value is not a number
 */
export function quantile(values: readonly number[], p: number): number | null {
  return ofSorted(sorted(values), p);
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5);

function sorted(values: readonly number[]): Float64Array {
  const ascending = Float64Array.from(values).sort();
  // NaN sorts last.
  if (Number.isNaN(ascending.at(-1))) throw new RangeError('a value is not a number');
  return ascending;
}

function ofSorted(ascending: Float64Array, p: number): number | null {
  const { below, above, part } = placeOf(ascending.length, p);
  const [lower, upper] = [ascending[below], ascending[above]];
  return lower === undefined || upper === undefined ? null : between(lower, upper, part);
}

/** Where a quantile lies among values in order: the two ranks (from 0) it is between, and how far from the first (0..1). */
export type Place = { readonly below: number; readonly above: number; readonly part: number };

/** The place of a quantile of `n` values, for those who hold them counted rather than listed. */
export function placeOf(n: number, p: number): Place {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`not a share: ${p}`);
  const place = (n - 1) * p;
  return { below: Math.floor(place), above: Math.ceil(place), part: place - Math.floor(place) };
}

/** The quantile, from the values of the two ranks of its place. */
export const between = (below: number, above: number, part: number): number => below + (above - below) * part;

/** Values that are counted rather than listed: the lowest first, and how many have each. */
export type Counted = readonly { readonly key: number; readonly amount: number }[];

export const sizeOf = (counted: Counted): number => counted.reduce((sum, { amount }) => sum + amount, 0);

/** The quantile of counted values, at least one in all. Null: it is infinite. */
export function quantileOfCounted(counted: Counted, p: number): number | null {
  const { below, above, part } = placeOf(sizeOf(counted), p);
  const [lower, upper] = [ofRank(counted, below), ofRank(counted, above)];
  return Number.isFinite(lower) && Number.isFinite(upper) ? between(lower, upper, part) : null;
}

/** The value of a rank, from 0; infinite past the last. */
export function ofRank(counted: Counted, rank: number): number {
  let before = 0;
  for (const { key, amount } of counted) {
    before += amount;
    if (before > rank) return key;
  }
  return Infinity;
}
