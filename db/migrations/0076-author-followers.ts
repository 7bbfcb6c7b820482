import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns } from './describe.ts';

/**
 * How many followers the author of a request had when it was looked up, so that it is compared with the same
 * requests whenever its day is counted. Of those of before, what is known now.
 */
export function authorFollowers(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      await addColumns(db, ddlFor(engine), { engagement: { author_followers: ['integer', 'null'] } });
      await sql`
        update engagement set author_followers = (
          select adopter.followers from request join adopter on adopter.account = request.seeker
          where request.post_id = engagement.post_id
        ) where gone = 0`.execute(db);
    },
  };
}
