import { Worker } from 'node:worker_threads';
import { AppError } from './errors.ts';

/**
 * Runs a command of ours on a thread of its own, so that whoever asks for it waits and nobody else does.
 * @param main the file of the command
 * @returns what it printed, once it ended well
 * @throws AppError 503 `command-failed` when it ended otherwise, or not within the limit
 */
export async function runBeside(
  main: URL,
  argv: readonly string[],
  { limitMs }: { limitMs: number },
): Promise<string> {
  const worker = new Worker(main, { argv: [...argv], stdout: true, stderr: true });
  const chunks: string[] = [];
  worker.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  worker.stderr.resume();
  const watchdog = setTimeout(() => void worker.terminate(), limitMs);
  try {
    const code = await new Promise<number>((resolve, reject) =>
      worker.once('error', reject).once('exit', resolve),
    );
    if (code === 0) return chunks.join('');
    throw new Error(`exit code ${code}`);
  } catch (cause) {
    throw new AppError({
      code: 'command-failed',
      status: 503,
      fr: `La commande « ${argv.join(' ')} » ne s’est pas terminée. Lancez-la dans un terminal : elle dit pourquoi.`,
      en: `The command "${argv.join(' ')}" did not end well. Run it at a terminal: it says why.`,
      cause,
    });
  } finally {
    clearTimeout(watchdog);
  }
}

/** How long a command may take to end once it is asked to. */
const GRACE_MS = 10_000;
/** A command that ended by itself is started again, not at once. */
const AGAIN_MS = 30_000;

/**
 * Keeps a command of ours running on a thread of its own, and starts it again should it end. Disposing of it asks
 * it to stop, then cuts it short: what it has under way must bear that.
 */
export function keepBeside(main: URL, argv: readonly string[] = []): AsyncDisposable {
  let worker: Worker;
  let again: NodeJS.Timeout | undefined;
  let stopping = false;
  const start = (): void => {
    worker = new Worker(main, { argv: [...argv] });
    // It has told why on standard error.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (!stopping) again = setTimeout(start, AGAIN_MS).unref();
    });
  };
  start();
  return {
    async [Symbol.asyncDispose]() {
      stopping = true;
      clearTimeout(again);
      await endWorker(worker);
    },
  };
}

/** Asks a thread to stop, and cuts it short when it does not. */
export async function endWorker(worker: Worker): Promise<void> {
  if (worker.threadId === -1) return;
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.postMessage('stop');
  const cut = setTimeout(() => void worker.terminate(), GRACE_MS);
  await ended;
  clearTimeout(cut);
}
