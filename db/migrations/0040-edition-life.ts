import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createIndexes, createTables } from './describe.ts';

/** Drafts, what happened to each edition and by whom, and errata. */
export function editionLife(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        edition_draft: {
          columns: { id: ['text'], year: ['integer'], made_at: ['text'], document: ['text'] },
          key: ['id'],
        },
        edition_event: {
          columns: {
            id: ['id'],
            edition: ['text'],
            year: ['integer'],
            what: ['text'],
            by_name: ['text'],
            at: ['text'],
            note: ['text'],
          },
        },
        erratum: {
          columns: {
            year: ['integer'],
            number: ['integer'],
            edition: ['text'],
            what_fr: ['text'],
            what_en: ['text'],
            why_fr: ['text'],
            why_en: ['text'],
            written_by: ['text'],
            known_at: ['text'],
          },
          key: ['year', 'number'],
          references: { edition: 'edition.id' },
        },
      });
      await createIndexes(db, [['edition_event_of', 'edition_event', ['edition', 'id']]]);
    },
  };
}
