import { readFile } from 'node:fs/promises';
import { type Terminal, usageError } from '../../db/core/cli.ts';
import { readEnv } from '../../db/core/env.ts';
import { AppError, type Sentence } from '../../db/core/errors.ts';
import { openStore } from '../../db/store.ts';
import { verifyEdition } from '../edition/verify.ts';
import { readAttachments, strangeTables } from '../print/attachments.ts';

/** Tells whether a file is the edition that it says, figure by figure. The exit code: 0, or 1 on a difference. */
export async function verify(
  path: string | undefined,
  { language, print }: Pick<Terminal, 'language' | 'print'>,
): Promise<number> {
  if (!path) throw usageError('verify attend un fichier.', 'verify expects a file.', 'file');
  const files = await readFiles(path);
  await using store = await openStore(readEnv().databaseUrl, { mustExist: true });
  const { document, sha256, figures, differences, remarks } = await verifyEdition(store, files.edition);
  const number = figures.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB');
  print(`${document.id}\nSHA-256 ${sha256}`);
  for (const remark of remarks) print(remark[language]);
  const strange = strangeTables(document, files.tables);
  for (const difference of [...differences, ...strange.map(notItsTable)]) print(difference[language]);
  if (differences.length + strange.length > 0) return 1;
  print(
    language === 'fr'
      ? `Aucune différence : le manifeste est juste, ${number} chiffres recalculés sont ceux de l’édition.`
      : `No difference: the manifest is right, ${number} recomputed figures are those of the edition.`,
  );
  return 0;
}

type Files = { readonly edition: string; readonly tables: ReadonlyMap<string, string> };

const notItsTable = (name: string): Sentence => ({
  fr: `Tableau joint ${name} : ce n’est pas celui de l’édition.`,
  en: `Attached table ${name}: it is not that of the edition.`,
});

async function readFiles(path: string): Promise<Files> {
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
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-')
    return { edition: bytes.toString('utf8'), tables: new Map() };
  const files = await readAttachments(bytes).catch((cause: unknown) => {
    throw withoutEdition(path, cause);
  });
  const edition = [...files].find(([name]) => name.endsWith('.json'))?.[1];
  if (edition === undefined) throw withoutEdition(path);
  return { edition, tables: files };
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
