import Database from 'better-sqlite3';

/**
 * One process at a time: a lock on a file of its own beside the database, which the system lets go of when
 * the process ends, however it ends. Null: another one has it.
 */
export function takeTurnBeside(path: string): AsyncDisposable | null {
  const lock = new Database(`${path}-turn`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
  return { [Symbol.asyncDispose]: async () => void lock.close() };
}
