import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../db/store.ts';
import { judgeNight, type Known, live, openPaying, whatIsKnown } from './night.ts';
import { watchStatements } from './statements.ts';

/** A store as a kill would leave it: the files after some statement, and how much X had been asked by then. */
type Failpoint = { readonly statement: number; readonly folder: string; requests: number };

export type FailpointReport = {
  readonly statements: number;
  /** Kills that leave the same bytes are one state. */
  readonly states: number;
  readonly problems: string[];
};

/** What goes wrong on purpose, to see that the judge sees it: no transactions; the log gone, as if it had never been written. */
export type Twin = 'without-transactions' | 'without-log';

/**
 * Lives one night on SQLite, keeps the files as they are after every statement, then goes on from each as the next
 * process would, and compares what it ends with to a night nobody killed. Every place between two statements
 * (before and after each answer of X, each group of rows, each commit) is one of these states.
 * @param each go on from every n-th state only
 */
export async function tryFailpoints({
  twin,
  each = 1,
}: {
  twin?: Twin;
  each?: number;
} = {}): Promise<FailpointReport> {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-crash-'));
  try {
    const { expected, points, statements } = await keepStates(folder, twin === 'without-transactions');
    const problems: string[] = [];
    for (const point of points.filter((_, index) => index % each === 0)) {
      if (twin === 'without-log') await rm(join(point.folder, 'night.db-wal'), { force: true });
      for (const problem of await goOn(point, expected))
        problems.push(`after statement ${point.statement}: ${problem}`);
      await rm(point.folder, { recursive: true });
    }
    return { statements, states: points.length, problems };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keepStates(folder: string, withoutTransactions: boolean) {
  const file = join(folder, 'night.db');
  await using store = await openStore(`sqlite:${file}`);
  await using setting = await openPaying(store);
  const points = new Map<string, Failpoint>();
  let statements = 0;
  const keep = (): void => {
    statements += 1;
    const requests = setting.standIn.requests.length;
    const bytes = createHash('sha1');
    for (const one of [file, `${file}-wal`]) if (existsSync(one)) bytes.update(readFileSync(one));
    const key = bytes.digest('hex');
    const known = points.get(key);
    // Of the kills that leave the same files, the last is the dearest: X has answered.
    if (known) known.requests = requests;
    else
      points.set(key, {
        statement: statements,
        folder: copy(file, join(folder, String(statements))),
        requests,
      });
  };
  {
    using _watch = watchStatements(keep, withoutTransactions);
    await live(setting);
  }
  return { expected: await whatIsKnown(store), points: [...points.values()], statements };
}

function copy(file: string, folder: string): string {
  mkdirSync(folder);
  for (const end of ['', '-wal']) {
    if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, join(folder, `night.db${end}`));
  }
  return folder;
}

/** What the next process makes of it, beside what it should be. */
async function goOn({ folder, requests }: Failpoint, expected: Known): Promise<string[]> {
  await using store = await openStore(`sqlite:${join(folder, 'night.db')}`);
  await using setting = await openPaying(store);
  try {
    await live(setting);
  } catch (error) {
    return [`the next night fails: ${error instanceof Error ? error.message : error}`];
  }
  const asked = requests + setting.standIn.requests.length;
  return await judgeNight(store, expected, asked);
}
