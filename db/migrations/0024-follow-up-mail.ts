import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns } from './describe.ts';

/** An invitation is noted before it leaves: a night that is killed then never sends it twice. */
export function followUpMail(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await addColumns(db, ddlFor(engine), { follow_up: { sending_at: ['text', 'null'] } });
    },
  };
}
