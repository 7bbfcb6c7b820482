import { randomInt } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { askBeside } from '../core/ask-beside.ts';
import { AppError, knownError } from '../core/errors.ts';
import { carefree, type Opened } from './opened.ts';
import { hasForeignJournal } from './sqlite-journal.ts';
import { keepStatements } from './sqlite-statements.ts';
import { changeMark, LONG_LOG, sqliteVitals } from './sqlite-vitals.ts';
import { WAITS_MS, waiting } from './waiting.ts';

/** A file that is being made is empty for a moment; one that has been so for longer has lost what it held. */
const BEING_MADE_MS = 10_000;

/** After so many a commit copies them itself, in the same breath: for whoever writes without a transaction. */
const LOG_AT_MOST = 4 * LONG_LOG;

const LOG_COPIER = new URL('./sqlite-copy-log.ts', import.meta.url);
/** An import has the next long log within a second; a night has none for days. */
const COPYING = { limitMs: 60_000, idleMs: 5_000 };

/**
 * Opens the file and sets what durability and erasure need: WAL, one fsync a commit (a lost night
 * costs money), foreign keys, deleted bytes overwritten. 16 MB of cache do for a long import what 64 do, and
 * a log of 16 MB is copied into the file less often.
 * @param mustExist refuse to make a new file: what only reads a store should not invent an empty one
 * @throws AppError when the file is missing, cannot be opened or written, is no database or an empty one, or when
 * the log beside it is another's
 */
export function openSqlite(path: string, mustExist: boolean): Opened {
  if (path !== ':memory:' && !existsSync(mustExist ? path : dirname(path))) {
    throw new AppError({
      code: 'database-missing',
      status: 400,
      field: 'DATABASE_URL',
      fr: `La base ${path} n’existe pas. Vérifiez DATABASE_URL et le dossier.`,
      en: `The database ${path} does not exist. Check DATABASE_URL and the folder.`,
    });
  }
  if (path !== ':memory:') refuseStrange(path);
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: WAITS_MS });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    database.pragma(`wal_autocheckpoint = ${LOG_AT_MOST}`);
    database.pragma('cache_size = -16384');
    if (path !== ':memory:') tellApart(database);
    // Writing the value that is there already tells a read-only file at once.
    database.pragma(`user_version = ${database.pragma('user_version', { simple: true })}`);
    database.pragma('busy_timeout = 0');
  } catch (cause) {
    database?.close();
    throw openError(path, cause);
  }
  const beside = askBeside(LOG_COPIER, COPYING);
  const vitals = path === ':memory:' ? carefree : sqliteVitals(path);
  return {
    dialect: new OurSqlite(keepStatements(database), () => beside.ask(path)),
    vitals: {
      ...vitals,
      mark: changeMark(database),
      async close() {
        await beside[Symbol.asyncDispose]();
        await vitals.close();
      },
    },
  };
}

/** The file through a connection that can only read, beside the one that writes: neither waits for the other. */
export function openSqliteToRead(path: string): Opened {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
  database.pragma('cache_size = -16384');
  return { dialect: new OurSqlite(keepStatements(database), async () => {}) };
}

/** A number of its own for each store, in the head of its file: a log that carries another is not its log. */
function tellApart(database: Database.Database): void {
  if (database.pragma('application_id', { simple: true }) !== 0) return;
  database.pragma(`application_id = ${randomInt(1, 2 ** 31 - 1)}`);
}

/**
 * On a thread the process has looked already. Reading the file once more would be worse than idle: as the system closes it,
 * it takes every lock on it from the whole process, and another program may then remove the log of a running service.
 */
function refuseStrange(path: string): void {
  if (isMainThread && hasForeignJournal(path)) {
    throw new AppError({
      code: 'journal-foreign',
      fr: `Le journal ${path}-wal n’est pas celui de la base ${path} : rien n’a été ouvert. Remettez ensemble les deux fichiers d’un même moment, ou la dernière sauvegarde : npm run restore -- FICHIER --replace.`,
      en: `The log ${path}-wal is not that of the database ${path}: nothing was opened. Put back two files of one moment, or the last backup: npm run restore -- FILE --replace.`,
    });
  }
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { size: 1, mtimeMs: 0 };
  if (size > 0 || Date.now() - mtimeMs < BEING_MADE_MS) return;
  throw new AppError({
    code: 'database-empty',
    fr: `Le fichier ${path} est vide : ce n’est pas une base neuve. Remettez la dernière sauvegarde (npm run restore -- FICHIER --replace), ou supprimez ce fichier pour commencer une base.`,
    en: `The file ${path} is empty: it is no new database. Put the last backup in its place (npm run restore -- FILE --replace), or remove this file to begin a new one.`,
  });
}

/** Kysely migrates SQLite outside of transactions. SQLite can take tables back, and a kill must leave no half of them. */
class WholeMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * A transaction takes its turn to write as it begins. One that began by reading would be refused at its first write,
 * without any wait, once another process had written meanwhile.
 */
class TakingTurns extends SqliteDriver {
  readonly #copyLog: CopyLog;
  #connection: DatabaseConnection | null = null;

  constructor(database: SqliteDatabase, copyLog: CopyLog) {
    super({ database });
    this.#copyLog = copyLog;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= patient(await super.acquireConnection());
    return this.#connection;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    { accessMode }: TransactionSettings = {},
  ): Promise<void> {
    const begin = accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** A long log is copied on a thread: it is one long call, which would keep everybody else waiting as a commit has. */
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    try {
      const { rows } = await connection.executeQuery<Log>(CompiledQuery.raw('pragma wal_checkpoint(noop)'));
      const { log = 0, checkpointed = 0 } = rows[0] ?? {};
      if (log - checkpointed >= LONG_LOG) await this.#copyLog();
    } catch {
      // What was committed stands, in the log: a later commit copies it.
    }
  }
}

type CopyLog = () => Promise<unknown>;

/** Pages in the log, and how many of them the file has. */
type Log = { readonly log: number; readonly checkpointed: number };

const patient = (connection: DatabaseConnection): DatabaseConnection => ({
  executeQuery: (...asked) => waiting(() => connection.executeQuery(...asked)),
  streamQuery: (...asked) => connection.streamQuery(...asked),
});

class OurSqlite extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #copyLog: CopyLog;

  constructor(database: SqliteDatabase, copyLog: CopyLog) {
    super({ database });
    this.#database = database;
    this.#copyLog = copyLog;
  }

  override createAdapter(): SqliteAdapter {
    return new WholeMigrations();
  }

  override createDriver(): Driver {
    return new TakingTurns(this.#database, this.#copyLog);
  }
}

function openError(path: string, cause: unknown): AppError {
  const code = cause instanceof Database.SqliteError ? cause.code : '';
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') {
    return new AppError({
      code: 'database-readonly',
      fr: `La base ${path} ne peut pas être écrite. Donnez au service le droit d’écrire dans ce fichier et dans son dossier.`,
      en: `The database ${path} cannot be written. Let the service write to this file and its folder.`,
      cause,
    });
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new AppError({
      code: 'database-corrupt',
      fr: `Le fichier ${path} n’est pas une base lisible. Restaurez la dernière sauvegarde.`,
      en: `The file ${path} is not a readable database. Restore the last backup.`,
      cause,
    });
  }
  const known = knownError(cause);
  if (known) return known;
  return new AppError({
    code: 'database-unavailable',
    fr: `La base ${path} ne peut pas être ouverte (${code || 'erreur inconnue'}).`,
    en: `The database ${path} cannot be opened (${code || 'unknown error'}).`,
    cause,
  });
}
