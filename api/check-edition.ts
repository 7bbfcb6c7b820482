import { askBeside } from '../db/core/ask-beside.ts';
import { AppError } from '../db/core/errors.ts';
import type { Finding } from '../reports/gate/finding.ts';

const THREAD = new URL('../reports/check-thread.ts', import.meta.url);
/** Six sheets at most, a minute each at the worst. */
const LIMIT_MS = 390_000;
/** A publisher corrects a text and checks again: the browser is still warm. */
const IDLE_MS = 120_000;

export type EditionChecker = AsyncDisposable & ((id: string) => Promise<Finding[]>);

/**
 * Draws an edition on a thread of its own, so that nobody waits for another answer meanwhile; one at a time.
 * @throws AppError 409 while another check runs, 503 when it does not end well
 */
export function checkBeside(): EditionChecker {
  const beside = askBeside(THREAD, { limitMs: LIMIT_MS, idleMs: IDLE_MS });
  let running = false;
  const check = async (id: string): Promise<Finding[]> => {
    if (running) throw stillRunning();
    running = true;
    try {
      return JSON.parse(await beside.ask(id)) as Finding[];
    } finally {
      running = false;
    }
  };
  return Object.assign(check, { [Symbol.asyncDispose]: () => beside[Symbol.asyncDispose]() });
}

const stillRunning = (): AppError =>
  new AppError({
    code: 'check-running',
    status: 409,
    fr: 'Un contrôle est en cours. Attendez qu’il soit fini, puis recommencez.',
    en: 'A check is running. Wait until it has ended, then start over.',
  });
