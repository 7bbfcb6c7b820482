import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns, createIndexes, createTables } from './describe.ts';

/** What each request had received after seven days, how posts are written, and how many volunteers were active. */
export function engagement(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      const ddl = ddlFor(engine);
      await createTables(db, ddl, {
        engagement: {
          columns: {
            post_id: ['text'],
            read_at: ['text'],
            gone: ['integer'],
            replies: ['integer', 'null'],
            reposts: ['integer', 'null'],
            quotes: ['integer', 'null'],
            likes: ['integer', 'null'],
            bookmarks: ['integer', 'null'],
            impressions: ['float', 'null'],
            run_id: ['integer'],
          },
          key: ['post_id'],
          references: { post_id: 'post.id', run_id: 'run.id' },
        },
        volunteer_month: {
          columns: { month: ['text'], active: ['integer'], core: ['integer', 'null'], known_at: ['text'] },
          key: ['month'],
        },
      });
      await addColumns(db, ddl, {
        post: {
          hashtags: ['integer', 'null'],
          has_emoji: ['integer', 'null'],
          has_link: ['integer', 'null'],
          length: ['integer', 'null'],
          call_to_action: ['integer', 'null'],
        },
      });
      await createIndexes(db, [['request_asked', 'request', ['asked_at', 'post_id']]]);
    },
  };
}
