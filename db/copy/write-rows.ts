import type { Kysely } from 'kysely';
import { chunks } from '../queries/chunks.ts';
import { insertRows } from '../queries/insert-rows.ts';
import type { Schema } from '../schema/index.ts';
import type { RowValues } from './rows.ts';

/** Writes rows with their numbers, in the caller's transaction. Columns the table lacks are an error. */
export async function writeRows(
  db: Kysely<Schema>,
  table: string,
  columns: readonly string[],
  rows: readonly RowValues[],
): Promise<void> {
  for (const some of chunks(rows, 500)) {
    const named = some.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
    await insertRows(db, table as keyof Schema, named as never[]);
  }
}
