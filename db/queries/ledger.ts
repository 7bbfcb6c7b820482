import type { Insertable } from 'kysely';
import type { Day } from '../core/calendar.ts';
import type { RequestLedgerTable } from '../schema/request-ledger.ts';
import type { Database } from '../store.ts';
import { insertRows } from './insert-rows.ts';

export type LedgerRow = Omit<Insertable<RequestLedgerTable>, 'id'>;
/** How an attempt ended: what it may cost at most, and what X's rule bills for it (null: it was lost). */
export type Settlement = Pick<
  LedgerRow,
  'status' | 'units' | 'cost_microdollars' | 'billed_posts' | 'billed_users' | 'billed_microdollars'
>;

/** Records requests to X; part of the transaction that stores what they answered. */
export async function addLedgerRows(db: Database, rows: readonly LedgerRow[]): Promise<void> {
  await insertRows(db, 'request_ledger', rows);
}

/** Writes down a request before it is sent. */
export async function openLedgerRow(db: Database, row: LedgerRow): Promise<number> {
  const { id } = await db.insertInto('request_ledger').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Says in the row of a request that was written down how it ended. */
export async function settleLedgerRow(db: Database, id: number, settlement: Settlement): Promise<void> {
  await db.updateTable('request_ledger').set(settlement).where('id', '=', id).execute();
}

/** What the lost attempts of a request were held for stands in the row of the one that was answered. */
export async function releaseLost(db: Database, utcDay: Day, fingerprint: string): Promise<void> {
  await db
    .updateTable('request_ledger')
    .set({ units: 0, cost_microdollars: 0, billed_posts: 0, billed_users: 0, billed_microdollars: 0 })
    .where('utc_day', '=', utcDay)
    .where('fingerprint', '=', fingerprint)
    .where('billed_microdollars', 'is', null)
    .execute();
}

/** Micro-dollars held on a UTC day for requests whose answer was lost, by fingerprint. */
export async function readLost(db: Database, utcDay: Day): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('request_ledger')
    .select((eb) => ['fingerprint', eb.fn.sum<number>('cost_microdollars').as('held')])
    .where('utc_day', '=', utcDay)
    .where('billed_microdollars', 'is', null)
    .where('fingerprint', 'is not', null)
    .groupBy('fingerprint')
    .execute();
  return new Map(rows.map(({ fingerprint, held }) => [fingerprint ?? '', Number(held)]));
}

/** Notes what X bills on a UTC day, and says how many of these resources it had not billed before. */
export async function addBilledReads(
  db: Database,
  utcDay: Day,
  resources: readonly string[],
): Promise<number> {
  const rows = resources.toSorted().map((resource) => ({ utc_day: utcDay, resource }));
  return insertRows(db, 'billed_read', rows, 'nothing');
}
