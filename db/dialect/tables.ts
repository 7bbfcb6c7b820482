import { type Kysely, sql } from 'kysely';
import type { Engine } from './ddl.ts';

/** A table as an engine knows it; `key` orders its rows, and tells each apart. */
export type TableShape = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Its `id` is numbered by the engine. */
  readonly numbered: boolean;
  /** Tables that its rows refer to. */
  readonly parents: readonly string[];
};

/**
 * Every table of the store, each after those it refers to; not those of its migrations, of the queue beside it, nor
 * what holds for minutes: who has the turn, who tried how often.
 */
export async function tableShapes<T>(db: Kysely<T>, engine: Engine): Promise<TableShape[]> {
  const tables = await db.introspection.getTables();
  const own = tables.filter(
    ({ name, schema, isView }) =>
      !isView && schema !== 'pgboss' && !/^((sqlite|kysely)_|(lease|attempt|spent_challenge)$)/.test(name),
  );
  const shapes: TableShape[] = [];
  for (const { name, columns } of own) {
    shapes.push({
      name,
      columns: columns.map((column) => column.name),
      numbered: columns.some((column) => column.name === 'id' && column.isAutoIncrementing),
      key: await keyOf(db, engine, name),
      parents: await parentsOf(db, engine, name),
    });
  }
  return inOrder(shapes.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

async function keyOf<T>(db: Kysely<T>, engine: Engine, table: string): Promise<string[]> {
  const { rows } =
    engine === 'sqlite'
      ? await sql<{
          name: string;
        }>`select name from pragma_table_info(${table}) where pk > 0 order by pk`.execute(db)
      : await sql<{ name: string }>`
          select a.attname as name from pg_index i
          cross join lateral unnest(i.indkey) with ordinality as k (attnum, place)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
          where i.indrelid = ${table}::regclass and i.indisprimary order by k.place`.execute(db);
  return rows.map(({ name }) => name);
}

async function parentsOf<T>(db: Kysely<T>, engine: Engine, table: string): Promise<string[]> {
  const { rows } =
    engine === 'sqlite'
      ? await sql<{
          name: string;
        }>`select distinct "table" as name from pragma_foreign_key_list(${table})`.execute(db)
      : await sql<{ name: string }>`
          select distinct confrelid::regclass::text as name from pg_constraint
          where conrelid = ${table}::regclass and contype = 'f'`.execute(db);
  return rows.map(({ name }) => name).filter((name) => name !== table);
}

function inOrder(shapes: readonly TableShape[]): TableShape[] {
  const ordered: TableShape[] = [];
  const visit = (shape: TableShape): void => {
    if (ordered.includes(shape)) return;
    for (const parent of shapes) if (shape.parents.includes(parent.name)) visit(parent);
    ordered.push(shape);
  };
  for (const shape of shapes) visit(shape);
  return ordered;
}

/** After rows came with their numbers, the engine goes on after the largest; SQLite does so by itself. */
export async function continueNumbers<T>(db: Kysely<T>, engine: Engine, table: string): Promise<void> {
  if (engine === 'sqlite') return;
  await sql`
    select setval(pg_get_serial_sequence(${table}, 'id'), (select coalesce(max(id), 0) + 1 from ${sql.table(table)}), false)
  `.execute(db);
}

/** One state of the store to read from, whatever others write meanwhile. */
export async function fromOneState<T, Result>(
  db: Kysely<T>,
  engine: Engine,
  read: (db: Kysely<T>) => Promise<Result>,
): Promise<Result> {
  const transaction = db.transaction().setAccessMode('read only');
  const isolated = engine === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction;
  return isolated.execute(read);
}
