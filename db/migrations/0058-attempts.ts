import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createTables } from './describe.ts';

/** What several processes that answer must agree on: how often somebody tried, and which challenges are used. */
export function attempts(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        attempt: {
          columns: { client: ['text'], minute: ['text'], count: ['integer'] },
          key: ['client'],
        },
        spent_challenge: {
          columns: { nonce: ['text'], expires_at: ['text'] },
          key: ['nonce'],
        },
      });
    },
  };
}
