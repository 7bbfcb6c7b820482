import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createIndexes, createTables } from './describe.ts';

/** What people wish to be quoted with, in their own words; where, their consents say. */
export function testimonials(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        testimonial: {
          columns: {
            id: ['id'],
            person: ['text'],
            declaration_id: ['integer'],
            text: ['text'],
            shown_name: ['text', 'null'],
            told_at: ['text'],
            state: ['text'],
            decided_by: ['text', 'null'],
            decided_at: ['text', 'null'],
          },
          references: { declaration_id: 'declaration.id' },
        },
      });
      await createIndexes(db, [
        ['testimonial_person', 'testimonial', ['person'], 'unique'],
        ['testimonial_declaration', 'testimonial', ['declaration_id']],
        ['testimonial_state', 'testimonial', ['state', 'id']],
      ]);
    },
  };
}
