import type { Insertable } from 'kysely';
import type { RequestLedgerTable } from '../schema/request-ledger.ts';
import type { Database } from '../store.ts';
import { insertRows } from './insert-rows.ts';

export type LedgerRow = Omit<Insertable<RequestLedgerTable>, 'id'>;

/** Records requests to X; part of the transaction that stores what they answered. */
export async function addLedgerRows(db: Database, rows: readonly LedgerRow[]): Promise<void> {
  await insertRows(db, 'request_ledger', rows);
}
