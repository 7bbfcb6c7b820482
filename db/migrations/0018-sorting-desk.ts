import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns, createIndexes, createTables } from './describe.ts';

/**
 * What sorting in pages asks for: which posts wait and until when they can be read, who has which one in hand,
 * and decisions that take an earlier one back or say that a post tells again what another one told.
 */
export function sortingDesk(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      const ddl = ddlFor(engine);
      await addColumns(db, ddl, {
        suggestion: {
          waiting: ['integer', 'null'],
          expires_on: ['text', 'null'],
          clues: ['text', 'null'],
        },
        post_label: { undoes: ['integer', 'null'], same_as: ['text', 'null'] },
      });
      await sql`update suggestion set
        waiting = case when (select label from post where post.id = suggestion.post_id) is null then 1 else 0 end,
        expires_on = (select text_expires_on from post where post.id = suggestion.post_id)`.execute(db);
      await createTables(db, ddl, {
        sorting_claim: {
          columns: { post_id: ['text'], claimed_by: ['text'], until_at: ['text'] },
          key: ['post_id'],
          references: { post_id: 'post.id' },
        },
      });
      // Only what waits is in it: its size, and the cost of the next post, do not grow with what was sorted.
      await sql`create index suggestion_waiting on suggestion (label, score, post_id, expires_on)
        where waiting = 1`.execute(db);
      await createIndexes(db, [
        ['sorting_claim_until', 'sorting_claim', ['until_at']],
        ['post_label_by', 'post_label', ['decided_by', 'decided_at']],
        ['declaration_state', 'declaration', ['state', 'id']],
      ]);
    },
  };
}
