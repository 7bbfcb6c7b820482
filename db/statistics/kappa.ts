import { type Interval, Z_95 } from './wilson.ts';

export type Agreement = {
  /** Items that two people sorted. */
  readonly n: number;
  /** Share on which they agree, in 0..1, and the share that chance alone would give. */
  readonly observed: number;
  readonly expected: number;
  /** Cohen's κ, −1..1; null when both put everything in one same class: nothing could have differed. */
  readonly kappa: number | null;
  /** 95 %, from the large-sample error; null without κ or below 30 items. */
  readonly interval: Interval | null;
  readonly standardError: number | null;
};

const FEWEST = 30;

/**
 * How far two people agree on sorting the same items beyond chance (Cohen, Educational and Psychological
 * Measurement 20, 1960; error of Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969).
 * @param table counts: a row for each class of the first person, a column for each of the second, in one order
 * @returns null of no item
 * @throws RangeError unless the table is square and holds counts
 */
export function cohenKappa(table: readonly (readonly number[])[]): Agreement | null {
  const size = table.length;
  if (table.some((row) => row.length !== size || row.some((count) => !Number.isInteger(count) || count < 0)))
    throw new RangeError('not a square table of counts');
  const rows = table.map(sum);
  const columns = table.map((_, column) => sum(table.map((row) => row[column] ?? 0)));
  const n = sum(rows);
  if (n === 0) return null;
  const share = (row: number, column: number) => (table[row]?.[column] ?? 0) / n;
  const first = rows.map((count) => count / n);
  const second = columns.map((count) => count / n);
  const observed = sum(table.map((_, index) => share(index, index)));
  const expected = sum(first.map((part, index) => part * (second[index] ?? 0)));
  // Whole numbers: whether chance alone explains all must not hang on a binary digit.
  if (rows.some((count, index) => count === n && columns[index] === n))
    return { n, observed, expected, kappa: null, interval: null, standardError: null };

  const kappa = (observed - expected) / (1 - expected);
  const marginal = (row: number, column: number) => (second[row] ?? 0) + (first[column] ?? 0);
  const agreeing = sum(
    table.map((_, index) => share(index, index) * (1 - marginal(index, index) * (1 - kappa)) ** 2),
  );
  const differing =
    (1 - kappa) ** 2 *
    sum(
      table.flatMap((row, from) =>
        row.map((_, to) => (from === to ? 0 : share(from, to) * marginal(from, to) ** 2)),
      ),
    );
  const variance = (agreeing + differing - (kappa - expected * (1 - kappa)) ** 2) / ((1 - expected) ** 2 * n);
  const standardError = Math.sqrt(Math.max(0, variance));
  const interval =
    n < FEWEST
      ? null
      : {
          low: Math.max(-1, kappa - Z_95 * standardError),
          high: Math.min(1, kappa + Z_95 * standardError),
        };
  return { n, observed, expected, kappa, interval, standardError };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
