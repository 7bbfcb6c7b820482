import { askBeside } from '../db/core/ask-beside.ts';
import { AppError } from '../db/core/errors.ts';
import type { Finding } from '../reports/gate/finding.ts';
import type { PrintBody, PrintedFile } from './contract/editions-desk.ts';

const THREAD = new URL('../reports/draw-thread.ts', import.meta.url);
/** Six sheets at most, a minute each at the worst. */
const LIMIT_MS = 390_000;
/** A publisher corrects a text and checks again: the browser is still warm. */
const IDLE_MS = 120_000;

/** What a service draws of editions, one at a time. */
export type EditionDrawer = AsyncDisposable & {
  /** Everything that the gate finds in it. */
  checkEdition(id: string): Promise<Finding[]>;
  /** One file of a frozen edition. */
  printEdition(asked: PrintBody): Promise<PrintedFile>;
};

/**
 * Draws editions on a thread of its own, so that nobody waits for another answer meanwhile; one at a time.
 * @param env the variables that thread reads, where they are not this process's own
 * @throws AppError 409 while another is drawn, 503 when it does not end well
 */
export function drawBeside(env?: NodeJS.ProcessEnv): EditionDrawer {
  const beside = askBeside(THREAD, { limitMs: LIMIT_MS, idleMs: IDLE_MS, ...(env && { env }) });
  let running = false;
  const ask = async (question: { edition: string } | PrintBody): Promise<unknown> => {
    if (running) throw stillRunning();
    running = true;
    try {
      return JSON.parse(await beside.ask(JSON.stringify(question)));
    } finally {
      running = false;
    }
  };
  return {
    checkEdition: async (edition) => (await ask({ edition })) as Finding[],
    printEdition: async (asked) => (await ask(asked)) as PrintedFile,
    [Symbol.asyncDispose]: () => beside[Symbol.asyncDispose](),
  };
}

const stillRunning = (): AppError =>
  new AppError({
    code: 'check-running',
    status: 409,
    fr: 'Un contrôle ou une impression est en cours. Attendez la fin, puis recommencez.',
    en: 'A check or a print is running. Wait until it has ended, then start over.',
  });
