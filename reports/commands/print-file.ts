import type { Print, PrintedFile } from '../../api/contract/editions-desk.ts';
import { AppError } from '../../db/core/errors.ts';
import { yearNotPublic } from '../edition/life.ts';
import { isYearPublic, publicPart } from '../edition/public-part.ts';
import { type PrintArgs, printEdition, printShare } from '../print/printer.ts';

/**
 * Prints one file of an edition, kept nowhere.
 * @throws AppError what the gate refuses, `sponsor-nothing-public`, `year-not-public`, or what the browser does
 */
export async function printFile(args: PrintArgs, print: Print): Promise<PrintedFile> {
  const { id } = args.document;
  const named = (name: string, bytes: Uint8Array): PrintedFile => ({
    name: `${name}-${args.lang}.${print === 'share' ? 'png' : 'pdf'}`,
    type: print === 'share' ? 'image/png' : 'application/pdf',
    base64: Buffer.from(bytes).toString('base64'),
  });
  switch (print) {
    case 'report':
      return named(id, (await printEdition(args)).pdf);
    case 'public':
      return named(`public-${id}`, (await printEdition({ ...args, ...publicOf(args) })).pdf);
    case 'sponsors':
      requirePublic(args);
      return named(`partenaires-${id}`, (await printEdition({ ...args, sheet: 'sponsors' })).pdf);
    case 'share':
      requirePublic(args);
      return named(`partenaires-${id}`, await printShare(args));
  }
}

/** @throws AppError when its release does not tell its year yet */
export function publicOf({ document }: Pick<PrintArgs, 'document'>) {
  if (!isYearPublic(document)) throw yearNotPublic(document);
  return publicPart(document);
}

/** @throws AppError 409 when nothing was public when the edition was made */
export function requirePublic({ document }: Pick<PrintArgs, 'document'>): void {
  if (document.released?.until) return;
  throw new AppError({
    code: 'sponsor-nothing-public',
    status: 409,
    fr: 'Aucun chiffre n’est encore public : la page des partenaires ne dit que ceux-là. La nuit les publie chaque mois.',
    en: 'No figure is public yet: the page for sponsors tells nothing else. The night publishes them each month.',
  });
}
