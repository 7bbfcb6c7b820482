import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { createIndexes, createTables } from './describe.ts';

/** Links that show sponsors or the public some figures and editions, who has them open, and visits counted by day. */
export function sharedLinks(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await createTables(db, ddlFor(engine), {
        shared_link: {
          columns: {
            id: ['id'],
            kind: ['text'],
            token_hash: ['text'],
            label: ['text'],
            language: ['text'],
            figures: ['text'],
            editions: ['text'],
            created_by: ['integer', 'null'],
            created_at: ['text'],
            expires_at: ['text', 'null'],
            disabled_at: ['text', 'null'],
          },
          references: { created_by: 'staff_member.id' },
        },
        shared_session: {
          columns: { token_hash: ['text'], link_id: ['integer'], expires_at: ['text'] },
          key: ['token_hash'],
          references: { link_id: 'shared_link.id' },
        },
        shared_visit: {
          columns: { link_id: ['integer'], day: ['text'], visits: ['integer'] },
          key: ['link_id', 'day'],
          references: { link_id: 'shared_link.id' },
        },
      });
      await createIndexes(db, [
        ['shared_link_token', 'shared_link', ['token_hash'], 'unique'],
        ['shared_session_link', 'shared_session', ['link_id']],
      ]);
    },
  };
}
