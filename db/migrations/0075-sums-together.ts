import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../dialect/ddl.ts';

/**
 * All amounts of a period that no key parts, side by side. In the order of their names each lies where its own past
 * is: a stretch of days took eighty steps down the tree, to as many pages as a long history has names.
 */
export function sumsTogether(engine: Engine): Migration {
  const together =
    engine === 'sqlite' ? sql`(grain, start_day, name, amount)` : sql`(grain, start_day, name)`;
  const amount = engine === 'sqlite' ? sql`` : sql` include (amount)`;
  return {
    async up(db: Kysely<never>) {
      await sql`create index tally_sums on tally ${together}${amount} where key = ''`.execute(db);
    },
  };
}
