import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { NEW_COLUMNS, NEW_INDEXES, NEW_TABLES } from './0002-tables.ts';
import { addColumns, createIndexes, createTables } from './describe.ts';

/** What collecting from X as it is asks for: a ledger that survives a crash, what people undo, what is gone. */
export function collecting(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      const ddl = ddlFor(engine);
      await addColumns(db, ddl, NEW_COLUMNS);
      await createTables(db, ddl, NEW_TABLES);
      await createIndexes(db, NEW_INDEXES);
    },
  };
}
