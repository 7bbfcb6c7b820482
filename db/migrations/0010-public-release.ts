import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createIndexes, createTables } from './describe.ts';

/** Tables for sponsors and the public, made ahead of being asked. */
export function publicRelease(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        public_release: {
          columns: {
            id: ['id'],
            until: ['text'],
            made_at: ['text'],
            document: ['text'],
            basis: ['text'],
            run_id: ['integer'],
          },
          references: { run_id: 'run.id' },
        },
      });
      await createIndexes(db, [['public_release_until', 'public_release', ['until'], 'unique']]);
    },
  };
}
