import process from 'node:process';
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

/** A thread's whole work: whether the file named in `workerData` is sound; it ends with 0 or 3, or fails as the engine does. */
function isSound(path: string): boolean {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    return database.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return false;
    throw error;
  } finally {
    database?.close();
  }
}

process.exit(isSound(workerData as string) ? 0 : 3);
