import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError, type Language } from '../../db/core/errors.ts';
import { type PersonFile, personPage } from './person-file.ts';

const namesOf = (out: string) => [`${out}.json`, `${out}.html`] as const;

/** @throws AppError 400 when the folder of an export is not there, or a file of its name is */
export function requireRoom(out: string): void {
  const folder = dirname(out);
  if (!existsSync(folder))
    throw new AppError({
      code: 'folder-missing',
      status: 400,
      field: 'out',
      fr: `Le dossier ${folder} n’existe pas.`,
      en: `The folder ${folder} does not exist.`,
    });
  const taken = namesOf(out).find((file) => existsSync(file));
  if (taken)
    throw new AppError({
      code: 'file-exists',
      status: 400,
      field: 'out',
      fr: `Le fichier ${taken} existe déjà : donnez un autre nom, ou déplacez-le.`,
      en: `The file ${taken} exists already: give another name, or move it away.`,
    });
}

/** Writes what is held of a person, as JSON and as a page to read; returns the names of both. */
export async function writeExport(out: string, file: PersonFile, language: Language): Promise<string[]> {
  const [json, html] = namesOf(out);
  // The person's own data: nobody else on this machine may read them.
  const mode = 0o600;
  await writeFile(json, `${JSON.stringify(file, null, 2)}\n`, { mode, flag: 'wx' });
  await writeFile(html, personPage(file, language), { mode, flag: 'wx' });
  return [json, html];
}
