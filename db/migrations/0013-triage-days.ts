import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createTables } from './describe.ts';

/** Where posts wait for a proposal: until now every post had its own as soon as it was stored. */
export function triageDays(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), { triage_day: { columns: { day: ['text'] }, key: ['day'] } });
    },
  };
}
