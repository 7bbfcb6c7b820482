import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../dialect/ddl.ts';

/** Both engines need to find there whatever the question names; SQLite also what its condition repeats. */
const KEY = ['indicator', 'grain', 'dimension', 'start_day'];
const TOLD = ['version', 'known_at', 'state', 'value', 'low', 'high', 'n', 'coverage', 'reason'];

/**
 * A series of days is read from one index. Its rows lie among those of every other figure of their nights, each on
 * a page of its own: eleven years of them took six times a plain daily table. Of months and years there are few.
 */
export function daysTold(engine: Engine): Migration {
  const columns = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));
  const told =
    engine === 'sqlite'
      ? sql`(${columns([...KEY, ...TOLD, 'superseded_at'])})`
      : sql`(${columns(KEY)}) include (${columns(TOLD)})`;
  return {
    async up(db: Kysely<never>) {
      await sql`
        create index measure_day_told on measure ${told}
        where superseded_at is null and grain = 'day'`.execute(db);
    },
  };
}
