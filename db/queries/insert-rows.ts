import { CompiledQuery, type DialectAdapter, type Insertable, sql } from 'kysely';
import type { Schema } from '../schema/index.ts';
import type { Database } from '../store.ts';

/** Rows a statement takes: few sizes, hence few texts to compile and to prepare. */
const SIZES = [64, 32, 16, 8, 4, 2, 1] as const;

/** What becomes of a row whose key is there already: an error, the old row stays, or a column is added to it. */
export type OnConflict = 'fail' | 'nothing' | { readonly add: string; readonly key: readonly string[] };

/** Texts by engine; every store of a process that speaks to the same engine through one adapter shares them. */
const texts = new WeakMap<DialectAdapter, Map<string, string>>();

/**
 * Inserts any number of rows into one table and says how many were added: the way for whatever comes by
 * the hundred. Types come from the schema, columns from the first row, and every row must name the same.
 * It is several statements: call it within a transaction.
 *
 *     const added = await insertRows(transaction, 'relay', relays, 'nothing');
 *
 * Cost: Kysely compiles a text once for each table and size, then values are only bound; a page of 500
 * rows is a dozen statements. To know which rows were new, look up the known ones first: RETURNING costs more.
 * @throws TypeError when a row names other columns than the first
 */
export async function insertRows<Table extends keyof Schema>(
  db: Database,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  onConflict: OnConflict = 'fail',
): Promise<number> {
  const columns = Object.keys(rows[0] ?? {});
  let added = 0;
  let start = 0;
  for (const size of SIZES) {
    while (rows.length - start >= size) {
      const text = textOf(db, table, columns, size, onConflict);
      const values = valuesOf(table, columns, rows, start, start + size);
      const { numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values));
      added += Number(numAffectedRows ?? 0);
      start += size;
    }
  }
  return added;
}

function valuesOf(
  table: string,
  columns: readonly string[],
  rows: readonly object[],
  start: number,
  end: number,
): unknown[] {
  const values: unknown[] = [];
  for (let index = start; index < end; index += 1) {
    const row = rows[index] as Record<string, unknown>;
    for (const column of columns) {
      const value = row[column];
      if (value === undefined) throw new TypeError(`a row of ${table} lacks ${column}`);
      values.push(value);
    }
    if (Object.keys(row).length !== columns.length) throw new TypeError(`a row of ${table} names more`);
  }
  return values;
}

function textOf(
  db: Database,
  table: keyof Schema,
  columns: readonly string[],
  size: number,
  onConflict: OnConflict,
): string {
  const { adapter } = db.getExecutor();
  let known = texts.get(adapter);
  if (!known) {
    known = new Map();
    texts.set(adapter, known);
  }
  const name = `${table} ${size} ${JSON.stringify(onConflict)} ${columns.join()}`;
  const text = known.get(name) ?? compile(db, table, columns, size, onConflict);
  known.set(name, text);
  return text;
}

function compile(
  db: Database,
  table: keyof Schema,
  columns: readonly string[],
  size: number,
  onConflict: OnConflict,
): string {
  const blank = Object.fromEntries(columns.map((column) => [column, '']));
  const insert = db.insertInto(table).values(Array.from({ length: size }, () => blank) as never);
  if (onConflict === 'fail') return insert.compile().sql;
  if (onConflict === 'nothing') return insert.onConflict((on) => on.doNothing()).compile().sql;
  const { add, key } = onConflict;
  const sum = sql`${sql.ref(`${table}.${add}`)} + ${sql.ref(`excluded.${add}`)}`;
  const added = insert.onConflict((on) => on.columns(key as never[]).doUpdateSet({ [add]: sum } as never));
  return added.compile().sql;
}
