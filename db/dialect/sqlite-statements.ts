import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** What the store asks night after night is about a hundred texts; lists of odd lengths come and go. */
const KEPT = 200;
const REPEATABLE = /^\s*(select|insert|update|delete|with|begin|commit|rollback|savepoint|release)\b/i;

/** What Kysely needs of better-sqlite3, and how the latter tells that a statement is still being read. */
type Prepares = {
  readonly inTransaction: boolean;
  prepare(sql: string): SqliteStatement & { readonly busy: boolean };
  close(): void;
};

const NOTHING: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

/**
 * A database that prepares each text once and hands the statement out again. Kysely prepares at every
 * execution, and what it has let go of is freed only when the event loop turns: gigabytes in a long import.
 */
export function keepStatements(database: Prepares): SqliteDatabase {
  const kept = new Map<string, ReturnType<Prepares['prepare']>>();
  return {
    prepare(sql) {
      // A full disk has ended the transaction already: refusing to end it again would hide why it failed.
      if (sql === 'rollback' && !database.inTransaction) return NOTHING;
      const known = kept.get(sql);
      if (known && !known.busy) {
        // Moved to the end: the first one is then the one unused for longest.
        kept.delete(sql);
        kept.set(sql, known);
        return known;
      }
      const statement = database.prepare(sql);
      if (!REPEATABLE.test(sql)) return statement;
      kept.set(sql, statement);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
      return statement;
    },
    close: () => database.close(),
  };
}
