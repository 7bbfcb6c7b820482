import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../db/core/errors.ts';
import { readSetting, writeSetting } from '../../db/queries/settings.ts';
import { openStore, type Store } from '../../db/store.ts';

/** The folder of a demonstration: its store, its key, and what it leaves behind. */
export type Output = AsyncDisposable & {
  /** The address of its store. */
  readonly url: string;
  readonly store: Store;
  readonly pseudonymKey: string;
  /** Writes a file whole or not at all; returns its path. */
  write(name: string, content: string | Uint8Array): string;
};

/**
 * Opens the folder, new or from an earlier run of the same world.
 * @throws AppError when it holds another world, cannot be written, or is no folder
 */
export async function openOutput(folder: string, seed: number): Promise<Output> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new AppError({
      code: 'output-unwritable',
      status: 400,
      field: '--out',
      fr: `Le dossier ${folder} ne peut pas être créé. Choisissez-en un autre avec --out.`,
      en: `The folder ${folder} cannot be created. Choose another with --out.`,
      cause,
    });
  }
  const url = `sqlite:${join(folder, 'i4emploi.db')}`;
  const store = await openStore(url);
  try {
    await claim(store, folder, seed);
    return {
      url,
      store,
      pseudonymKey: keyOf(folder),
      write(name, content) {
        const path = join(folder, name);
        writeFileSync(`${path}.part`, content);
        renameSync(`${path}.part`, path);
        return path;
      },
      [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
    };
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
}

async function claim(store: Store, folder: string, seed: number): Promise<void> {
  const owner = await readSetting(store.db, 'demonstration');
  if (owner === `${seed}`) return;
  const collected = await store.db.selectFrom('run').select('id').limit(1).execute();
  if (owner === null && collected.length === 0) return writeSetting(store.db, 'demonstration', `${seed}`);
  throw new AppError({
    code: 'output-taken',
    status: 409,
    field: '--out',
    fr: `Le dossier ${folder} contient déjà ${owner === null ? 'une vraie base' : `le monde n° ${owner}`}. Choisissez un autre dossier avec --out.`,
    en: `The folder ${folder} already holds ${owner === null ? 'a real database' : `world no. ${owner}`}. Choose another folder with --out.`,
  });
}

function keyOf(folder: string): string {
  const path = join(folder, 'pseudonym.key');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}
