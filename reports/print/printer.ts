import type { Page } from 'puppeteer';
import type { SheetKind } from '../../api/contract/drawn-sheet.ts';
import type { EditionDocument, Erratum } from '../../api/contract/edition.ts';
import type { StandingQuotation } from '../../api/contract/testimonial.ts';
import type { Language } from '../../db/core/errors.ts';
import { type Finding, refuseFor } from '../gate/finding.ts';
import { lookAtPage } from '../gate/page-conditions.ts';
import type { KeptBrowser, PageLimits } from './browser.ts';
import { layOut } from './lay-out.ts';
import { printPage } from './print-page.ts';
import { LIGHT, renumberContents, seePage, takeSheet } from './see-page.ts';
import { openSheet } from './serve-sheet.ts';
import { drawSheetPage, notDrawn } from './sheet-page.ts';

export type PrintArgs = PageLimits & {
  readonly document: EditionDocument;
  readonly sha256: string;
  /** The words it quotes, of those that stand now: never in a sheet for sponsors. */
  readonly testimonials?: readonly StandingQuotation[];
  /** What was found wrong in it since it was published. */
  readonly errata?: readonly Erratum[];
  /** The report unless told. The sheet for sponsors takes nothing with it but what is public. */
  readonly sheet?: 'editions' | 'sponsors';
  readonly lang: Language;
  /** The built site (web/dist). */
  readonly webDir: string;
  readonly browser: KeptBrowser;
};

export type PrintedEdition = {
  readonly pdf: Uint8Array;
  /** The same page as one self-contained file. */
  readonly html: string;
  readonly pages: number;
};

export type DrawnEdition = {
  readonly printed: PrintedEdition;
  readonly findings: readonly Finding[];
};

/** Below the protocol's own limit, so that the sentence is ours. */
const READY_MS = 12_000;

/**
 * Prints an edition: the page of the site that shows it, drawn here and laid out by the browser, as a tagged PDF and
 * as one HTML file. No script runs in it, and nothing but its style sheets and fonts can be reached.
 * @throws AppError when the page fails, when the gate refuses it, or when the browser does
 */
export async function printEdition(args: PrintArgs): Promise<PrintedEdition> {
  const { printed, findings } = await drawEdition(args);
  refuseFor(findings);
  return printed;
}

/**
 * Draws an edition whatever the gate finds in it, and says what that is: nothing of this may be kept then.
 * @throws AppError when the page fails, or when the browser does
 */
export function drawEdition(args: PrintArgs): Promise<DrawnEdition> {
  const { document, lang, webDir, browser, sheet = 'editions' } = args;
  const testimonials = sheet === 'editions' ? [...(args.testimonials ?? [])] : [];
  const open = drawToOpen({ ...args, testimonials }, sheet);
  const draw = async (page: Page): Promise<DrawnEdition> => {
    await takeSheet(page);
    await open(page);
    const drawn = await printPage(page, { document, sheet, lang, webDir, testimonials });
    if (drawn.contents.length === 0) return drawn;
    // A table broke otherwise than was reckoned: now the file says where everything is.
    await renumberContents(page, drawn.pageOf);
    const again = await printPage(page, { document, sheet, lang, webDir, testimonials });
    return { ...again, findings: [...again.findings, ...again.contents] };
  };
  return browser.withPage(draw, args);
}

/** The picture of an edition for a link: PNG, 1200 × 630. */
export function printShare(args: PrintArgs): Promise<Uint8Array> {
  const open = drawToOpen({ ...args, testimonials: [] }, 'shares');
  return args.browser.withPage(async (page) => {
    await page.setViewport(SHARE);
    await page.emulateMediaFeatures(LIGHT);
    await open(page);
    refuseFor(lookAtPage(await seePage(page), args.document, 'sponsors'));
    return page.screenshot({ type: 'png', clip: { x: 0, y: 0, ...SHARE } });
  }, args);
}

/** What networks ask of a picture, in pixels. */
const SHARE = { width: 1200, height: 630 };

/** Draws a sheet while the browser makes its page ready; what it returns opens it there, finished. */
function drawToOpen(
  { document, sha256, testimonials = [], errata = [], lang, webDir }: PrintArgs,
  sheet: SheetKind,
): (page: Page) => Promise<void> {
  const answer = { sha256, document, testimonials: [...testimonials], errata: [...errata] };
  const drawing = drawSheetPage(answer, { sheet, language: lang, webDir });
  // The browser may fail first: then nobody waits for it.
  drawing.catch(() => {});
  return async (page) => {
    const { drawn, html } = await drawing;
    const path = `/${lang}/${sheet}/${document.id}`;
    await openSheet(page, { html, webDir, path, limitMs: READY_MS }).catch((cause: unknown) => {
      throw notDrawn(cause);
    });
    await layOut(page, drawn);
  };
}
