import { on } from 'node:events';
import { parentPort, Worker } from 'node:worker_threads';
import { AppError, knownError, type Sentence } from './errors.ts';
import { endWorker } from './run-beside.ts';

type Answer = { readonly said: string } | { readonly refused: Sentence & { readonly code: string } };

/** A thread of ours that answers questions. */
export type Beside = AsyncDisposable & {
  /**
   * One question at a time.
   * @throws AppError 503: what the thread refused, or `thread-ended` when it died or was not done within the limit
   */
  ask(question: string): Promise<string>;
};

/**
 * Keeps a thread warm between questions: the first starts it, a while without one ends it, and the next one has a new
 * thread where it died.
 * @param main its file, which calls `answerBeside`
 */
export function askBeside(
  main: URL,
  { limitMs, idleMs, env }: { limitMs: number; idleMs: number; env?: NodeJS.ProcessEnv },
): Beside {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    if (ending) await endWorker(ending);
  };
  return {
    async ask(question) {
      clearTimeout(idle);
      worker ??= new Worker(main, env && { env });
      const answer = await answerOf(worker, question, limitMs);
      if (answer === null) {
        void worker?.terminate();
        worker = null;
        throw threadEnded();
      }
      idle = setTimeout(() => void end(), idleMs).unref();
      if ('said' in answer) return answer.said;
      throw new AppError({ status: 503, ...answer.refused });
    },
    [Symbol.asyncDispose]: end,
  };
}

/** What the thread answers; null when it ended instead, or took too long. */
async function answerOf(worker: Worker, question: string, limitMs: number): Promise<Answer | null> {
  const { promise, resolve } = Promise.withResolvers<Answer | null>();
  const ended = (): void => resolve(null);
  const watchdog = setTimeout(ended, limitMs);
  worker.once('message', resolve).once('error', ended).once('exit', ended);
  worker.postMessage(question);
  try {
    return await promise;
  } finally {
    clearTimeout(watchdog);
    worker.off('message', resolve).off('error', ended).off('exit', ended);
  }
}

/** In such a thread: answers until it is told to stop. */
export async function answerBeside(answer: (question: string) => Promise<string>): Promise<void> {
  if (!parentPort) return;
  for await (const [question] of on(parentPort, 'message')) {
    if (question === 'stop') return;
    parentPort.postMessage(await answerOrRefuse(answer, question));
  }
}

async function answerOrRefuse(
  answer: (question: string) => Promise<string>,
  question: string,
): Promise<Answer> {
  try {
    return { said: await answer(question) };
  } catch (error) {
    const known = knownError(error);
    if (!known) throw error;
    return { refused: { code: known.code, ...known.sentence } };
  }
}

const threadEnded = (): AppError =>
  new AppError({
    code: 'thread-ended',
    status: 503,
    fr: 'Ce que vous demandiez s’est arrêté en route. Recommencez ; si cela se répète, la commande du terminal dit pourquoi.',
    en: 'What you asked for stopped on its way. Start over; if it happens again, the command at a terminal says why.',
  });
