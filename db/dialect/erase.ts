import { type Kysely, sql } from 'kysely';
import type { Engine } from './ddl.ts';

/** What is rewritten in seconds. A larger table is rewritten when a person asks to be forgotten, not each night. */
const SMALL_BYTES = 256 * 1024 * 1024;
/** Whoever reads for longer keeps a table from being rewritten: until the next time. */
const LOCK_MS = 10_000;

type Settling = {
  /** Rewrite the tables whatever their size. */
  readonly whole?: boolean;
};

/**
 * Overwrites what deleted rows have left behind. SQLite overwrites them in the database file by itself
 * (secure_delete), but its journal keeps older pages until it is emptied. PostgreSQL only frees the space: small
 * tables are written anew, what the planner noted of their values is too, and the log is left behind where the
 * role may. Not within a transaction.
 * @returns false when a reader held on to something: the next time will do
 */
export async function settleErasure<T>(
  db: Kysely<T>,
  engine: Engine,
  tables: readonly (keyof T & string)[],
  { whole = false }: Settling = {},
): Promise<boolean> {
  if (engine === 'sqlite') return emptyJournal(db);
  return db.connection().execute(async (connection) => {
    await sql`select set_config('lock_timeout', ${`${LOCK_MS}ms`}, false)`.execute(connection);
    try {
      let settled = true;
      for (const table of tables) {
        const rewrite = whole || (await bytesOf(connection, table)) <= SMALL_BYTES;
        settled = (await (rewrite ? rewriteTable(connection, table) : vacuum(connection, table))) && settled;
      }
      // Most common values and histograms hold texts and numbers of rows as they were.
      settled = (await unlessHeld(sql`vacuum full pg_statistic`, connection)) && settled;
      await leaveLogBehind(connection);
      return settled;
    } finally {
      await sql`reset lock_timeout`.execute(connection);
    }
  });
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
  if (engine === 'postgres') return settleErasure(db, engine, tables, { whole: true });
  await sql`vacuum`.execute(db);
  return emptyJournal(db);
}

async function emptyJournal<T>(db: Kysely<T>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 0;
}

async function bytesOf<T>(db: Kysely<T>, table: string): Promise<number> {
  const { rows } = await sql<{
    bytes: number;
  }>`select pg_total_relation_size(${table}::regclass) as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
}

const rewriteTable = <T>(db: Kysely<T>, table: string): Promise<boolean> =>
  unlessHeld(sql`vacuum (full, analyze) ${sql.table(table)}`, db);
const vacuum = <T>(db: Kysely<T>, table: string): Promise<boolean> =>
  unlessHeld(sql`vacuum (analyze) ${sql.table(table)}`, db);

const LOCK_NOT_AVAILABLE = '55P03';
const MAY_NOT = '42501';

/** @returns false when somebody held on to it for too long */
async function unlessHeld<T>(statement: ReturnType<typeof sql>, db: Kysely<T>): Promise<boolean> {
  try {
    await statement.execute(db);
    return true;
  } catch (error) {
    if (codeOf(error) === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

/** Begins another segment of the log and drops those before it. A role that may not leaves it to the server's own turnover. */
async function leaveLogBehind<T>(db: Kysely<T>): Promise<void> {
  for (const statement of [sql`select pg_switch_wal()`, sql`checkpoint`])
    await statement.execute(db).catch((error: unknown) => {
      if (codeOf(error) !== MAY_NOT) throw error;
    });
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;
