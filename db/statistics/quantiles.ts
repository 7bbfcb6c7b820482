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

export type Spread = {
  readonly n: number;
  /** Each null of nothing. q1 and q3 are the quartiles, ninth the 90th percentile. */
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  readonly ninth: number | null;
};

/** What is said of a skewed count or delay in place of its mean. */
export function spread(values: readonly number[]): Spread {
  const ascending = sorted(values);
  return {
    n: ascending.length,
    q1: ofSorted(ascending, 0.25),
    median: ofSorted(ascending, 0.5),
    q3: ofSorted(ascending, 0.75),
    ninth: ofSorted(ascending, 0.9),
  };
}

function sorted(values: readonly number[]): Float64Array {
  const ascending = Float64Array.from(values).sort();
  // NaN sorts last.
  if (Number.isNaN(ascending.at(-1))) throw new RangeError('a value is not a number');
  return ascending;
}

function ofSorted(ascending: Float64Array, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`not a share: ${p}`);
  const place = (ascending.length - 1) * p;
  const below = ascending[Math.floor(place)];
  const above = ascending[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
