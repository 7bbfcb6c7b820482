import { type Kysely, sql } from 'kysely';
import type { Engine } from './ddl.ts';

/** How long a write waits for another process's. SQLite waits with the whole process: nothing is answered meanwhile. */
export const WAITS_MS = 5000;

/** Runs what would rather fail than wait for another writer, as for the whole of a night's roll-up. */
export async function withoutWaiting<T, Result>(
  db: Kysely<T>,
  engine: Engine,
  run: (db: Kysely<T>) => Promise<Result>,
): Promise<Result> {
  if (engine === 'postgres') return run(db);
  return db.connection().execute(async (connection) => {
    await sql`pragma busy_timeout = 0`.execute(connection);
    try {
      return await run(connection);
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(WAITS_MS)}`.execute(connection);
    }
  });
}
