import type { Print } from '../../api/contract/editions-desk.ts';
import type { Day } from '../../db/core/calendar.ts';
import type { Language, Sentence } from '../../db/core/errors.ts';
import { type EditionEventRow, listPrintings } from '../../db/queries/edition-life.ts';
import type { Database } from '../../db/store.ts';
import { longDate } from '../../db/words/long-date.ts';
import { sha256Of } from './canonical.ts';

/** What was printed of an edition at once: which sheet, in which language, and the SHA-256 of each file of it. */
export type Printing = {
  readonly print: Print;
  readonly language: Language;
  readonly sha256: readonly string[];
};

export const printingOf = (
  print: Print,
  language: Language,
  files: readonly (string | Uint8Array)[],
): Printing => ({ print, language, sha256: files.map(sha256Of) });

export type Printed = Printing & Pick<EditionEventRow, 'edition' | 'at'>;

/** Every printing of any edition whose digests were kept, in order; earlier ones noted their language alone. */
export async function listPrinted(db: Database): Promise<Printed[]> {
  const kept = (await listPrintings(db)).filter(({ note }) => note.startsWith('{'));
  return kept.map(({ edition, at, note }) => ({ ...(JSON.parse(note) as Printing), edition, at }));
}

const PRINTED: Record<Print, Sentence> = {
  report: { fr: 'rapport', en: 'report' },
  public: { fr: 'partie publique du rapport', en: 'public part of the report' },
  sponsors: { fr: 'page des partenaires', en: 'page for sponsors' },
  share: { fr: 'image pour un lien', en: 'picture for a link' },
};
const LANGUAGES: Record<Language, Sentence> = {
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
};

export const printedHere = (name: string, { print, language }: Printing, day: Day): Sentence => ({
  fr: `${name} : imprimé ici le ${longDate(day, 'fr')}, ${PRINTED[print].fr} en ${LANGUAGES[language].fr} ; pas un octet n’a changé.`,
  en: `${name}: printed here on ${longDate(day, 'en')}, ${PRINTED[print].en} in ${LANGUAGES[language].en}; not a byte has changed.`,
});

/** Of an edition that was printed here, a file that was not. */
export const changedSince = (name: string): Sentence => ({
  fr: `${name} : ce n’est, octet pour octet, aucun des fichiers que ce service a imprimés de cette édition. Ses pages peuvent montrer autre chose : imprimez-la à nouveau.`,
  en: `${name}: byte for byte, it is none of the files that this service printed of this edition. Its pages may show something else: print it again.`,
});

/** Printed elsewhere, or before digests were kept. */
export const unknownHere = (name: string): Sentence => ({
  fr: `${name} : ce service n’a gardé l’empreinte d’aucun fichier de cette édition ; ce que montrent ses pages n’est pas vérifié.`,
  en: `${name}: this service has kept the digest of no file of this edition; what its pages show is not verified.`,
});
