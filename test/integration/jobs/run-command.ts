import { spawn } from 'node:child_process';
import process from 'node:process';

type Outcome = { code: number | null; out: string; err: string };

/** Runs a main in its own process, with nothing of this one's environment. */
export function command(main: string, args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, [`jobs/${main}.ts`, ...args], {
    env: { LANG: 'fr_FR.UTF-8', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const outcome: Outcome = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    outcome.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    outcome.err += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...outcome, code })));
}
