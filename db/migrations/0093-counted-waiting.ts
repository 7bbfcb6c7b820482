import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How many posts that wait lose their text soon is counted along this, without those that do not. */
export function countedWaiting(): Migration {
  return {
    async up(db: Kysely<never>) {
      await sql`create index suggestion_expiring on suggestion (expires_on) where waiting = 1`.execute(db);
    },
  };
}
