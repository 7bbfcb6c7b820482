import { inflateSync } from 'node:zlib';
import {
  AFRelationship,
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { Language } from '../../db/core/errors.ts';
import { nameBookmarks } from './bookmarks.ts';
import { type LinkNames, nameLinks } from './link-names.ts';
import { renumberNodes } from './node-numbers.ts';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** A file inside the PDF: `text` in UTF-8. */
export type Attachment = {
  readonly name: string;
  readonly text: string;
  readonly mimeType: string;
  readonly description: string;
};

export type FinishedPdf = {
  readonly bytes: Uint8Array;
  readonly pages: readonly { empty: boolean }[];
  /** The page that each place with an id is on, from 1. */
  readonly pageOf: ReadonlyMap<string, number>;
};

/**
 * Adds to Chromium's PDF what it leaves out: language with its region, title in the window, XMP,
 * a fixed date, a name for each link, whole bookmarks, the files that come with it. The same edition gives the same bytes.
 */
export async function finishPdf(
  printed: Uint8Array,
  about: {
    title: string;
    author: string;
    language: Language;
    at: Date;
    links: LinkNames;
    /** In the order of the page. */
    headings: readonly string[];
    /** Which one printed, and its version. */
    browser: string;
    attachments: readonly Attachment[];
  },
): Promise<FinishedPdf> {
  // In one go: nobody else waits for this thread.
  const pdf = await PDFDocument.load(renumberNodes(printed), {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  });
  const language = LOCALES[about.language];
  pdf.setTitle(about.title, { showInWindowTitleBar: true });
  pdf.setAuthor(about.author);
  pdf.setLanguage(language);
  pdf.setProducer('i4emploi-mesure');
  pdf.setCreator(`i4emploi-mesure, ${about.browser}`);
  pdf.setCreationDate(about.at);
  pdf.setModificationDate(about.at);
  const metadata = pdf.context.stream(xmp({ ...about, language }), { Type: 'Metadata', Subtype: 'XML' });
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(metadata));
  for (const { name, text, mimeType, description } of about.attachments) {
    const dates = { creationDate: about.at, modificationDate: about.at };
    await pdf.attach(Buffer.from(text, 'utf8'), name, {
      mimeType,
      description,
      ...dates,
      afRelationship: AFRelationship.Data,
    });
  }
  nameBookmarks(pdf, about.headings);
  const pages = pdf.getPages();
  for (const page of pages) nameLinks(page, about.links);
  return {
    bytes: await pdf.save({ objectsPerTick: Number.POSITIVE_INFINITY }),
    pages: pages.map((page) => ({ empty: !hasTaggedContent(page) })),
    pageOf: placesIn(pdf),
  };
}

/** Chromium notes where each place is that a link leads to: the page, and how far down. */
function placesIn(pdf: PDFDocument): Map<string, number> {
  const numbers = new Map(pdf.getPages().map(({ ref }, index) => [ref, index + 1]));
  const places = pdf.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)?.entries() ?? [];
  return new Map(
    places.flatMap(([name, place]) => {
      const page = place instanceof PDFArray ? numbers.get(place.get(0) as PDFRef) : undefined;
      return page === undefined ? [] : [[name.decodeText(), page] as const];
    }),
  );
}

/** Everything of the text carries a mark (MCID); running heads and backgrounds are artifacts and carry none. */
function hasTaggedContent(page: PDFPage): boolean {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((part) => page.doc.context.lookup(part))
      : [contents];
  return streams.some((stream) => stream instanceof PDFRawStream && bytesOf(stream).includes('/MCID'));
}

/** Chromium deflates what it writes; what is written otherwise is left to the library, which is slower. */
function bytesOf(stream: PDFRawStream): Buffer {
  const isDeflated = stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode');
  return isDeflated ? inflateSync(stream.contents) : Buffer.from(decodePDFRawStream(stream).decode());
}

function xmp(about: { title: string; author: string; language: string; at: Date }): string {
  const date = about.at.toISOString();
  const alternative = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title>${alternative(about.title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(about.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${about.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
  // pdf-lib writes a string byte by byte: UTF-8 has to be spelled out.
  return Buffer.from(packet, 'utf8').toString('latin1');
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
