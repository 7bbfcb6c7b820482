import type { Period } from '../core/period.ts';
import { type Counted, ofRank } from '../statistics/quantiles.ts';
import { once, type RollUpContext } from './context.ts';
import { delayKey } from './projections/requests.ts';

/** A tally by value: both bounds of a figure may be made of the same one. */
export function readKeys(
  context: RollUpContext,
  { grain, start }: Period,
  name: string,
  { from = '', to = '~' } = {},
): Promise<Counted> {
  return once(context, `keys of ${name} ${grain} ${start} ${from} ${to}`, async () => {
    const rows = await context.db
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
  });
}

/** The value of a rank, from 0, where values are many: its stretch is found first, then the value within. */
export async function ofRankWithin(
  context: RollUpContext,
  period: Period,
  { exact, quarters, inQuarter }: { exact: string; quarters: Counted; inQuarter: number },
  rank: number,
): Promise<number> {
  const quarter = ofRank(quarters, rank);
  const before = quarters.reduce((sum, { key, amount }) => (key < quarter ? sum + amount : sum), 0);
  const first = quarter * inQuarter;
  const within = { from: delayKey(first), to: delayKey(first + inQuarter - 1) };
  return ofRank(await readKeys(context, period, exact, within), rank - before);
}
