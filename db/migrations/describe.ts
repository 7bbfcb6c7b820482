import type { ColumnDefinitionBuilder, Kysely } from 'kysely';
import type { Ddl } from '../dialect/ddl.ts';
import type { Columns } from './0001-tables.ts';

type Table = {
  columns: Columns;
  key?: string[];
  references?: Record<string, string>;
  /** Narrow rows that are found by their key: kept in its order where the engine can. */
  inKeyOrder?: true;
};
type Tables = Record<string, Table>;
type Indexes = [name: string, table: string, columns: string[], unique?: 'unique'][];

export async function createTables(db: Kysely<never>, ddl: Ddl, tables: Tables): Promise<void> {
  for (const [name, { columns, key, references = {}, inKeyOrder }] of Object.entries(tables)) {
    let table = db.schema.createTable(name);
    for (const [column, [type, nullable]] of Object.entries(columns)) {
      table = table.addColumn(column, typeOf(ddl, type), (build) =>
        describe(ddl, build, type, nullable, references[column]),
      );
    }
    if (key) table = table.addPrimaryKeyConstraint(`${name}_key`, key as never[]);
    await (inKeyOrder ? ddl.endInKeyOrder(table) : ddl.end(table)).execute();
  }
}

export async function createIndexes(db: Kysely<never>, indexes: Indexes): Promise<void> {
  for (const [name, table, columns, unique] of indexes) {
    const index = db.schema.createIndex(name).on(table).columns(columns);
    await (unique ? index.unique() : index).execute();
  }
}

export async function addColumns(
  db: Kysely<never>,
  ddl: Ddl,
  tables: Record<string, Columns>,
): Promise<void> {
  for (const [table, columns] of Object.entries(tables)) {
    for (const [column, [type]] of Object.entries(columns)) {
      await db.schema.alterTable(table).addColumn(column, typeOf(ddl, type)).execute();
    }
  }
}

function typeOf(ddl: Ddl, type: Columns[string][0]) {
  return (
    type === 'id' ? ddl.idType : type === 'float' ? ddl.float : type === 'integer' ? 'integer' : ddl.text
  ) as 'text';
}

function describe(
  ddl: Ddl,
  column: ColumnDefinitionBuilder,
  type: Columns[string][0],
  nullable: 'null' | undefined,
  reference: string | undefined,
) {
  if (type === 'id') return ddl.id(column);
  const described = nullable ? column : column.notNull();
  return reference ? described.references(reference) : described;
}
