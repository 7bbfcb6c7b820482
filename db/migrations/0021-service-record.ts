import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createIndexes, createTables } from './describe.ts';

/** What the collective does beside reading X, as it notes it itself. */
export function serviceRecord(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        second_reading: {
          columns: {
            post_id: ['text'],
            label: ['text'],
            first_label: ['text'],
            read_by: ['text'],
            read_at: ['text'],
            day: ['text'],
          },
          key: ['post_id', 'read_by'],
          references: { post_id: 'post.id' },
        },
        coached_request: {
          columns: { post_id: ['text'], noted_by: ['text'], noted_at: ['text'] },
          key: ['post_id'],
          references: { post_id: 'post.id' },
        },
        meeting: {
          columns: {
            day: ['text'],
            title: ['text'],
            attendees: ['integer', 'null'],
            known_at: ['text'],
          },
          key: ['day', 'title'],
        },
        correction: {
          columns: {
            day: ['text'],
            indicator: ['text'],
            edition: ['text'],
            sentence_fr: ['text'],
            sentence_en: ['text'],
            known_at: ['text'],
          },
          key: ['day', 'indicator', 'edition', 'sentence_fr'],
        },
        rights_request: {
          columns: {
            reference: ['text'],
            kind: ['text'],
            received_day: ['text'],
            answered_day: ['text', 'null'],
            known_at: ['text'],
          },
          key: ['reference'],
        },
      });
      await createIndexes(db, [
        ['second_reading_day', 'second_reading', ['day']],
        ['rights_request_day', 'rights_request', ['received_day']],
      ]);
    },
  };
}
