import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createIndexes, createTables } from './describe.ts';

/** What people may ask of whoever holds their data, and the days whose people are forgotten because time has passed. */
export function people(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        person_rule: {
          columns: {
            person: ['text'],
            rule: ['text'],
            since: ['text'],
            carried_out_at: ['text', 'null'],
          },
          key: ['person'],
        },
        restricted_row: {
          columns: { id: ['id'], person: ['text'], table_name: ['text'], sealed: ['text'] },
        },
        left_out_post: { columns: { post: ['text'], day: ['text'] }, key: ['post'] },
        closed_day: { columns: { day: ['text'], closed_at: ['text'] }, key: ['day'] },
      });
      await createIndexes(db, [
        ['restricted_person', 'restricted_row', ['person', 'id']],
        ['left_out_day', 'left_out_post', ['day']],
        ['post_author', 'post', ['author', 'first_seen_at']],
        ['post_seen', 'post', ['first_seen_at']],
        ['relay_account', 'relay', ['account', 'day']],
        ['relay_event_account', 'relay_event', ['account']],
        ['bio_sighting_account', 'bio_sighting', ['account']],
      ]);
      await db.schema
        .createIndex('post_text_expiry')
        .on('post')
        .column('text_expires_on')
        .where(sql.ref('text'), 'is not', null)
        .execute();
    },
  };
}
