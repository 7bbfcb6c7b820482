import { AppError } from '../db/core/errors.ts';
import { runBeside } from '../db/core/run-beside.ts';
import type { Finding } from '../reports/gate/finding.ts';

const MAIN = new URL('../reports/main.ts', import.meta.url);
/** Six sheets at most, a minute each at the worst. */
const LIMIT_MS = 390_000;

/**
 * Draws an edition on a thread of its own, so that nobody waits for another answer meanwhile; one at a time.
 * @throws AppError 409 while another check runs, 503 when it does not end well
 */
export function checkBeside(): (id: string) => Promise<Finding[]> {
  let running = false;
  return async (id) => {
    if (running) throw stillRunning();
    running = true;
    try {
      const said = await runBeside(MAIN, ['check', '--edition', id, '--json'], {
        limitMs: LIMIT_MS,
        codes: [0, 1],
      });
      return JSON.parse(said) as Finding[];
    } finally {
      running = false;
    }
  };
}

const stillRunning = (): AppError =>
  new AppError({
    code: 'check-running',
    status: 409,
    fr: 'Un contrôle est en cours. Attendez qu’il soit fini, puis recommencez.',
    en: 'A check is running. Wait until it has ended, then start over.',
  });
