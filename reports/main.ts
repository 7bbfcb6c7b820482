import { access, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../db/catalogue/index.ts';
import { Calendar, type Instant, lastMomentOf, parseDay } from '../db/core/calendar.ts';
import { readArguments, runMain, usageError } from '../db/core/cli.ts';
import { systemClock } from '../db/core/clock.ts';
import { type Collective, readCollective } from '../db/core/collective.ts';
import { readEnv } from '../db/core/env.ts';
import { AppError, type Language } from '../db/core/errors.ts';
import { openStore } from '../db/store.ts';
import { buildEdition } from './edition/build.ts';
import { freezePrinted, sealEdition } from './edition/freeze.ts';
import { findBrowser } from './print/find-browser.ts';
import { printEdition } from './print/printer.ts';

const HELP = {
  fr: `npm run report -- anniversary --year AAAA [--as-of AAAA-MM-JJ] [--lang fr|en] [--out FICHIER]

Fige l’édition anniversaire de l’année i4Emploi qui finit le 25 septembre AAAA, l’imprime en PDF,
et pose à côté la même page en HTML. Relancée sans chiffre nouveau, elle rend la même édition.

  --year AAAA    l’année civile où finit l’année i4Emploi : 2019 pour 26/09/2018 – 25/09/2019
  --as-of JOUR   ce que l’on savait à la fin de ce jour (AAAA-MM-JJ) ; sans cela, aujourd’hui
  --lang fr|en   la langue du rapport (fr)
  --out FICHIER  le PDF ; sans cela, le nom de l’édition dans le dossier courant`,
  en: `npm run report -- anniversary --year YYYY [--as-of YYYY-MM-DD] [--lang fr|en] [--out FILE]

Freezes the anniversary edition of the i4Emploi year that ends on 25 September YYYY, prints it as PDF,
and puts the same page as HTML beside it. Run again without new figures, it gives the same edition.

  --year YYYY    the calendar year in which the i4Emploi year ends: 2019 for 26/09/2018 – 25/09/2019
  --as-of DAY    what was known at the end of that day (YYYY-MM-DD); otherwise, now
  --lang fr|en   the language of the report (fr)
  --out FILE     the PDF; otherwise the name of the edition in the current folder`,
};

await runMain(async ({ language, signal, print }) => {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      year: { type: 'string' },
      'as-of': { type: 'string' },
      lang: { type: 'string', default: 'fr' },
      out: { type: 'string' },
    },
  });
  if (values.help) return print(HELP[language]);
  const asked = readAsked(positionals, values);
  const env = readEnv();
  const browser = findBrowser(env);
  const webDir = fileURLToPath(new URL('../web/dist', import.meta.url));
  await requireWeb(webDir);
  const collective = readCollective(env.collectiveFile);
  await using store = await openStore(env.databaseUrl, { mustExist: true });
  const built = await buildEdition(
    { store, collective, catalogue: CATALOGUE, clock: systemClock },
    { kind: 'anniversary', year: asked.year, ...knownBy(values['as-of'], collective) },
  );
  const sealed = await sealEdition(store, built);
  const target = resolve(asked.out ?? `${built.id}.pdf`);
  await requireFolder(dirname(target));
  const printed = await printEdition({ ...sealed, lang: asked.lang, webDir, browser, signal });
  // Only what could be printed is frozen, and only what is frozen appears under its name.
  await freezePrinted(store, sealed);
  const twin = `${target.replace(/\.pdf$/i, '')}.html`;
  await writeWhole(twin, printed.html);
  await writeWhole(target, printed.pdf);
  print(`${target}\n${twin}`);
});

/** The last moment of that day. */
function knownBy(text: string | undefined, { timeZone }: Collective): { knownBy?: Instant } {
  if (text === undefined) return {};
  const day = parseDay(text);
  if (day) return { knownBy: lastMomentOf(new Calendar(timeZone), day) };
  throw usageError(
    `Le jour « ${text} » n’existe pas ; AAAA-MM-JJ est attendu.`,
    `There is no day "${text}"; YYYY-MM-DD is expected.`,
    'as-of',
  );
}

function readAsked(
  positionals: readonly string[],
  values: { year?: string; lang?: string; out?: string },
): { year: number; lang: Language; out: string | undefined } {
  const [command, surplus] = positionals;
  if (!command) throw usageError('Quel rapport ? anniversary.', 'Which report? anniversary.');
  if (command !== 'anniversary')
    throw usageError(`Rapport inconnu : ${command}.`, `Unknown report: ${command}.`);
  if (surplus) throw usageError(`Argument en trop : ${surplus}.`, `Unexpected argument: ${surplus}.`);
  const { year = '', lang, out } = values;
  if (!/^\d{4}$/.test(year)) {
    throw usageError(
      '--year attend une année à quatre chiffres.',
      '--year expects a year of four digits.',
      'year',
    );
  }
  if (lang !== 'fr' && lang !== 'en')
    throw usageError('--lang attend fr ou en.', '--lang expects fr or en.', 'lang');
  if (out === '') throw usageError('--out attend un nom de fichier.', '--out expects a file name.', 'out');
  return { year: Number(year), lang, out };
}

async function requireWeb(webDir: string): Promise<void> {
  await access(join(webDir, 'index.html')).catch((cause: unknown) => {
    throw new AppError({
      code: 'web-not-built',
      fr: 'Les pages ne sont pas construites. Lancez « node setup.mjs packages web ».',
      en: 'The pages have not been built. Run "node setup.mjs packages web".',
      cause,
    });
  });
}

async function requireFolder(folder: string): Promise<void> {
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
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
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
