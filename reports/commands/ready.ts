import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../../db/catalogue/index.ts';
import { Calendar, type Instant, lastMomentOf, parseDay } from '../../db/core/calendar.ts';
import { type Terminal, usageError } from '../../db/core/cli.ts';
import { systemClock } from '../../db/core/clock.ts';
import { type Collective, readCollective } from '../../db/core/collective.ts';
import { readEnv } from '../../db/core/env.ts';
import { AppError, type Language } from '../../db/core/errors.ts';
import { findEdition } from '../../db/queries/editions.ts';
import { openStore, type Store } from '../../db/store.ts';
import { buildEdition } from '../edition/build.ts';
import { errataOf } from '../edition/errata.ts';
import { sealEdition } from '../edition/freeze.ts';
import { readAnyEdition } from '../edition/life.ts';
import { standingQuotations } from '../edition/quotations.ts';
import type { Finding } from '../gate/finding.ts';
import { lookAtStore } from '../gate/look-at-store.ts';
import { KeptBrowser } from '../print/browser.ts';
import { findBrowser } from '../print/find-browser.ts';
import type { PrintArgs } from '../print/printer.ts';

export type ReportOptions = {
  year?: string;
  'as-of'?: string;
  lang?: string;
  out?: string;
  edition?: string;
  public?: boolean;
  by?: string;
};
export type ReportTerminal = Pick<Terminal, 'signal' | 'print' | 'language'>;

/** An edition, ready to be drawn. */
export type Ready = {
  readonly store: Store;
  readonly print: PrintArgs;
  /** What the store is refused for; nothing of an edition that is frozen already. */
  readonly findings: readonly Finding[];
};

/** Who asks for an edition; a browser of its own is kept, else one is kept until this edition is done. */
type Asker = Partial<Pick<ReportTerminal, 'signal'>> & { readonly browser?: KeptBrowser };

/** Builds the edition of the year asked for, or takes the one that is named, and lends it; frozen, it is as it was frozen. */
export async function withEdition<T>(
  options: ReportOptions,
  { signal, browser: kept }: Asker,
  use: (ready: Ready) => Promise<T>,
): Promise<T> {
  const year = options.edition === undefined ? readYear(options) : null;
  const lang = readLanguage(options);
  const env = readEnv();
  await using own = kept ? null : new KeptBrowser(findBrowser(env));
  const browser = (kept ?? own) as KeptBrowser;
  const webDir = fileURLToPath(new URL('../../web/dist', import.meta.url));
  await requireWeb(webDir);
  const collective = readCollective(env.collectiveFile);
  await using store = await openStore(env.databaseUrl, { mustExist: true });
  const { publicUrl } = env;
  const context = { store, collective, catalogue: CATALOGUE, clock: systemClock, publicUrl };
  const built =
    year === null
      ? await readAnyEdition(store.db, options.edition ?? '')
      : await buildEdition(context, { kind: 'anniversary', year, ...knownBy(options['as-of'], collective) });
  const frozen = await findEdition(store.db, built.id);
  const findings = frozen ? [] : await lookAtStore(store.db, collective, built);
  const sealed = await sealEdition(store, built);
  const testimonials = await standingQuotations(store.db, sealed.document);
  const errata = await errataOf(store.db, built.id);
  return await use({
    store,
    findings,
    print: { ...sealed, testimonials, errata, lang, webDir, browser, ...(signal && { signal }) },
  });
}

/** @throws AppError 400 when it is not four digits */
export function readYear({ year = '' }: Pick<ReportOptions, 'year'>): number {
  if (/^\d{4}$/.test(year)) return Number(year);
  throw usageError(
    '--year attend une année à quatre chiffres.',
    '--year expects a year of four digits.',
    'year',
  );
}

/** @throws AppError 400 when it is neither of the two */
export function readLanguage({ lang }: Pick<ReportOptions, 'lang'>): Language {
  if (lang === 'fr' || lang === 'en') return lang;
  throw usageError('--lang attend fr ou en.', '--lang expects fr or en.', 'lang');
}

/** The last moment of that day, which is over: what an edition is frozen from never changes again. */
function knownBy(text: string | undefined, { timeZone }: Collective): { knownBy?: Instant } {
  if (text === undefined) return {};
  const day = parseDay(text);
  const moment = day && lastMomentOf(new Calendar(timeZone), day);
  if (moment && moment < systemClock.now()) return { knownBy: moment };
  if (moment) throw usageError(`Le ${text} n’est pas encore fini.`, `${text} is not over yet.`, 'as-of');
  throw usageError(
    `Le jour « ${text} » n’existe pas ; AAAA-MM-JJ est attendu.`,
    `There is no day "${text}"; YYYY-MM-DD is expected.`,
    'as-of',
  );
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
