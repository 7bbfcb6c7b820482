import { systemClock } from '../../db/core/clock.ts';
import type { Language } from '../../db/core/errors.ts';
import { noteCheck } from '../edition/life.ts';
import { isYearPublic, publicPart } from '../edition/public-part.ts';
import type { Finding } from '../gate/finding.ts';
import { drawEdition, type PrintArgs } from '../print/printer.ts';
import { type ReportOptions, type ReportTerminal, withEdition } from './ready.ts';
import { AT_TERMINAL } from './text.ts';

/**
 * Draws an edition in both languages and lists all that it is refused for; of a draft that is named, this is noted.
 * The exit code: 0, or 1.
 */
export async function check(options: ReportOptions, terminal: ReportTerminal): Promise<number> {
  return withEdition(options, terminal, async ({ store, print: args, findings }) => {
    const all = [...findings, ...(await lookAtPages(args))];
    for (const line of listOf(args.document.id, all, terminal.language)) terminal.print(line);
    if (options.edition !== undefined) {
      const act = { id: options.edition, by: AT_TERMINAL, at: systemClock.now() };
      await store.db.transaction().execute((transaction) => noteCheck(transaction, act, all));
    }
    return all.length === 0 ? 0 : 1;
  });
}

/**
 * What the pages of an edition are refused for, in both languages: once figures are public also the page for sponsors,
 * and its public part once its year is.
 */
export async function lookAtPages(args: PrintArgs): Promise<Finding[]> {
  const { document } = args;
  const sheets: Partial<PrintArgs>[] = [
    { sheet: 'editions' },
    ...(document.released?.until ? [{ sheet: 'sponsors' as const }] : []),
    ...(isYearPublic(document) ? [publicPart(document)] : []),
  ];
  const findings = new Map<string, Finding>();
  for (const sheet of sheets)
    for (const lang of ['fr', 'en'] as const) {
      const drawn = await drawEdition({ ...args, ...sheet, lang });
      // What is wrong in both languages, or on both, is told once.
      for (const finding of drawn.findings) findings.set(finding.en, finding);
    }
  return [...findings.values()];
}

function listOf(id: string, findings: readonly Finding[], language: Language): string[] {
  if (findings.length === 0)
    return [
      language === 'fr'
        ? `${id} : rien ne manque, l’édition peut être imprimée.`
        : `${id}: nothing is missing, the edition may be printed.`,
    ];
  const count = findings.length;
  const head = {
    fr: `${id} ne peut pas être imprimée, ${count} ${count === 1 ? 'chose manque' : 'choses manquent'} :`,
    en: `${id} cannot be printed, ${count} ${count === 1 ? 'thing is' : 'things are'} missing:`,
  };
  return [head[language], ...findings.map((finding) => `– ${finding[language]} [${finding.condition}]`)];
}
