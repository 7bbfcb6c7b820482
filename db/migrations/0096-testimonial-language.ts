import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns } from './describe.ts';

/** In which language somebody wrote, so that her words are read aloud and shown in it. Of earlier ones nobody kept it. */
export function testimonialLanguage(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await addColumns(db, ddlFor(engine), { testimonial: { language: ['text', 'null'] } });
    },
  };
}
