import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns } from './describe.ts';

/** Where a session's last write lies in the log of PostgreSQL, so that it reads no replica that lacks it. */
export function writePositions(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await addColumns(db, ddlFor(engine), { session: { write_position: ['text', 'null'] } });
    },
  };
}
