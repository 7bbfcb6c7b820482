import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** A PostgreSQL primary and its standby, of this machine's own programs, until it is disposed of. */
export type PostgresPair = AsyncDisposable & {
  readonly primary: Node;
  readonly standby: Node;
};
type Node = {
  readonly url: string;
  readonly folder: string;
  start(): void;
  /** As a machine that loses power: nothing is told to anybody. */
  kill(): void;
};

/** Where Debian keeps them; the newest version wins. */
const PROGRAMS = '/usr/lib/postgresql';
const binaries = existsSync(PROGRAMS)
  ? readdirSync(PROGRAMS)
      .sort((a, b) => Number(a) - Number(b))
      .map((version) => join(PROGRAMS, version, 'bin'))
      .findLast((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_basebackup')))
  : undefined;

/** PostgreSQL refuses to run as root, who may become somebody else. */
const owner: { uid?: number; gid?: number } | null = process.getuid?.() === 0 ? account('postgres') : {};

/** Why no pair can be made here; null: it can. */
export const whyNoPair: string | null = binaries
  ? owner === null
    ? 'no user to run PostgreSQL as'
    : null
  : 'PostgreSQL is not installed';

const OPTIONS = [
  ...['wal_level=replica', 'hot_standby=on', 'max_wal_senders=4', 'fsync=off', 'shared_buffers=16MB'],
  ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=40'],
];

/** Takes about three seconds. */
export async function startPair(): Promise<PostgresPair> {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-pair-'));
  if (owner?.uid && owner.gid) chownSync(folder, owner.uid, owner.gid);
  const primary = nodeIn(join(folder, 'primary'), await freePort());
  run('initdb', [
    '-D',
    primary.folder,
    '-A',
    'trust',
    '-U',
    'mesure',
    '-E',
    'UTF8',
    '--no-locale',
    '--no-sync',
  ]);
  primary.start();
  const standby = nodeIn(join(folder, 'standby'), await freePort());
  run('pg_basebackup', [
    '-D',
    standby.folder,
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
    '--no-sync',
    '-d',
    primary.url,
  ]);
  standby.start();
  return {
    primary,
    standby,
    async [Symbol.asyncDispose]() {
      for (const node of [standby, primary]) node.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function nodeIn(folder: string, port: number): Node {
  const options = [`port=${port}`, ...OPTIONS].map((option) => `-c ${option}`).join(' ');
  return {
    folder,
    url: `postgres://mesure@127.0.0.1:${port}/postgres`,
    start: () => run('pg_ctl', ['start', '-w', '-D', folder, '-l', `${folder}.log`, '-o', options]),
    kill() {
      if (existsSync(join(folder, 'postmaster.pid')))
        run('pg_ctl', ['stop', '-m', 'immediate', '-D', folder]);
    },
  };
}

function run(program: string, args: readonly string[]): void {
  execFileSync(join(binaries ?? '', program), [...args], { ...owner, cwd: '/', stdio: 'ignore' });
}

function account(name: string): { uid: number; gid: number } | null {
  try {
    const number = (flag: string): number =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    return null;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const { port } = server.address() as { port: number };
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  await closed.promise;
  return port;
}
