import { type Kysely, sql } from 'kysely';
import type { Engine } from './ddl.ts';

/**
 * Overwrites what deleted rows have left behind. SQLite overwrites them in the database file by itself
 * (secure_delete), but its journal keeps older pages until it is emptied; PostgreSQL frees the space, which
 * later rows overwrite. Not within a transaction.
 * @returns false when a reader held on to the journal: the next time will do
 */
export async function settleErasure<T>(
  db: Kysely<T>,
  engine: Engine,
  tables: readonly (keyof T & string)[],
): Promise<boolean> {
  if (engine === 'sqlite') return emptyJournal(db);
  for (const table of tables) await sql`vacuum ${sql.table(table)}`.execute(db);
  return true;
}

/**
 * Writes the store anew, so that no byte of a deleted row remains: as long as a copy of it takes, and as much
 * room. Not within a transaction, and with nobody else reading.
 * @returns false when a reader held on to the old pages: to be done again without it
 */
export async function rewriteStore<T>(
  db: Kysely<T>,
  engine: Engine,
  tables: readonly (keyof T & string)[],
): Promise<boolean> {
  if (engine === 'postgres') {
    for (const table of tables) await sql`vacuum full ${sql.table(table)}`.execute(db);
    return true;
  }
  await sql`vacuum`.execute(db);
  return emptyJournal(db);
}

async function emptyJournal<T>(db: Kysely<T>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 0;
}
