import type { Log } from '../../../db/core/log.ts';
import { XError, type XErrorKind } from './x-error.ts';

export type Sleep = (milliseconds: number) => Promise<void>;

export type RetryPolicy = {
  readonly sleep: Sleep;
  readonly log: Log;
  /** Milliseconds since 1970 as this machine sees it. */
  readonly now: () => number;
  /** How long a rate limit is worth waiting for; beyond it the task stops and resumes another time. */
  readonly patienceMs: number;
};

const TRIES = 4;
const BACKOFF_MS = 1000;
/** X's windows last fifteen minutes: nothing it says may hold us longer. */
const LONGEST_WAIT_MS = 900_000;
const AGAIN: ReadonlySet<XErrorKind> = new Set([
  'server',
  'partial-response',
  'corrupt',
  'too-large',
  'deadline',
  'network',
]);

/**
 * Tries up to four times what may pass by itself (1, 2, 4 s apart); waits for a rate limit within our
 * patience, once. Everything else is for a person and fails at once.
 */
export async function withRetry<T>(policy: RetryPolicy, attempt: () => Promise<T>): Promise<T> {
  let waited = false;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof XError) || tries >= TRIES) throw error;
      const wait = waitFor(error, tries, policy, waited);
      if (wait === null) throw error;
      if (error.kind === 'rate-limited') waited = true;
      policy.log.info({ endpoint: error.endpoint, kind: error.kind, wait }, 'waiting for X');
      await policy.sleep(wait);
    }
  }
}

function waitFor(error: XError, tries: number, policy: RetryPolicy, waited: boolean): number | null {
  if (AGAIN.has(error.kind)) return BACKOFF_MS * 2 ** (tries - 1);
  if (error.kind === 'too-fast') return BACKOFF_MS * tries;
  if (error.kind !== 'rate-limited' || waited) return null;
  const wait = untilReset(error.resetAt, policy.now());
  return wait <= policy.patienceMs ? wait : null;
}

/** From 1 s to 15 min; a reset that is absent, or too far away to be true, counts as the whole window. */
export function untilReset(resetAt: number | null, now: number): number {
  if (resetAt === null || resetAt - now > 2 * LONGEST_WAIT_MS) return LONGEST_WAIT_MS;
  return Math.min(LONGEST_WAIT_MS, Math.max(1000, resetAt - now + 1000));
}
