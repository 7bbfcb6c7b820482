import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { INDEXES, TABLES } from './0001-tables.ts';
import { createIndexes, createTables } from './describe.ts';

export function firstStore(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), TABLES);
      await createIndexes(db, INDEXES);
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
