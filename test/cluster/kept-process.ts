import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** A process that is started again whenever it ends, as systemd does, until it is disposed of. */
export type KeptProcess = AsyncDisposable & {
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
};

const BEFORE_AGAIN_MS = 100;

/** @param args what Node runs */
export function keep(args: readonly string[], env: Readonly<Record<string, string>>): KeptProcess {
  let child: ChildProcess;
  let stopped = false;
  const run = async (): Promise<void> => {
    while (!stopped) {
      child = spawn(process.execPath, args, {
        env: { ...process.env, ...env },
        stdio: 'ignore',
      });
      await once(child, 'exit');
      if (!stopped) await delay(BEFORE_AGAIN_MS);
    }
  };
  const over = run();
  return {
    signal: (signal) => void child.kill(signal),
    async [Symbol.asyncDispose]() {
      stopped = true;
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await over;
    },
  };
}
