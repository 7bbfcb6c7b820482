/**
 * How a count may be said. `between` when no single round number is true of both ends, `at_least` when
 * nothing bounds it above.
 */
export type Approximation =
  | { readonly form: 'exact' | 'nearly' | 'more_than' | 'about' | 'at_least'; readonly number: number }
  | { readonly form: 'between'; readonly low: number; readonly high: number };

/** What a count is known to be: itself when both ends meet; `high` null when nothing bounds it above. */
export type KnownCount = { readonly low: number; readonly high: number | null };

/** To what a count of this size is rounded: 10, 50, 100, or two significant digits. */
export function stepOf(count: number): number {
  if (count < 500) return 10;
  if (count < 2000) return 50;
  if (count < 10_000) return 100;
  return 10 ** (String(count).length - 2);
}

/** Declared outcomes and days are never rounded. Dates are no counts and have no business here. */
export const neverRounded = (counted: { evidence: 'measured' | 'declared'; unit: string }): boolean =>
  counted.evidence === 'declared' || counted.unit === 'days';

/** The count as it is known, with no rounding at all. */
export function exactly({ low, high }: KnownCount): Approximation {
  checkCount(low, high);
  if (high === null) return { form: 'at_least', number: low };
  return low === high ? { form: 'exact', number: low } : { form: 'between', low, high };
}

/**
 * The round number that may stand for a count, and the words that must go with it, or the count itself
 * when none may. What is said is true of every value from low to high:
 * - nearly N (« près de »): 0.95·N ≤ v < N
 * - more than N (« plus de »): N < v ≤ 1.10·N, and N is the highest multiple of the step that v reaches
 * - about N (« environ »): |v − N| ≤ 0.05·N; only for a range, since of a single value the side is known
 * Between nearly and more than the nearer number is taken, and the smaller one when both are as near. A count
 * that is round already is exact. @throws RangeError unless both are whole, 0 ≤ low ≤ high
 */
export function approximate(known: KnownCount): Approximation {
  const { low, high } = known;
  const plain = exactly(known);
  if (high === null || (low === high && low % stepOf(low) === 0)) return plain;
  const under = Math.floor(low / stepOf(low)) * stepOf(low);
  const over = (Math.floor(high / stepOf(high)) + 1) * stepOf(high);
  const nearly = mayBeNearly(low, over);
  const moreThan = mayBeMoreThan(low, high, under);
  if (nearly && (!moreThan || over - low < high - under)) return { form: 'nearly', number: over };
  if (moreThan) return { form: 'more_than', number: under };
  const middle = Math.round((low + high) / 2 / stepOf(high)) * stepOf(high);
  return low !== high && mayBeAbout(low, high, middle) ? { form: 'about', number: middle } : plain;
}

// Whole numbers throughout: 0.95 and 1.10 have no exact binary form, and 95 of 100 must pass.
const mayBeNearly = (low: number, round: number) => 95 * round <= 100 * low;

const mayBeMoreThan = (low: number, high: number, round: number) =>
  round < low && 10 * high <= 11 * round && Math.floor(high / stepOf(high)) * stepOf(high) === round;

const mayBeAbout = (low: number, high: number, round: number) =>
  round > 0 && 20 * (round - low) <= round && 20 * (high - round) <= round;

function checkCount(low: number, high: number | null): void {
  if (
    !Number.isSafeInteger(low) ||
    low < 0 ||
    (high !== null && !(Number.isSafeInteger(high) && high >= low))
  )
    throw new RangeError(`not a count: ${low} to ${high}`);
}
