import type { Page } from 'puppeteer';
import type { EditionDocument } from '../../api/contract/edition.ts';
import type { StandingQuotation } from '../../api/contract/testimonial.ts';
import type { Language } from '../../db/core/errors.ts';
import { emptyPages, wrongContents, wrongSize } from '../gate/file-conditions.ts';
import type { Finding } from '../gate/finding.ts';
import { lookAtPage } from '../gate/page-conditions.ts';
import { attachmentsOf } from './attachments.ts';
import { readHeadings } from './bookmarks.ts';
import { type FinishedPdf, finishPdf } from './finish-pdf.ts';
import { readTwin, writeTwin } from './html-twin.ts';
import { readLinkNames } from './link-names.ts';
import { seePage } from './see-page.ts';

type PrintedPage = Pick<FinishedPdf, 'pageOf'> & {
  readonly printed: { readonly pdf: Uint8Array; readonly html: string; readonly pages: number };
  readonly findings: readonly Finding[];
  /** What its contents say of its pages and is not so. */
  readonly contents: readonly Finding[];
};

/** A page that is drawn and took its sheet, as it stands: looked at, printed, finished, and as one file of HTML. */
export async function printPage(
  page: Page,
  {
    document,
    sheet,
    lang,
    webDir,
    testimonials,
  }: {
    document: EditionDocument;
    sheet: 'editions' | 'sponsors';
    lang: Language;
    webDir: string;
    testimonials: readonly StandingQuotation[];
  },
): Promise<PrintedPage> {
  const [seen, twin, title, links, headings, version] = await Promise.all([
    seePage(page),
    readTwin(page),
    page.title(),
    readLinkNames(page),
    readHeadings(page),
    page.browser().version(),
  ]);
  // While the browser prints, the rest is done here.
  const [printed, html, attachments, found] = await Promise.all([
    page.pdf({
      format: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      // They were waited for when the page was laid out.
      waitForFonts: false,
    }),
    writeTwin(twin, webDir),
    sheet === 'editions' ? attachmentsOf(document, lang) : [],
    lookAtPage(seen, document, sheet, testimonials),
  ]);
  const finished = await finishPdf(printed, {
    title,
    author: document.collective.name,
    language: lang,
    at: new Date(document.frozenAt),
    ...{ links, headings },
    browser: version,
    attachments,
  });
  return {
    pageOf: finished.pageOf,
    contents: wrongContents(seen, finished),
    printed: { pdf: finished.bytes, html, pages: finished.pages.length },
    findings: [
      ...found,
      ...emptyPages(finished),
      ...wrongSize({ sheet, sheets: seen.sheets, pages: finished.pages, bytes: finished.bytes.length }),
    ],
  };
}
