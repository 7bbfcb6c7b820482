import { PDFDict, PDFHexString, PDFName, type PDFPage, PDFString } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer';

/** What a link says, by its address; within the page that is `#` and the id it leads to. */
export type LinkNames = ReadonlyMap<string, string>;

/** The names of a page's links. Links to one address are read out alike: as the first of them. */
export async function readLinkNames(page: Page): Promise<LinkNames> {
  const links = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map((link): [string, string] => {
      const inner = link.href.startsWith(`${location.href.split('#')[0]}#`);
      const said = link.getAttribute('aria-label') ?? link.textContent ?? '';
      return [inner ? link.hash : link.href, said.replace(/\s+/g, ' ').trim()];
    }),
  );
  return new Map(links.filter(([, name]) => name !== '').reverse());
}

/** Chromium leaves links without Contents: they would be read out as "link". One that says nothing tells its address. */
export function nameLinks(page: PDFPage, names: LinkNames): void {
  const annotations = page.node.Annots();
  for (let index = 0; index < (annotations?.size() ?? 0); index += 1) {
    const link = annotations?.lookup(index, PDFDict);
    if (link?.get(PDFName.of('Subtype')) !== PDFName.of('Link') || link.has(PDFName.of('Contents'))) continue;
    const address = addressOf(link);
    link.set(PDFName.of('Contents'), PDFHexString.fromText(names.get(address) ?? address));
  }
}

function addressOf(link: PDFDict): string {
  const action = link.lookupMaybe(PDFName.of('A'), PDFDict);
  const address = action?.lookupMaybe(PDFName.of('URI'), PDFString, PDFHexString)?.decodeText();
  const inner = link.lookup(PDFName.of('Dest'));
  return address ?? (inner instanceof PDFName ? `#${inner.decodeText()}` : '#');
}
