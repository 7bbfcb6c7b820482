import { setTimeout as delay } from 'node:timers/promises';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { AppError } from './core/errors.ts';
import type { Engine } from './dialect/ddl.ts';
import { alone, type Opened, type TakeTurn } from './dialect/opened.ts';
import { openPostgres } from './dialect/postgres.ts';
import { openSqlite } from './dialect/sqlite.ts';
import { migrationsFor } from './migrations/index.ts';
import type { Schema } from './schema/index.ts';

export type Database = Kysely<Schema>;

/** The metrics store, migrated and ready. Dispose of it with `await using`. */
export type Store = AsyncDisposable & {
  readonly db: Database;
  readonly engine: Engine;
  /** Collecting is for one process at a time: two would pay twice. */
  readonly takeTurn: TakeTurn;
};

/**
 * Opens the store that `DATABASE_URL` names and brings its schema up to date.
 * @param url `sqlite:PATH`, `sqlite::memory:` or `postgres://…`
 * @param mustExist refuse to make a new SQLite file
 * @throws AppError when it cannot be opened, written or migrated
 */
export async function openStore(url: string, { mustExist = false } = {}): Promise<Store> {
  if (url.startsWith('sqlite:')) {
    return open(openSqlite(url.slice('sqlite:'.length), mustExist), 'sqlite');
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    return open(openPostgres(url), 'postgres');
  }
  throw new AppError({
    code: 'env-invalid',
    status: 400,
    field: 'DATABASE_URL',
    fr: 'Variable DATABASE_URL : « sqlite:CHEMIN » ou « postgres://… » est attendu.',
    en: 'Variable DATABASE_URL: "sqlite:PATH" or "postgres://…" is expected.',
  });
}

const open = ({ dialect, takeTurn }: Opened, engine: Engine): Promise<Store> =>
  migrate(new Kysely<Schema>({ dialect }), engine, takeTurn);

/** Brings an open database to the newest schema; it is closed again when that fails. */
export async function migrate(db: Database, engine: Engine, takeTurn: TakeTurn = alone): Promise<Store> {
  const migrator = new Migrator({ db, provider: migrationsFor(engine) });
  let { error } = await migrator.migrateToLatest();
  for (let tries = 1; tries < TRIES && isRace(error); tries += 1) {
    await delay(BETWEEN_TRIES_MS);
    ({ error } = await migrator.migrateToLatest());
  }
  if (error) {
    await db.destroy();
    if (error instanceof AppError) throw error;
    throw new AppError({
      code: 'database-unavailable',
      fr: 'La base ne répond pas ou son schéma ne peut pas être mis à jour. Vérifiez DATABASE_URL et que le serveur tourne.',
      en: 'The database does not answer or its schema cannot be updated. Check DATABASE_URL and that the server runs.',
      cause: error,
    });
  }
  return { db, engine, takeTurn, [Symbol.asyncDispose]: () => db.destroy() };
}

const TRIES = 60;
const BETWEEN_TRIES_MS = 250;

/** SQLite has no lock for migrations: of several processes that open a new store at once, one makes its tables. */
const isRace = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(BUSY|ERROR|CONSTRAINT|LOCKED)/.test(String(error.code)) &&
  /locked|already exists|duplicate column|UNIQUE/i.test(error.message);
