import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createTables } from './describe.ts';

/** Who has the turn to collect, of any number of processes. */
export function leases(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        lease: {
          columns: { name: ['text'], token: ['integer'], expires_at: ['text'] },
          key: ['name'],
        },
      });
    },
  };
}
