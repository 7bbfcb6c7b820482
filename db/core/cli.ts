import process from 'node:process';
import { inspect, type ParseArgsConfig, parseArgs } from 'node:util';
import { parentPort } from 'node:worker_threads';
import { readTerminal } from './env.ts';
import { AppError, knownError, type Language } from './errors.ts';

export type Terminal = {
  readonly language: Language;
  /** Aborted by Ctrl-C or SIGTERM, or by whoever started this thread (`keepBeside`): finish the transaction under way, then stop. */
  readonly signal: AbortSignal;
  /** A line on standard output. */
  print(line: string): void;
};

/**
 * Runs a command and sets the exit code: 0 (or the number the command returns), 2 when what was
 * typed is wrong (an AppError of status 4xx), 1 otherwise. Errors are one sentence on standard error;
 * the stack of an unexpected one shows with LOG_LEVEL=debug only, as it may quote data.
 * @param run what the command does; a number it returns is the exit code
 */
export async function runMain(run: (terminal: Terminal) => Promise<unknown>): Promise<void> {
  const { language, debug } = readTerminal();
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  parentPort?.once('message', abort).unref();
  // A reader that closes early (`| head`) is no failure of ours.
  process.stdout.on('error', () => {});
  try {
    const print = (line: string): void => void process.stdout.write(`${line}\n`);
    const code = await run({ language, signal: stop.signal, print });
    process.exitCode = typeof code === 'number' ? code : 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error, language)}\n`);
    if (debug) process.stderr.write(`${inspect(error)}\n`);
    process.exitCode = error instanceof AppError && error.status >= 400 && error.status < 500 ? 2 : 1;
  } finally {
    process.removeListener('SIGINT', abort).removeListener('SIGTERM', abort);
    parentPort?.removeListener('message', abort);
  }
}

/** What to tell the person at the terminal about any error; an unexpected one is not quoted. */
export function sentenceOf(error: unknown, language: Language): string {
  const known = knownError(error);
  if (known) return known.sentence[language];
  return language === 'fr'
    ? 'Erreur inattendue. Relancez avec LOG_LEVEL=debug pour voir le détail et signalez-la.'
    : 'Unexpected error. Run again with LOG_LEVEL=debug for the detail, and report it.';
}

/**
 * `parseArgs`, with its refusals as one sentence of ours.
 * @throws AppError `usage` (400) on an unknown option, a missing value or a surplus argument
 */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw refused(cause);
  }
}

/** A wrong command line: the sentence, and where to read the right one. */
export function usageError(fr: string, en: string, field?: string): AppError {
  return new AppError({
    code: 'usage',
    status: 400,
    field,
    fr: `${fr} Voir --help.`,
    en: `${en} See --help.`,
  });
}

function refused(cause: unknown): AppError {
  const { code, message } = cause as { code?: string; message?: string };
  const quoted = /'([^']*)'/.exec(message ?? '')?.[1]?.split(/[ ,]/)[0] ?? '?';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return usageError(`Option inconnue : ${quoted}.`, `Unknown option: ${quoted}.`, quoted);
  }
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return usageError(`Argument en trop : ${quoted}.`, `Unexpected argument: ${quoted}.`, quoted);
  }
  return usageError(
    `L’option ${quoted} est mal employée (valeur absente ou en trop).`,
    `The option ${quoted} is misused (a value is missing or not expected).`,
    quoted,
  );
}
