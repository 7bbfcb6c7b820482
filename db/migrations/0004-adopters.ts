import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns, createIndexes } from './describe.ts';

/** What checking known accounts in turn asks for: when one last showed a tag, and since when X hides it. */
export function adopters(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await addColumns(db, ddlFor(engine), {
        adopter: { shown_at: ['text', 'null'], gone_at: ['text', 'null'] },
      });
      await createIndexes(db, [['adopter_event_noticed', 'adopter_event', ['noticed_at']]]);
    },
  };
}
