import { access } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../../db/catalogue/index.ts';
import { Calendar, type Instant, lastMomentOf, parseDay } from '../../db/core/calendar.ts';
import { type Terminal, usageError } from '../../db/core/cli.ts';
import { systemClock } from '../../db/core/clock.ts';
import { type Collective, readCollective } from '../../db/core/collective.ts';
import { readEnv } from '../../db/core/env.ts';
import { AppError, type Language } from '../../db/core/errors.ts';
import { openStore, type Store } from '../../db/store.ts';
import { buildEdition } from '../edition/build.ts';
import { canonicalJson } from '../edition/canonical.ts';
import { freezePrinted, sealEdition } from '../edition/freeze.ts';
import { findBrowser } from '../print/find-browser.ts';
import { type PrintArgs, printEdition, printShare } from '../print/printer.ts';
import { requireFolder, writeWhole } from './out-files.ts';

export type ReportOptions = { year?: string; 'as-of'?: string; lang?: string; out?: string };

/** Freezes the edition of a year and writes it as PDF, as HTML and as the JSON that both are drawn from. */
export async function anniversary(options: ReportOptions, terminal: ReportTerminal): Promise<void> {
  await withEdition(options, terminal, async ({ store, print: args, target }) => {
    const printed = await printEdition(args);
    // Only what could be printed is frozen, and only what is frozen appears under its name.
    await freezePrinted(store, args);
    const beside = target.replace(/\.pdf$/i, '');
    await writeWhole(`${beside}.html`, printed.html);
    // The very bytes whose SHA-256 the colophon tells.
    await writeWhole(`${beside}.json`, canonicalJson(args.document));
    await writeWhole(target, printed.pdf);
    return [target, `${beside}.html`, `${beside}.json`];
  });
}

/** Freezes the same edition, and writes the page for sponsors as PDF and HTML, and a picture for links as PNG. */
export async function sponsor(options: ReportOptions, terminal: ReportTerminal): Promise<void> {
  await withEdition(
    options,
    terminal,
    async ({ store, print: args, target }) => {
      if (!args.document.released?.until) throw nothingReleased();
      const printed = await printEdition({ ...args, sheet: 'sponsors' });
      if (printed.pages !== 1) throw tooLong(printed.pages);
      const picture = await printShare(args);
      await freezePrinted(store, args);
      const beside = target.replace(/\.pdf$/i, '');
      await writeWhole(`${beside}.html`, printed.html);
      await writeWhole(`${beside}.png`, picture);
      await writeWhole(target, printed.pdf);
      return [target, `${beside}.html`, `${beside}.png`];
    },
    'partenaires-',
  );
}

type ReportTerminal = Pick<Terminal, 'signal' | 'print'>;
type Ready = { readonly store: Store; readonly print: PrintArgs; readonly target: string };

async function withEdition(
  options: ReportOptions,
  { signal, print }: ReportTerminal,
  write: (ready: Ready) => Promise<string[]>,
  prefix = '',
): Promise<void> {
  const asked = readAsked(options);
  const env = readEnv();
  const browser = findBrowser(env);
  const webDir = fileURLToPath(new URL('../../web/dist', import.meta.url));
  await requireWeb(webDir);
  const collective = readCollective(env.collectiveFile);
  await using store = await openStore(env.databaseUrl, { mustExist: true });
  const built = await buildEdition(
    { store, collective, catalogue: CATALOGUE, clock: systemClock },
    { kind: 'anniversary', year: asked.year, ...knownBy(options['as-of'], collective) },
  );
  const sealed = await sealEdition(store, built);
  const target = resolve(asked.out ?? `${prefix}${built.id}.pdf`);
  await requireFolder(dirname(target));
  const written = await write({
    store,
    print: { ...sealed, lang: asked.lang, webDir, browser, signal },
    target,
  });
  print(written.join('\n'));
}

const nothingReleased = (): AppError =>
  new AppError({
    code: 'sponsor-nothing-public',
    status: 409,
    fr: 'Aucun chiffre n’est encore public : la page des partenaires ne dit que ceux-là. La nuit les publie chaque mois.',
    en: 'No figure is public yet: the page for sponsors tells nothing else. The night publishes them each month.',
  });

const tooLong = (pages: number): AppError =>
  new AppError({
    code: 'gate-sponsor-pages',
    fr: `La synthèse n’est pas imprimée : elle tient sur ${pages} pages au lieu d’une.`,
    en: `The summary is not printed: it takes ${pages} pages instead of one.`,
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

function readAsked({ year = '', lang, out }: ReportOptions): {
  year: number;
  lang: Language;
  out: string | undefined;
} {
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
