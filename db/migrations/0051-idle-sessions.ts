import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns } from './describe.ts';

/** A session ends when it is not used; those that are open keep the end they had, thirty days off at most. */
export function idleSessions(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await addColumns(db, ddlFor(engine), { session: { idle_at: ['text', 'null'] } });
      await sql`update session set idle_at = expires_at`.execute(db);
    },
  };
}
