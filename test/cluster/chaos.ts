import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom, shuffled } from '../demo/world/random.ts';
import { type Asked, startClients } from './clients.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { judgeNights, judgeStandby, judgeWrites } from './judge.ts';
import { nightOf, playNights, world } from './nights.ts';
import type { PostgresServer } from './postgres-server.ts';

export type ChaosReport = {
  readonly nights: number;
  /** How often each kind of process was struck. */
  readonly struck: Readonly<Record<string, number>>;
  readonly asked: Asked;
  readonly problems: readonly string[];
};

const BETWEEN_STRIKES_MS = 1_000;
/** A worker asleep for longer than its turn. */
const ASLEEP_MS = 5_000;

/** Strikes one process of a cluster each second while clients write and read and nights go by; then judges what stands. */
export async function runChaos(options: {
  readonly seconds: number;
  readonly seed: number;
}): Promise<ChaosReport> {
  await using cluster = await startCluster({ world, now: nightOf(0).at });
  const clients = await startClients(cluster);
  const nights = playNights(cluster);
  const struck = await strike(cluster, options);
  const asked = await clients.stop();
  const count = await nights.stop();
  const problems = [
    ...(await judgeNights(cluster, count)),
    ...(await judgeWrites(cluster, asked)),
    ...(await judgeStandby(cluster)),
  ];
  return { nights: count, struck, asked, problems };
}

/** The broken twin: a database that acknowledges before it has written, killed again and again. @returns what was lost */
export async function runBroken({ seconds }: { readonly seconds: number }): Promise<string[]> {
  await using cluster = await startCluster({ world, now: nightOf(0).at, losesCommits: true });
  const clients = await startClients(cluster);
  for (let second = 0; second < seconds; second += 1) {
    await delay(BETWEEN_STRIKES_MS);
    await again(cluster.primary);
  }
  return await judgeWrites(cluster, await clients.stop());
}

async function strike(
  { workers, services, standby, primary }: Cluster,
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<Record<string, number>> {
  const random = seededRandom(seed);
  const struck: Record<string, number> = {};
  const under: Promise<unknown>[] = [];
  const sleep = async (): Promise<void> => {
    const worker = random.pick(workers);
    worker.signal('SIGSTOP');
    await delay(ASLEEP_MS);
    worker.signal('SIGCONT');
  };
  const blows: [string, () => unknown][] = [
    ...workers.map((worker): [string, () => unknown] => ['worker', () => worker.signal('SIGKILL')]),
    ...services.map((service): [string, () => unknown] => ['service', () => service.signal('SIGKILL')]),
    ['worker asleep', sleep],
    ['standby', () => again(standby)],
    ['primary', () => again(primary)],
  ];
  // Each is struck before one is struck again: a minute is short.
  let bag: typeof blows = [];
  for (let second = 0; second < seconds; second += 1) {
    await delay(BETWEEN_STRIKES_MS);
    if (bag.length === 0) bag = shuffled(blows, random);
    const [kind, blow] = bag.pop() as (typeof blows)[number];
    struck[kind] = (struck[kind] ?? 0) + 1;
    under.push(Promise.resolve(blow()));
  }
  await Promise.all(under);
  return struck;
}

async function again(server: PostgresServer): Promise<void> {
  await server.kill();
  await server.start();
}
