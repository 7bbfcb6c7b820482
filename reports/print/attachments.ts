import { PDFDocument } from '@cantoo/pdf-lib';
import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Language } from '../../db/core/errors.ts';
import { canonicalJson } from '../edition/canonical.ts';
import { editionTables } from '../edition/edition-tables.ts';
import type { Attachment } from './finish-pdf.ts';

const EDITION = {
  fr: 'L’édition : tout ce que ce document montre. Son SHA-256 est au colophon.',
  en: 'The edition: everything that this document shows. Its SHA-256 is in the colophon.',
};
const TABLE = {
  fr: 'Un tableau de l’édition, pour un tableur.',
  en: 'A table of the edition, for a spreadsheet.',
};

/** The files inside the PDF of an edition. */
export function attachmentsOf(document: EditionDocument, language: Language): Attachment[] {
  return [
    {
      name: `${document.id}.json`,
      text: canonicalJson(document),
      mimeType: 'application/json',
      description: EDITION[language],
    },
    ...editionTables(document, language).map(({ name, csv }) => ({
      name,
      text: csv,
      mimeType: 'text/csv',
      description: TABLE[language],
    })),
  ];
}

/** The tables inside a PDF that are not those of its edition, in either language, by their names. */
export function strangeTables(document: EditionDocument, files: ReadonlyMap<string, string>): string[] {
  const tables = new Map(
    (['fr', 'en'] as const).flatMap((language) =>
      editionTables(document, language).map(({ name, csv }) => [name, csv] as const),
    ),
  );
  return [...files]
    .filter(([name, text]) => name.endsWith('.csv') && tables.get(name) !== text)
    .map(([name]) => name);
}

/** The text of each file inside a PDF, by its name. */
export async function readAttachments(pdf: Uint8Array): Promise<Map<string, string>> {
  const read = await PDFDocument.load(pdf, { updateMetadata: false });
  return new Map(
    read.getAttachments().map(({ name, data }) => [name, Buffer.from(data).toString('utf8')] as const),
  );
}
