import type { Period } from '../core/period.ts';
import { between, placeOf } from '../statistics/quantiles.ts';
import type { RollUpContext } from './context.ts';
import { delayKey } from './projections/requests.ts';

/** A tally by value: its values, lowest first, and how many have each. */
export type Keys = readonly { readonly key: number; readonly amount: number }[];

export async function readKeys(
  { db }: RollUpContext,
  { grain, start }: Period,
  name: string,
  { from = '', to = '~' } = {},
): Promise<Keys> {
  const rows = await db
    .selectFrom('tally')
    .select(['key', 'amount'])
    .where('name', '=', name)
    .where('grain', '=', grain)
    .where('start_day', '=', start)
    .where('key', '>=', from)
    .where('key', '<=', to)
    .where('amount', '!=', 0)
    .orderBy('key')
    .execute();
  return rows.map(({ key, amount }) => ({ key: Number(key), amount }));
}

/** The value of a rank, from 0, where values are many: its stretch is found first, then the value within. */
export async function ofRank(
  context: RollUpContext,
  period: Period,
  { exact, quarters, inQuarter }: { exact: string; quarters: Keys; inQuarter: number },
  rank: number,
): Promise<number> {
  const quarter = at(quarters, rank);
  const before = quarters.reduce((sum, { key, amount }) => (key < quarter ? sum + amount : sum), 0);
  const first = quarter * inQuarter;
  const within = { from: delayKey(first), to: delayKey(first + inQuarter - 1) };
  return at(await readKeys(context, period, exact, within), rank - before);
}

/**
 * The quantile of a tally by value, by the definition of db/statistics/quantiles.ts. Null: it is infinite.
 * @param keys lowest first, how many have each; at least one in all
 */
export function quantileOf(keys: Keys, share: number): number | null {
  const n = keys.reduce((sum, { amount }) => sum + amount, 0);
  const { below, above, part } = placeOf(n, share);
  const [lower, upper] = [at(keys, below), at(keys, above)];
  return Number.isFinite(lower) && Number.isFinite(upper) ? between(lower, upper, part) : null;
}

function at(keys: Keys, rank: number): number {
  let before = 0;
  for (const { key, amount } of keys) {
    before += amount;
    if (before > rank) return key;
  }
  return Infinity;
}
