import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { instant } from '../../db/core/calendar.ts';
import { seededRandom } from '../demo/world/random.ts';
import { createStandIn } from '../x-stand-in/stand-in.ts';
import { judgeStore, NIGHT, unharmed, world } from './night.ts';

/** A night may be killed so often before it is let through. */
const KILLS_A_NIGHT = 8;

export type KillReport = { readonly nights: number; readonly kills: number; readonly problems: string[] };

/**
 * Nights killed with `kill -9` at random moments, each begun again until it is through, then judged.
 * @param postgres a server's database that may be emptied; SQLite files in a temporary folder without it
 */
export async function tryKills(options: {
  readonly kills: number;
  readonly seed: number;
  readonly postgres?: string;
  readonly twin?: 'without-transactions';
}): Promise<KillReport> {
  const random = seededRandom(options.seed);
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-kills-'));
  try {
    const fresh = async (name: string): Promise<string> => {
      if (!options.postgres) return `sqlite:${join(folder, name)}.db`;
      const client = new pg.Client({ connectionString: options.postgres });
      await client.connect();
      await client.query('drop schema public cascade; create schema public');
      await client.end();
      return options.postgres;
    };
    const { expected, tookMs } = await unharmed(await fresh('unharmed'));
    const problems: string[] = [];
    let [nights, kills] = [0, 0];
    while (kills < options.kills) {
      nights += 1;
      const databaseUrl = await fresh(String(nights));
      await using standIn = createStandIn({ world, now: instant(NIGHT), rateLimit: 100_000 });
      const args = [join(import.meta.dirname, 'killed-night.ts'), databaseUrl, await standIn.listen()];
      if (options.twin) args.push(options.twin);
      let killed = 0;
      for (let isThrough = false; !isThrough; ) {
        const after = killed < KILLS_A_NIGHT ? random.next() * tookMs : Infinity;
        const code = await liveOrDie(
          spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] }),
          after,
        );
        if (code === null) killed += 1;
        else if (code > 0) problems.push(`night ${nights}, killed ${killed} times: ended with ${code}`);
        isThrough = code !== null;
      }
      kills += killed;
      const found = await judgeStore(databaseUrl, expected, standIn.requests.length);
      problems.push(...found.map((problem) => `night ${nights}, killed ${killed} times: ${problem}`));
    }
    return { nights, kills, problems };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The exit code; null when it was killed first. */
export async function liveOrDie(child: ChildProcess, afterMs = Infinity): Promise<number | null> {
  const ended = once(child, 'close') as Promise<[number | null]>;
  if (afterMs !== Infinity) {
    await Promise.race([ended, delay(afterMs)]);
    child.kill('SIGKILL');
  }
  return (await ended)[0];
}
