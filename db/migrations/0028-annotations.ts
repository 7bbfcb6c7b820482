import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createTables } from './describe.ts';

/** What happened, beside what was measured. */
export function annotations(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        annotation: {
          columns: {
            start_day: ['text'],
            end_day: ['text'],
            kind: ['text'],
            text_fr: ['text'],
            text_en: ['text'],
            source: ['text'],
            known_at: ['text'],
          },
          key: ['start_day', 'end_day', 'kind', 'text_fr'],
        },
      });
    },
  };
}
