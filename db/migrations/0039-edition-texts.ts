import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createTables } from './describe.ts';

/** What people write for the edition of a year, each version of it. */
export function editionTexts(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        edition_text: {
          columns: {
            year: ['integer'],
            slot: ['text'],
            language: ['text'],
            version: ['integer'],
            markdown: ['text'],
            written_by: ['text'],
            known_at: ['text'],
          },
          key: ['year', 'slot', 'language', 'version'],
        },
      });
    },
  };
}
