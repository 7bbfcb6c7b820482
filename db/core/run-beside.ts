import { Worker } from 'node:worker_threads';
import { AppError } from './errors.ts';

/**
 * Runs a command of ours on a thread of its own, so that whoever asks for it waits and nobody else does.
 * @param main the file of the command
 * @returns what it printed, once it ended with one of these codes
 * @throws AppError 503 `command-failed` when it ended otherwise, or not within the limit
 */
export async function runBeside(
  main: URL,
  argv: readonly string[],
  { limitMs, codes = [0] }: { limitMs: number; codes?: readonly number[] },
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
    if (codes.includes(code)) return chunks.join('');
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
