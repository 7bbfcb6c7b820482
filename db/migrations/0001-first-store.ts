import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Ddl, ddlFor, type Engine } from '../dialect/ddl.ts';
import { type Columns, INDEXES, TABLES } from './0001-tables.ts';

export function firstStore(engine: Engine): Migration {
  const ddl = ddlFor(engine);
  return {
    async up(db: Kysely<never>) {
      for (const [name, { columns, key, references = {} }] of Object.entries(TABLES)) {
        let table = db.schema.createTable(name);
        for (const [column, [type, nullable]] of Object.entries(columns)) {
          table = table.addColumn(column, typeOf(ddl, type), (build) =>
            describe(ddl, build, type, nullable, references[column]),
          );
        }
        if (key) table = table.addPrimaryKeyConstraint(`${name}_key`, key as never[]);
        await ddl.end(table).execute();
      }
      for (const [name, table, columns, unique] of INDEXES) {
        const index = db.schema.createIndex(name).on(table).columns(columns);
        await (unique ? index.unique() : index).execute();
      }
      // The sorting desk's heap: only what nobody has decided yet.
      await db.schema
        .createIndex('post_unsorted')
        .on('post')
        .column('day')
        .where(sql.ref('label'), 'is', null)
        .execute();
    },
  };
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
