import { readFile } from 'node:fs/promises';
import { type Terminal, usageError } from '../../db/core/cli.ts';
import { readEnv } from '../../db/core/env.ts';
import { AppError } from '../../db/core/errors.ts';
import { openStore } from '../../db/store.ts';
import { verifyEdition } from '../edition/verify.ts';
import { readAttachments } from '../print/attachments.ts';

/** Tells whether a file is the edition that it says, figure by figure. The exit code: 0, or 1 on a difference. */
export async function verify(
  path: string | undefined,
  { language, print }: Pick<Terminal, 'language' | 'print'>,
): Promise<number> {
  if (!path) throw usageError('verify attend un fichier.', 'verify expects a file.', 'file');
  const text = await editionText(path);
  await using store = await openStore(readEnv().databaseUrl, { mustExist: true });
  const { document, sha256, figures, differences } = await verifyEdition(store, text);
  const number = figures.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB');
  print(`${document.id}\nSHA-256 ${sha256}`);
  for (const difference of differences) print(difference[language]);
  if (differences.length > 0) return 1;
  print(
    language === 'fr'
      ? `Aucune différence : le manifeste est juste, ${number} chiffres recalculés sont ceux de l’édition.`
      : `No difference: the manifest is right, ${number} recomputed figures are those of the edition.`,
  );
  return 0;
}

async function editionText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError({
      code: 'file-unreadable',
      status: 400,
      field: 'file',
      fr: `Le fichier ${path} ne peut pas être lu.`,
      en: `The file ${path} cannot be read.`,
      cause,
    });
  });
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return bytes.toString('utf8');
  const files = await readAttachments(bytes).catch((cause: unknown) => {
    throw withoutEdition(path, cause);
  });
  const edition = [...files].find(([name]) => name.endsWith('.json'))?.[1];
  if (edition === undefined) throw withoutEdition(path);
  return edition;
}

const withoutEdition = (path: string, cause?: unknown): AppError =>
  new AppError({
    code: 'pdf-without-edition',
    status: 400,
    field: 'file',
    fr: `Le PDF ${path} ne contient pas d’édition. Donnez le JSON de l’édition.`,
    en: `The PDF ${path} holds no edition. Give the edition’s JSON.`,
    cause,
  });
