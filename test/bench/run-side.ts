import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Used } from './paused-time.ts';

export type Measured = Used & { readonly peakMb: number };

/** Runs one side of a bench in a process of its own, with the options that `npm run job` gives Node. */
export function runSide(script: string, args: readonly string[]): Measured {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { job: string } };
  const options = scripts.job.split(' ').filter((word) => word.startsWith('--'));
  const path = fileURLToPath(new URL(script, import.meta.url));
  const output = execFileSync(process.execPath, [...options, path, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Measured;
}
