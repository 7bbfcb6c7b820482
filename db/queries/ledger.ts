import type { Insertable } from 'kysely';
import type { RequestLedgerTable } from '../schema/request-ledger.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';

export type LedgerRow = Omit<Insertable<RequestLedgerTable>, 'id'>;

/** Records requests to X; part of the transaction that stores what they answered. */
export async function addLedgerRows(db: Database, rows: readonly LedgerRow[]): Promise<void> {
  for (const some of chunks(rows)) await db.insertInto('request_ledger').values(some).execute();
}
