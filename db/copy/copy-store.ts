import type { Kysely } from 'kysely';
import { AppError } from '../core/errors.ts';
import { continueNumbers, fromOneState, tableShapes } from '../dialect/tables.ts';
import type { Schema } from '../schema/index.ts';
import type { Store } from '../store.ts';
import { type RowValues, readRows, type TableDigest, tableDigest } from './rows.ts';
import { writeRows } from './write-rows.ts';

/** Some rows of one table on their way from one store to another; tables come whole, parents before children. */
export type TableBatch = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly RowValues[];
};
/** What a store holds, table by table: equal stores have equal digests, whatever their engines. */
export type StoreDigest = Readonly<Record<string, TableDigest>>;

/** Hands out every row of a store, all of one state of it, whatever others write meanwhile. */
export function readStore<Result>(
  { db, engine }: Store,
  take: (batches: AsyncIterable<TableBatch>) => Promise<Result>,
): Promise<Result> {
  return fromOneState(db, engine, (transaction) => take(batchesOf(transaction, engine)));
}

async function* batchesOf<T>(db: Kysely<T>, engine: Store['engine']): AsyncGenerator<TableBatch> {
  for (const shape of await tableShapes(db, engine)) {
    const { name: table, columns } = shape;
    yield { table, columns, rows: [] };
    for await (const rows of readRows(db, shape)) yield { table, columns, rows };
  }
}

/** Reckons digests as batches go by. */
export async function* digesting(
  batches: AsyncIterable<TableBatch>,
  done: (digest: StoreDigest) => void,
): AsyncGenerator<TableBatch> {
  const tables = new Map<string, ReturnType<typeof tableDigest>>();
  for await (const batch of batches) {
    const digest = tables.get(batch.table) ?? tableDigest();
    tables.set(batch.table, digest);
    digest.add(batch.rows);
    yield batch;
  }
  done(Object.fromEntries([...tables].map(([table, digest]) => [table, digest.end()])));
}

/** Cost: one reading of the whole store. */
export async function digestOf(store: Store): Promise<StoreDigest> {
  let digest: StoreDigest = {};
  await readStore(store, async (batches) => {
    for await (const _ of digesting(batches, (of) => {
      digest = of;
    }));
  });
  return digest;
}

/**
 * Fills a store that has its tables and nothing in them, in one transaction: whole, or not at all.
 * @throws AppError `store-not-empty`
 */
export async function fillStore({ db, engine }: Store, batches: AsyncIterable<TableBatch>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const shapes = await tableShapes<Schema>(transaction, engine);
    for (const shape of shapes)
      for await (const rows of readRows<Schema>(transaction, shape)) if (rows.length > 0) throw notEmpty();
    for await (const { table, columns, rows } of batches) await writeRows(transaction, table, columns, rows);
    for (const { name, numbered } of shapes)
      if (numbered) await continueNumbers<Schema>(transaction, engine, name);
  });
}

/** Tables whose rows differ. */
export const differences = (a: StoreDigest, b: StoreDigest): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (table) => a[table]?.sha256 !== b[table]?.sha256,
  );

function notEmpty(): AppError {
  return new AppError({
    code: 'store-not-empty',
    status: 409,
    fr: 'La base de destination contient déjà quelque chose. Donnez-en une neuve : rien n’a été écrit.',
    en: 'The store to be filled holds something already. Give a new one: nothing was written.',
  });
}
