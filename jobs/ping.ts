import type { Log } from '../db/core/log.ts';

/** Nobody waits for a watcher for longer. */
const PATIENCE_MS = 10_000;

/**
 * Tells whoever watches over the nights that one went well: an address that is asked and answers anything. A
 * watcher that does not answer is no failure of the night; its address holds a secret and is not logged.
 */
export async function pingAfterNight(address: string, log: Log): Promise<void> {
  try {
    const { status } = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    log.info({ status }, 'told that the night went well');
  } catch {
    log.warn('nobody could be told that the night went well');
  }
}
