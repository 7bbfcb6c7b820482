import type { Page } from 'puppeteer';
import type { EditionDocument } from '../../api/contract/edition.ts';
import type { StandingQuotation } from '../../api/contract/testimonial.ts';
import { AppError, type Language } from '../../db/core/errors.ts';
import { type Finding, refuseFor } from '../gate/finding.ts';
import { lookAtPage } from '../gate/page-conditions.ts';
import type { KeptBrowser, PageLimits } from './browser.ts';
import { printPage } from './print-page.ts';
import { LIGHT, renumberContents, seePage, takeSheet } from './see-page.ts';
import { ORIGIN, serveEdition } from './serve-edition.ts';

export type PrintArgs = PageLimits & {
  readonly document: EditionDocument;
  readonly sha256: string;
  /** The words it quotes, of those that stand now: never in a sheet for sponsors. */
  readonly testimonials?: readonly StandingQuotation[];
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

/** Drawing takes about a second; below the protocol's own limit, so that the sentence is ours. */
const READY_MS = 12_000;

/**
 * Prints an edition: the page of the site that shows it, fed from memory, as a tagged PDF and as one
 * HTML file. Nothing but that page and its assets can be reached.
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
export async function drawEdition(args: PrintArgs): Promise<DrawnEdition> {
  const { document, sha256, lang, webDir, browser, sheet = 'editions' } = args;
  const testimonials = sheet === 'editions' ? [...(args.testimonials ?? [])] : [];
  const draw = async (page: Page): Promise<DrawnEdition> => {
    await takeSheet(page);
    await serveEdition(page, { webDir, edition: { sha256, document, testimonials } });
    await open(page, `${ORIGIN}/${lang}/${sheet}/${document.id}?print=1`);
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
export async function printShare(args: PrintArgs): Promise<Uint8Array> {
  const { document, sha256, lang, webDir, browser } = args;
  return browser.withPage(async (page) => {
    await page.setViewport(SHARE);
    await page.emulateMediaFeatures(LIGHT);
    await serveEdition(page, { webDir, edition: { sha256, document } });
    await open(page, `${ORIGIN}/${lang}/shares/${document.id}?print=1`);
    refuseFor(lookAtPage(await seePage(page), document, 'sponsors'));
    return page.screenshot({ type: 'png', clip: { x: 0, y: 0, ...SHARE } });
  }, args);
}

/** What networks ask of a picture, in pixels. */
const SHARE = { width: 1200, height: 630 };

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load', timeout: READY_MS }).catch((cause: unknown) => {
    throw notDrawn(null, cause);
  });
  await page
    .waitForFunction(
      () =>
        document.documentElement.dataset.ready === 'true' ||
        document.documentElement.dataset.failed !== undefined,
      // Asked for with every frame, it would have the page make one each time.
      { timeout: READY_MS, polling: 'mutation' },
    )
    .catch((cause: unknown) => {
      throw notDrawn(null, cause);
    });
  const failed = await page.evaluate(() => document.documentElement.dataset.failed ?? null);
  if (failed !== null) throw notDrawn(failed);
}

function notDrawn(sentence: string | null, cause?: unknown): AppError {
  return new AppError({
    code: 'page-not-drawn',
    fr: `La page du rapport ne s’est pas dessinée${sentence ? ` : ${sentence}` : '.'}`,
    en: `The report’s page was not drawn${sentence ? `: ${sentence}` : '.'}`,
    cause,
  });
}
