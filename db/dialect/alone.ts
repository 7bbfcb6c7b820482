import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import pg from 'pg';
import { AppError } from '../core/errors.ts';
import { APPLICATION } from './postgres.ts';
import { hasForeignJournal } from './sqlite-journal.ts';

/**
 * Makes sure that no other program is at work on the store that `url` names. A file of SQLite is then kept from them until
 * this is disposed of; of a server, those are told that are connected now. What a killed program held, the system or the
 * server has let go.
 * @throws AppError `store-in-use`
 */
export async function holdAlone(url: string): Promise<Disposable> {
  if (url.startsWith('sqlite:')) return holdFile(url.slice('sqlite:'.length));
  if (await hasOthers(url)) throw inUse();
  return nothingHeld;
}

const nothingHeld: Disposable = { [Symbol.dispose]: () => {} };

/** What is damaged or strange is left as it is: SQLite would delete, or copy into the file, a log that it finds beside it. */
function holdFile(path: string): Disposable {
  if (!existsSync(path) || statSync(path).size === 0 || hasForeignJournal(path)) return nothingHeld;
  const database = new Database(path, { timeout: 0, fileMustExist: true });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    // The first reading takes the lock that each program shares for as long as it has the file open.
    database.pragma('schema_version');
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw inUse();
  }
  return { [Symbol.dispose]: () => void database.close() };
}

/** A server that cannot be asked is told of by whoever opens the store. */
async function hasOthers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity
       where datname = current_database() and application_name like $1 and pid <> pg_backend_pid()`,
      [`${APPLICATION}%`],
    );
    return rowCount !== 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const inUse = (): AppError =>
  new AppError({
    code: 'store-in-use',
    status: 409,
    field: 'DATABASE_URL',
    fr: 'Le service, ou une commande, travaille sur cette base. Arrêtez-le (systemctl stop i4emploi, ou Ctrl-C), puis relancez ; rien n’a été touché.',
    en: 'The service, or a command, is at work on this store. Stop it (systemctl stop i4emploi, or Ctrl-C), then run this again; nothing was touched.',
  });
