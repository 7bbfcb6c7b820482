import { basename } from 'node:path';
import { Calendar } from '../../db/core/calendar.ts';
import { type Terminal, usageError } from '../../db/core/cli.ts';
import { readCollective } from '../../db/core/collective.ts';
import { readEnv } from '../../db/core/env.ts';
import { AppError, type Sentence } from '../../db/core/errors.ts';
import { findEdition } from '../../db/queries/editions.ts';
import { openStore } from '../../db/store.ts';
import { sha256Of } from '../edition/canonical.ts';
import { changedSince, listPrinted, printedHere, unknownHere } from '../edition/printings.ts';
import { verifyEdition } from '../edition/verify.ts';
import { readAttachments, strangeTables } from '../print/attachments.ts';
import { readGiven } from './read-given.ts';

/**
 * Tells whether a file is the edition that it says, figure by figure, and whether it was printed here, byte for byte.
 * The exit code: 0, or 1 on a difference.
 */
export async function verify(
  path: string | undefined,
  { language, print }: Pick<Terminal, 'language' | 'print'>,
): Promise<number> {
  if (!path) throw usageError('verify attend un fichier.', 'verify expects a file.', 'file');
  const bytes = await readGiven(path);
  const [env, name] = [readEnv(), basename(path)];
  await using store = await openStore(env.databaseUrl, { mustExist: true });
  const printings = await listPrinted(store.db);
  const digest = sha256Of(bytes);
  const printed = printings.findLast(({ sha256 }) => sha256.includes(digest));
  // The page for sponsors, a picture and a page of HTML carry no edition; the store has the one they were drawn from.
  const files = (await filesIn(bytes)) ?? {
    edition: (printed && (await findEdition(store.db, printed.edition)))?.document,
    tables: new Map<string, string>(),
  };
  if (files.edition === undefined) throw withoutEdition(name);
  const { document, sha256, figures, differences, remarks } = await verifyEdition(store, files.edition);
  // What was printed here is as it was, also where a release since writes its tables in another way.
  const strange = printed ? [] : strangeTables(document, files.tables);
  const wrong = [...differences, ...strange.map(notItsTable)];
  const beside = [...remarks];
  if (printed) {
    const day = new Calendar(readCollective(env.collectiveFile).timeZone).dayOf(printed.at);
    beside.unshift(printedHere(name, printed, day));
  } else if (isPdf(bytes)) {
    const known = printings.some(({ edition }) => edition === document.id);
    if (known) wrong.unshift(changedSince(name));
    else beside.unshift(unknownHere(name));
  }
  const number = figures.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB');
  print(`${document.id}\nSHA-256 ${sha256}`);
  for (const sentence of [...beside, ...wrong]) print(sentence[language]);
  if (wrong.length > 0) return 1;
  print(
    language === 'fr'
      ? `Aucune différence : le manifeste est juste, ${number} chiffres recalculés sont ceux de l’édition.`
      : `No difference: the manifest is right, ${number} recomputed figures are those of the edition.`,
  );
  return 0;
}

type Files = { readonly edition?: string | undefined; readonly tables: ReadonlyMap<string, string> };

const notItsTable = (name: string): Sentence => ({
  fr: `Tableau joint ${name} : ce n’est pas celui de l’édition.`,
  en: `Attached table ${name}: it is not that of the edition.`,
});

const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-';

/** The edition that a file is or carries, and its tables; null when there is none, or none that can be read. */
async function filesIn(bytes: Buffer): Promise<Files | null> {
  if (!isPdf(bytes)) {
    const text = bytes.toString('utf8');
    return /^\uFEFF?\s*\{/.test(text) ? { edition: text, tables: new Map() } : null;
  }
  const files = await readAttachments(bytes).catch(() => new Map<string, string>());
  const edition = [...files].find(([name]) => name.endsWith('.json'))?.[1];
  return edition === undefined ? null : { edition, tables: files };
}

const withoutEdition = (name: string): AppError =>
  new AppError({
    code: 'file-without-edition',
    status: 400,
    field: 'file',
    fr: `${name} n’est, octet pour octet, aucun des fichiers que ce service a imprimés, et il ne contient pas d’édition. Donnez le JSON de l’édition, ou son PDF.`,
    en: `${name} is, byte for byte, none of the files that this service printed, and it holds no edition. Give the edition’s JSON, or its PDF.`,
  });
