import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a write waits for another process's. */
export const WAITS_MS = 5000;
const BETWEEN_TRIES_MS = 10;

const impatient = new AsyncLocalStorage<true>();

/** Runs what would rather fail than wait for another writer, as for the whole of a night's roll-up. */
export const withoutWaiting = <Result>(run: () => Promise<Result>): Promise<Result> =>
  impatient.run(true, run);

/**
 * Tries again what SQLite refuses because another process is writing. SQLite's own way of waiting sleeps with the whole
 * thread: nobody would be answered meanwhile.
 * @throws what the engine throws, once that took too long
 */
export async function waiting<Result>(run: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + (impatient.getStore() ? 0 : WAITS_MS);
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error;
    }
    await delay(BETWEEN_TRIES_MS);
  }
}

/** `SQLITE_BUSY_SNAPSHOT` is no matter of time: what was read is of the past. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'SQLITE_BUSY' || error.code === 'SQLITE_BUSY_RECOVERY');
