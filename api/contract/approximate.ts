/** A round number that stands for a count, with the side on which the count lies; `exact`: it is the count. */
export type Approximation = {
  readonly form: 'exact' | 'nearly' | 'more_than' | 'about';
  readonly number: number;
};

/** What a count is known to be: itself when both ends meet. */
type KnownCount = { readonly low: number; readonly high: number };

/** To what a count of this size is rounded: 10, 50, 100, or two significant digits. */
export function stepOf(count: number): number {
  if (count < 500) return 10;
  if (count < 2000) return 50;
  if (count < 10_000) return 100;
  return 10 ** (String(count).length - 2);
}

/**
 * The round number that may stand for a count, and the words that must go with it: what is said is true of every
 * value from low to high.
 * - nearly N (« près de »): 0.95·N ≤ v < N
 * - more than N (« plus de »): N < v ≤ 1.10·N, and N is the highest multiple of the step that v reaches
 * - about N (« environ »): |v − N| ≤ 0.05·N; only for a range, since of a single value the side is known
 * Between nearly and more than the nearer number is taken, and the smaller one when both are as near. A count that is
 * round already, or that no round number may stand for, is exact; null of a range where none is true of both ends.
 * @throws RangeError unless both are whole, 0 ≤ low ≤ high
 */
export function approximate({ low, high }: KnownCount): Approximation | null {
  if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || low < 0 || high < low)
    throw new RangeError(`not a count: ${low} to ${high}`);
  const plain = low === high ? ({ form: 'exact', number: low } as const) : null;
  if (plain && low % stepOf(low) === 0) return plain;
  const under = Math.floor(low / stepOf(low)) * stepOf(low);
  const over = (Math.floor(high / stepOf(high)) + 1) * stepOf(high);
  const nearly = mayBeNearly(low, over);
  const moreThan = mayBeMoreThan(low, high, under);
  if (nearly && (!moreThan || over - low < high - under)) return { form: 'nearly', number: over };
  if (moreThan) return { form: 'more_than', number: under };
  const middle = Math.round((low + high) / 2 / stepOf(high)) * stepOf(high);
  return plain ?? (mayBeAbout(low, high, middle) ? { form: 'about', number: middle } : null);
}

// Whole numbers throughout: 0.95 and 1.10 have no exact binary form, and 95 of 100 must pass.
const mayBeNearly = (low: number, round: number) => 95 * round <= 100 * low;

const mayBeMoreThan = (low: number, high: number, round: number) =>
  round < low && 10 * high <= 11 * round && Math.floor(high / stepOf(high)) * stepOf(high) === round;

const mayBeAbout = (low: number, high: number, round: number) =>
  round > 0 && 20 * (round - low) <= round && 20 * (high - round) <= round;
