import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { asNobody, giveAway, newFolder, programs } from './postgres-programs.ts';

/** A PostgreSQL 18 of its own on loopback, from an npm package, its files in a temporary folder. */
export type PostgresServer = AsyncDisposable & {
  readonly url: string;
  /** As a power cut does to the process: nothing is told, nothing is closed. */
  kill(): Promise<void>;
  /** Starts it (again); resolves once it answers. */
  start(): Promise<void>;
};

/** Name and value of `postgresql.conf`. */
export type Settings = Readonly<Record<string, string>>;

const USER = 'mesure';
const SLOT = 'standby';
const ANSWERS_WITHIN_MS = 20_000;
const BETWEEN_TRIES_MS = 50;

const USUAL: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
};

/** One server, empty. */
export async function openServer(settings: Settings = {}): Promise<PostgresServer> {
  const folder = await newCluster();
  return started(serverIn(folder, await freePort(), settings));
}

/** A server, and a standby that follows it; the package has no `pg_basebackup`, so both begin from the same files. */
export async function openPair(
  settings: Settings = {},
): Promise<{ primary: PostgresServer; standby: PostgresServer }> {
  const folder = await newCluster();
  const copy = await newFolder();
  await cp(folder, copy, { recursive: true });
  await writeFile(join(copy, 'standby.signal'), '');
  await giveAway(copy);
  const port = await freePort();
  const primary = await started(serverIn(folder, port, settings));
  // What the standby has not had yet is kept for it, and nothing longer.
  await tell(primary.url, `select pg_create_physical_replication_slot('${SLOT}')`);
  const standby = serverIn(copy, await freePort(), {
    ...settings,
    primary_conninfo: `host=127.0.0.1 port=${port} user=${USER}`,
    primary_slot_name: SLOT,
  });
  return { primary, standby: await started(standby) };
}

async function started(server: PostgresServer): Promise<PostgresServer> {
  await server.start();
  return server;
}

function serverIn(folder: string, port: number, settings: Settings): PostgresServer {
  const url = `postgres://${USER}@127.0.0.1:${port}/postgres`;
  const options = Object.entries({ ...USUAL, ...settings, port: `${port}` });
  const args = ['-D', folder, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    url,
    kill: () => end('SIGKILL'),
    async start() {
      const postgres = join(await programs(), 'postgres');
      const until = Date.now() + ANSWERS_WITHIN_MS;
      while (Date.now() < until) {
        // What a killed one leaves behind takes a moment to go; until then a new one refuses to begin.
        if (!child || child.exitCode !== null || child.signalCode !== null)
          child = spawn(postgres, args, { stdio: 'ignore', ...asNobody });
        if (await answers(url)) return;
        await delay(BETWEEN_TRIES_MS);
      }
      throw new Error(`PostgreSQL does not answer on port ${port}`);
    },
    async [Symbol.asyncDispose]() {
      await end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const answers = (url: string): Promise<boolean> =>
  tell(url, 'select 1').then(
    () => true,
    () => false,
  );

async function tell(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => {});
  }
}

async function newCluster(): Promise<string> {
  const folder = await newFolder();
  const args = ['-D', folder, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await promisify(execFile)(join(await programs(), 'initdb'), args, asNobody);
  return folder;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
