import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { instant } from '../../db/core/calendar.ts';
import { STORE_TROUBLE } from '../../db/core/store-trouble.ts';
import { seededRandom } from '../demo/world/random.ts';
import { createStandIn } from '../x-stand-in/stand-in.ts';
import { judgeStore, NIGHT, unharmed, world } from './night.ts';

/** How a store's file is written and settled, and what a disk may answer to it. */
const REFUSALS = [
  { call: 'pwrite64', error: 'EIO' },
  { call: 'pwrite64', error: 'ENOSPC' },
  { call: 'fdatasync', error: 'EIO' },
  { call: 'fsync', error: 'EIO' },
] as const;
type Refusal = (typeof REFUSALS)[number];

/** From the refused call on, this many are refused: a disk seldom fails once. */
const IN_A_ROW = [1, 7];

const SENTENCES = ['SQLITE_IOERR', 'SQLITE_FULL'].flatMap((code) => {
  const trouble = STORE_TROUBLE[code];
  return trouble ? [trouble.fr, trouble.en] : [];
});

export type FailingDiskReport = {
  readonly failures: number;
  /** Nights that ended with a sentence about the disk; the others went on, the refused call being none of theirs. */
  readonly stopped: number;
  readonly problems: string[];
};

/**
 * Nights on SQLite whose disk refuses to write, at random moments, each begun again on a disk that is well, then judged:
 * what was refused is said in a sentence, what had been acknowledged is there, and the file is whole. A broken twin
 * ends with the first night that shows it.
 * @returns null where there is no strace to refuse with (Linux only)
 */
export async function tryFailingDisk(options: {
  readonly failures: number;
  readonly seed: number;
  readonly twin?: 'without-transactions';
}): Promise<FailingDiskReport | null> {
  if (spawnSync('strace', ['-V']).status !== 0) return null;
  const random = seededRandom(options.seed);
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-disk-'));
  try {
    const { expected } = await unharmed(`sqlite:${join(folder, 'unharmed.db')}`);
    const calls = await countCalls(folder);
    const possible = REFUSALS.filter(({ call }) => (calls.get(call) ?? 0) > 0);
    const problems: string[] = [];
    let stopped = 0;
    for (let failure = 1; failure <= options.failures; failure += 1) {
      if (options.twin && problems.length > 0) break;
      const refusal = random.pick(possible);
      const first = random.between(1, calls.get(refusal.call) ?? 1);
      const last = first + random.pick(IN_A_ROW) - 1;
      const where = `${refusal.error} at ${refusal.call} ${first} to ${last}`;
      const databaseUrl = `sqlite:${join(folder, String(failure))}.db`;
      await using standIn = createStandIn({ world, now: instant(NIGHT), rateLimit: 100_000 });
      const args = [join(import.meta.dirname, 'killed-night.ts'), databaseUrl, await standIn.listen()];
      if (options.twin) args.push(options.twin);
      const refused = await run('strace', [...refusing(refusal, first, last), process.execPath, ...args]);
      if (refused.code !== 0) {
        stopped += 1;
        if (!SENTENCES.some((sentence) => refused.said.includes(sentence)))
          problems.push(`${where}: ended with ${refused.code}, and said ${refused.said.trim()}`);
      }
      const again = await run(process.execPath, args);
      if (again.code !== 0) problems.push(`${where}: begun again, ended with ${again.code}: ${again.said}`);
      const found = await judgeStore(databaseUrl, expected, standIn.requests.length);
      problems.push(...found.map((problem) => `${where}: ${problem}`));
    }
    return { failures: options.failures, stopped, problems };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const refusing = ({ call, error }: Refusal, first: number, last: number): string[] => [
  ...['-f', '-qq', '--seccomp-bpf', '-o', '/dev/null', '-e', `trace=${call}`],
  ...['-e', `inject=${call}:error=${error}:when=${first}..${last}`],
];

/** How often a night that nobody harms makes each of these calls. */
async function countCalls(folder: string): Promise<Map<string, number>> {
  const calls = new Map<string, number>();
  const told = join(folder, 'calls');
  const traced = [...new Set(REFUSALS.map(({ call }) => call))].join(',');
  await using standIn = createStandIn({ world, now: instant(NIGHT), rateLimit: 100_000 });
  const { code, said } = await run('strace', [
    ...['-f', '-qq', '--seccomp-bpf', '-o', told, '-e', `trace=${traced}`, process.execPath],
    ...[join(import.meta.dirname, 'killed-night.ts'), `sqlite:${join(folder, 'counted.db')}`],
    await standIn.listen(),
  ]);
  if (code !== 0) throw new Error(`the night to count ended with ${code}: ${said}`);
  for (const line of readFileSync(told, 'utf8').split('\n')) {
    const call = /^\d+ +(\w+)\(/.exec(line)?.[1];
    if (call) calls.set(call, (calls.get(call) ?? 0) + 1);
  }
  return calls;
}

async function run(command: string, args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const said = await text(child.stderr);
  return { code: (await ended)[0], said };
}
