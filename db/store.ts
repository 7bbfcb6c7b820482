import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { AppError, knownError } from './core/errors.ts';
import type { Engine } from './dialect/ddl.ts';
import { type Fence, fenced } from './dialect/fenced.ts';
import { carefree, type Opened, type Vitals } from './dialect/opened.ts';
import { openPostgres } from './dialect/postgres.ts';
import { openSqlite, openSqliteToRead } from './dialect/sqlite.ts';
import { type TakeTurn, turnsOf } from './dialect/turn.ts';
import { migrationsFor } from './migrations/index.ts';
import type { Schema } from './schema/index.ts';

export type Database = Kysely<Schema>;

/** The metrics store, migrated and ready. Dispose of it with `await using`. */
export type Store = AsyncDisposable & {
  readonly db: Database;
  readonly engine: Engine;
  /** Collecting is for one process at a time: two would pay twice. While it is held, each write of this store is held against it. */
  readonly takeTurn: TakeTurn;
  /** How the engine is: what a watch over it asks. */
  readonly vitals: Vitals;
};

/**
 * Opens the store that `DATABASE_URL` names and brings its schema up to date.
 * @param url `sqlite:PATH`, `sqlite::memory:` or `postgres://…`
 * @param mustExist refuse to make a new SQLite file
 * @param migration go no further than this one: to fill a store with rows of that time
 * @param asItIs leave the schema as it is: to back a store up before a newer version changes it
 * @throws AppError when it cannot be opened, written or migrated
 */
export async function openStore(
  url: string,
  {
    mustExist = false,
    migration,
    asItIs = false,
  }: { mustExist?: boolean; migration?: string; asItIs?: boolean } = {},
): Promise<Store> {
  if (url.startsWith('sqlite:')) {
    const opened = openSqlite(url.slice('sqlite:'.length), mustExist);
    return asItIs ? unchanged(opened, 'sqlite') : openEngine(opened, 'sqlite', migration);
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    return asItIs
      ? unchanged(openPostgres(url), 'postgres')
      : openEngine(openPostgres(url), 'postgres', migration);
  }
  throw new AppError({
    code: 'env-invalid',
    status: 400,
    field: 'DATABASE_URL',
    fr: 'Variable DATABASE_URL : « sqlite:CHEMIN » ou « postgres://… » est attendu.',
    en: 'Variable DATABASE_URL: "sqlite:PATH" or "postgres://…" is expected.',
  });
}

/**
 * A second way into a file of SQLite that is open already, for what is only read: whoever reads then never stands behind
 * a write that waits for its turn. Null for a server, which has many, and for what lives in memory.
 */
export function openToRead(url: string): Store | null {
  const path = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : ':memory:';
  return path === ':memory:' ? null : unchanged(openSqliteToRead(path), 'sqlite');
}

/** Brings a database to the newest schema, or to that of one migration; it is closed again when that fails. */
export async function openEngine(opened: Opened, engine: Engine, migration?: string): Promise<Store> {
  const store = unchanged(opened, engine);
  await migrate(store.db, engine, migration);
  return store;
}

function unchanged({ dialect, vitals = carefree }: Opened, engine: Engine): Store {
  const fence: Fence = { hold: null };
  const db = new Kysely<Schema>({ dialect: fenced(dialect, fence) });
  const close = async (): Promise<void> => {
    await vitals.close();
    await db.destroy();
  };
  return { db, engine, takeTurn: turnsOf(db, engine, fence), vitals, [Symbol.asyncDispose]: close };
}

async function migrate(db: Database, engine: Engine, migration?: string): Promise<void> {
  // Migrations written side by side land in any order: a store may have had a later number before this one.
  const migrator = new Migrator({ db, provider: migrationsFor(engine), allowUnorderedMigrations: true });
  const bring = () => (migration ? migrator.migrateTo(migration) : migrator.migrateToLatest());
  let { error } = await bring();
  for (let tries = 1; tries < TRIES && isRace(error); tries += 1) {
    await delay(BETWEEN_TRIES_MS);
    ({ error } = await bring());
  }
  if (!error) return;
  await db.destroy();
  const known = engine === 'sqlite' ? knownError(error) : null;
  if (known ?? error instanceof AppError) throw known ?? error;
  throw new AppError({
    code: 'database-unavailable',
    fr: 'La base ne répond pas ou son schéma ne peut pas être mis à jour. Vérifiez DATABASE_URL et que le serveur tourne.',
    en: 'The database does not answer or its schema cannot be updated. Check DATABASE_URL and that the server runs.',
    cause: error,
  });
}

/** The newest migration that a store has had. */
export async function lastMigration(db: Database): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select max(name) as name from ${sql.table('kysely_migration')}`.execute(db);
  return rows[0]?.name ?? '';
}

/** Whether this code knows a migration of that name; a newer version of it may have made others. */
export const knowsMigration = async (name: string, engine: Engine): Promise<boolean> =>
  name in (await migrationsFor(engine).getMigrations());

const TRIES = 60;
const BETWEEN_TRIES_MS = 250;

/** SQLite has no lock for migrations: of several processes that open a new store at once, one makes its tables. */
const isRace = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(BUSY|ERROR|CONSTRAINT|LOCKED)/.test(String(error.code)) &&
  /locked|already exists|duplicate column|UNIQUE/i.test(error.message);
