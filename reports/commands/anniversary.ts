import { dirname, resolve } from 'node:path';
import { usageError } from '../../db/core/cli.ts';
import { systemClock } from '../../db/core/clock.ts';
import { canonicalJson } from '../edition/canonical.ts';
import { freezePrinted } from '../edition/freeze.ts';
import { noteFrozenAndPrinted } from '../edition/life.ts';
import { type Printing, printingOf } from '../edition/printings.ts';
import { refuseFor } from '../gate/finding.ts';
import { drawEdition, type PrintArgs, printShare } from '../print/printer.ts';
import { requireFolder, writeWhole } from './out-files.ts';
import { publicOf, requirePublic } from './print-file.ts';
import { type Ready, type ReportOptions, type ReportTerminal, withEdition } from './ready.ts';
import { AT_TERMINAL } from './text.ts';

/**
 * Freezes the edition of a year and writes it as PDF, as HTML and as the JSON that both are drawn from. With `public`
 * what is drawn is its public part: the one to hand out.
 */
export async function anniversary(options: ReportOptions, terminal: ReportTerminal): Promise<void> {
  requireName(options);
  await withEdition(options, terminal, async ({ store, print: args, findings }) => {
    const drawn = options.public ? { ...args, ...publicOf(args) } : args;
    const target = await targetOf(options, args, options.public ? 'public-' : '');
    const printed = await drawOrRefuse(drawn, findings);
    // Only what could be printed is frozen, and only what is frozen appears under its name.
    await freezePrinted(store, args);
    // The very bytes whose SHA-256 the colophon tells.
    const json = canonicalJson(drawn.document);
    const files = [printed.pdf, printed.html, json];
    await notePrinted(store, args, [printingOf(options.public ? 'public' : 'report', args.lang, files)]);
    const beside = target.replace(/\.pdf$/i, '');
    await writeWhole(`${beside}.html`, printed.html);
    await writeWhole(`${beside}.json`, json);
    await writeWhole(target, printed.pdf);
    terminal.print([target, `${beside}.html`, `${beside}.json`].join('\n'));
  });
}

/** Freezes the same edition, and writes the page for sponsors as PDF and HTML, and a picture for links as PNG. */
export async function sponsor(options: ReportOptions, terminal: ReportTerminal): Promise<void> {
  requireName(options);
  await withEdition(options, terminal, async ({ store, print: args, findings }) => {
    requirePublic(args);
    const target = await targetOf(options, args, 'partenaires-');
    const printed = await drawOrRefuse({ ...args, sheet: 'sponsors' }, findings);
    const picture = await printShare(args);
    await freezePrinted(store, args);
    await notePrinted(store, args, [
      printingOf('sponsors', args.lang, [printed.pdf, printed.html]),
      printingOf('share', args.lang, [picture]),
    ]);
    const beside = target.replace(/\.pdf$/i, '');
    await writeWhole(`${beside}.html`, printed.html);
    await writeWhole(`${beside}.png`, picture);
    await writeWhole(target, printed.pdf);
    terminal.print([target, `${beside}.html`, `${beside}.png`].join('\n'));
  });
}

/** What happened to an edition at a terminal is told like the rest. */
async function notePrinted(
  { db }: Ready['store'],
  { document }: PrintArgs,
  printings: readonly Printing[],
): Promise<void> {
  const act = { id: document.id, by: AT_TERMINAL, at: systemClock.now() };
  await db.transaction().execute((transaction) => noteFrozenAndPrinted(transaction, act, printings));
}

/** @throws AppError that names everything the edition is refused for, of its store as of its pages */
async function drawOrRefuse(args: PrintArgs, findings: Ready['findings']) {
  const drawn = await drawEdition(args);
  refuseFor([...findings, ...drawn.findings]);
  return drawn.printed;
}

function requireName({ out }: ReportOptions): void {
  if (out === '') throw usageError('--out attend un nom de fichier.', '--out expects a file name.', 'out');
}

async function targetOf({ out }: ReportOptions, { document }: PrintArgs, prefix: string): Promise<string> {
  const target = resolve(out ?? `${prefix}${document.id}.pdf`);
  await requireFolder(dirname(target));
  return target;
}
