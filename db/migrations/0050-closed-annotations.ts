import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createIndexes, createTables } from './describe.ts';

/** What is no longer noted is closed, not deleted: a reading as of an earlier day still shows it. */
export function closedAnnotations(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        annotation_closed: {
          columns: {
            id: ['id'],
            start_day: ['text'],
            end_day: ['text'],
            kind: ['text'],
            text_fr: ['text'],
            text_en: ['text'],
            source: ['text'],
            known_at: ['text'],
            removed_at: ['text', 'null'],
          },
        },
      });
      await sql`
        insert into annotation_closed (start_day, end_day, kind, text_fr, text_en, source, known_at)
        select start_day, end_day, kind, text_fr, text_en, source, known_at
        from annotation order by known_at, start_day, kind, text_fr`.execute(db);
      await db.schema.dropTable('annotation').execute();
      await db.schema.alterTable('annotation_closed').renameTo('annotation').execute();
      await createIndexes(db, [['annotation_days', 'annotation', ['start_day', 'end_day']]]);
    },
  };
}
