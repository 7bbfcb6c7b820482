import { PDFDocument } from '@cantoo/pdf-lib';
import type { EditionDocument } from '../../api/contract/edition.ts';
import type { Language } from '../../db/core/errors.ts';
import { canonicalJson } from '../edition/canonical.ts';
import type { Attachment } from './finish-pdf.ts';

const EDITION = {
  fr: 'L’édition : tout ce que ce document montre. Son SHA-256 est au colophon.',
  en: 'The edition: everything that this document shows. Its SHA-256 is in the colophon.',
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
  ];
}

/** The text of each file inside a PDF, by its name. */
export async function readAttachments(pdf: Uint8Array): Promise<Map<string, string>> {
  const read = await PDFDocument.load(pdf, { updateMetadata: false });
  return new Map(
    read.getAttachments().map(({ name, data }) => [name, Buffer.from(data).toString('utf8')] as const),
  );
}
