import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { instant } from '../../db/core/calendar.ts';
import { emptyServer } from '../integration/stores.ts';
import { createStandIn } from '../x-stand-in/stand-in.ts';
import { liveOrDie } from './kills.ts';
import { judgeStore, NIGHT, unharmed, world } from './night.ts';

export type ServerFailpointReport = {
  /** Nights whose process died, each before another commit. */
  readonly cut: number;
  readonly problems: string[];
};

/**
 * The same on a server: of a transaction whose process dies it keeps nothing, so a night dies just before each commit,
 * when X has been asked as much as may be, and is gone on with by the next process.
 * @param postgres the address of a database that may be emptied
 * @param each try every n-th commit only
 */
export async function tryServerFailpoints({
  postgres,
  twin = '',
  each = 1,
}: {
  postgres: string;
  twin?: 'without-transactions' | '';
  each?: number;
}): Promise<ServerFailpointReport> {
  await emptyServer(postgres);
  const { expected } = await unharmed(postgres);
  const problems: string[] = [];
  for (let cut = 0; ; cut += 1) {
    const commit = 1 + cut * each;
    await emptyServer(postgres);
    await using standIn = createStandIn({ world, now: instant(NIGHT), rateLimit: 100_000 });
    const night = [join(import.meta.dirname, 'killed-night.ts'), postgres, await standIn.listen()];
    const live = (...more: string[]) =>
      liveOrDie(spawn(process.execPath, [...night, ...more], { stdio: ['ignore', 'ignore', 'pipe'] }));
    // There are no more commits than this night lived through.
    if ((await live(twin, `${commit}`)) !== null) return { cut, problems };
    const code = await live();
    if (code !== 0) problems.push(`before commit ${commit}: the next night ended with ${code}`);
    const found = await judgeStore(postgres, expected, standIn.requests.length);
    problems.push(...found.map((problem) => `before commit ${commit}: ${problem}`));
  }
}
