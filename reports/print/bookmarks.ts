import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer';

/** What each heading of a page says, in their order. */
export const readHeadings = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) =>
      (heading.textContent ?? '').replace(/\s+/g, ' ').trim(),
    ),
  );

/** Chromium drops the space where a heading goes on in a second line: its bookmark then says two words as one. */
export function nameBookmarks(pdf: PDFDocument, headings: readonly string[]): void {
  const left = [...headings];
  const outline = pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  for (const item of outline ? itemsOf(outline) : []) {
    const said = item.lookup(PDFName.of('Title'), PDFString, PDFHexString).decodeText();
    const index = left.findIndex((heading) => squeezed(heading) === squeezed(said));
    if (index < 0) continue;
    const [heading = said] = left.splice(0, index + 1).slice(-1);
    item.set(PDFName.of('Title'), PDFHexString.fromText(heading));
  }
}

function itemsOf(parent: PDFDict): PDFDict[] {
  const items: PDFDict[] = [];
  const next = (of: PDFDict, key: string) => of.lookupMaybe(PDFName.of(key), PDFDict);
  for (let item = next(parent, 'First'); item; item = next(item, 'Next')) items.push(item, ...itemsOf(item));
  return items;
}

const squeezed = (text: string): string => text.replace(/\s/g, '');
