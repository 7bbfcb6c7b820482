import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../../db/core/calendar.ts';
import { openStore } from '../../db/store.ts';
import type { TinyWorld } from '../demo/world/tiny-world.ts';
import { KEY } from '../integration/jobs/setting.ts';
import { createStandIn, type StandIn } from '../x-stand-in/stand-in.ts';
import { setFileClock } from './file-clock.ts';
import { type KeptProcess, keep } from './kept-process.ts';
import { freePort, openPair, type PostgresServer } from './postgres-server.ts';
import { startProxy } from './proxy.ts';
import type { ToldWorker } from './worker.ts';

const WORKERS = 3;
const SERVICES = 2;
/** A worker that dies is followed this soon. */
const TURN_SECONDS = 2;

/** A service past one machine, all of it on this one. */
export type Cluster = AsyncDisposable & {
  /** Where clients ask: the proxy. */
  readonly url: string;
  readonly primary: PostgresServer;
  readonly standby: PostgresServer;
  readonly workers: readonly KeptProcess[];
  readonly services: readonly KeptProcess[];
  readonly standIn: StandIn;
  /** The time of the nights; those who answer live in the present. */
  setNow(now: Instant): Promise<void>;
};

/**
 * Starts a primary and its standby, three workers, two services and the proxy before them; a stand-in is their X.
 * @param losesCommits the broken twin: a commit is acknowledged before it is on disk
 */
export async function startCluster({
  world,
  now,
  losesCommits = false,
}: {
  readonly world: TinyWorld;
  readonly now: Instant;
  readonly losesCommits?: boolean;
}): Promise<Cluster> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-cluster-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const { primary, standby } = await openPair(
    losesCommits ? { synchronous_commit: 'off', wal_writer_delay: '10s' } : {},
  );
  stack.use(primary);
  stack.use(standby);
  // Made once, before several processes would each try.
  await (await openStore(primary.url))[Symbol.asyncDispose]();

  const standIn = createStandIn({ world, now, rateLimit: 1_000_000 });
  stack.defer(() => standIn.close());
  const clockFile = join(folder, 'now');
  await setFileClock(clockFile, now);
  const told: ToldWorker = {
    databaseUrl: primary.url,
    xUrl: await standIn.listen(),
    clockFile,
    turnSeconds: TURN_SECONDS,
    sorts: true,
  };
  const workers = Array.from({ length: WORKERS }, () =>
    stack.use(keep([join(import.meta.dirname, 'worker.ts'), JSON.stringify(told)], {})),
  );

  const ports = await Promise.all(Array.from({ length: SERVICES }, freePort));
  const proxy = stack.use(await startProxy(ports));
  const services = ports.map((port) =>
    stack.use(
      keep(['api/main.ts'], {
        DATABASE_URL: primary.url,
        DATABASE_REPLICA_URL: standby.url,
        PSEUDONYM_KEY: KEY,
        PUBLIC_URL: proxy.url,
        TRUSTED_PROXIES: '1',
        PORT: `${port}`,
        LOG_LEVEL: 'fatal',
      }),
    ),
  );
  await Promise.all(ports.map(answers));
  const all = stack.move();
  return {
    url: proxy.url,
    primary,
    standby,
    workers,
    services,
    standIn,
    async setNow(at) {
      standIn.setNow(at);
      await setFileClock(clockFile, at);
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** Resolves once a service is ready. */
async function answers(port: number): Promise<void> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await delay(BETWEEN_TRIES_MS);
  }
}
const BETWEEN_TRIES_MS = 100;
