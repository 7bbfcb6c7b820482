import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { Vitals } from './opened.ts';

/** Pages of a log (16 MB) that is long enough to be copied into the file, through whichever connection. */
export const LONG_LOG = 4000;

/** Asks through a connection of its own, so that neither a transaction of ours nor a lock of another's is waited for. */
export function sqliteVitals(path: string): Omit<Vitals, 'mark'> {
  let connection: Database.Database | null = null;
  const own = (): Database.Database => {
    if (connection) return connection;
    connection = new Database(path, { timeout: 0, fileMustExist: true });
    connection.pragma('synchronous = FULL');
    connection.pragma(`wal_autocheckpoint = ${LONG_LOG}`);
    return connection;
  };
  const place = (): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;
  const opened = place();
  return {
    async write() {
      // With a log SQLite goes on writing into a file that was moved away or deleted, and says nothing.
      if (place() !== opened) throw new Database.SqliteError('moved', 'SQLITE_READONLY_DBMOVED');
      const database = own();
      database.pragma(`user_version = ${database.pragma('user_version', { simple: true })}`);
    },
    async room() {
      const { bavail, bsize } = await statfs(dirname(path));
      return bavail * bsize;
    },
    isSound: () => readThrough(path),
    async close() {
      connection?.close();
    },
  };
}

/**
 * What SQLite counts itself: commits of other connections, and rows that this one has changed, even where it took
 * them back. Microseconds, and no lock.
 */
export function changeMark(database: Database.Database): () => string {
  const others = database.prepare('pragma data_version').pluck();
  const own = database.prepare('select total_changes()').pluck();
  return () => `${others.get()} ${own.get()}`;
}

/** In a thread: the check is one long call, and nobody would be answered meanwhile. */
async function readThrough(path: string): Promise<boolean> {
  const worker = new Worker(new URL('./sqlite-read-through.ts', import.meta.url), { workerData: path });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  worker.once('exit', resolve).once('error', reject);
  return (await promise) === 0;
}
