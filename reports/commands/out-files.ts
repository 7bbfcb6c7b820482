import { access, rename, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { AppError } from '../../db/core/errors.ts';

/** @throws AppError 400 when the folder to write into is not there */
export async function requireFolder(folder: string): Promise<void> {
  await access(folder).catch((cause: unknown) => {
    throw new AppError({
      code: 'folder-missing',
      status: 400,
      field: 'out',
      fr: `Le dossier ${folder} n’existe pas.`,
      en: `The folder ${folder} does not exist.`,
      cause,
    });
  });
}

/** Under another name until it is whole: a reader never opens half a report. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const partial = `${path}.${process.pid}.partial`;
  try {
    await writeFile(partial, content);
    await rename(partial, path);
  } catch (cause) {
    await rm(partial, { force: true });
    throw new AppError({
      code: 'file-not-written',
      fr: `Le fichier ${path} ne peut pas être écrit. Vérifiez les droits et la place sur le disque.`,
      en: `The file ${path} cannot be written. Check permissions and free disk space.`,
      cause,
    });
  }
}
