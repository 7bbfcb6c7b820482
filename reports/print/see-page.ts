import type { Page } from 'puppeteer';
import type { SeenPage } from '../gate/page-conditions.ts';

/** Wide as the text of an A4 sheet between its margins: 174 mm at 96 dots an inch. */
const SHEET = { width: 658, height: 930 };

/** The colours of paper, whatever the machine prefers. */
export const LIGHT = [{ name: 'prefers-color-scheme', value: 'light' }];

/** Lays a page out as it will be printed, from the first line it draws on. */
export async function takeSheet(page: Page): Promise<void> {
  await page.setViewport(SHEET);
  const session = await page.createCDPSession();
  // Both at once: told one after the other, the second takes the first back.
  await session.send('Emulation.setEmulatedMedia', { media: 'print', features: LIGHT });
}

/** Reads what stands on a page that took its sheet. */
export const seePage = (page: Page): Promise<SeenPage> => page.evaluate(readDocument);

/** Runs in the page: it may use nothing from outside. */
async function readDocument(): Promise<SeenPage> {
  await document.fonts.ready;
  const words: string[] = [];
  const own: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (parentElement?.closest('script, style')) continue;
    words.push(textContent ?? '');
    // The words of a source are quoted as they are, whatever they say.
    if (!parentElement?.closest('[data-verbatim]')) own.push(textContent ?? '');
  }
  const isCut = (table: HTMLElement): boolean => {
    for (let box: HTMLElement | null = table; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      if (overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1) return true;
      if (overflowY === 'hidden' && box.scrollHeight > box.clientHeight + 1) return true;
    }
    return table.getBoundingClientRect().right > document.documentElement.clientWidth + 1;
  };
  return {
    sheets: document.querySelectorAll('.sheet').length,
    lostFonts: [
      ...[...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family),
      ...(JSON.parse(document.documentElement.dataset.lostFaces ?? '[]') as string[]),
    ],
    // What still keeps the room of a chart is a blank one.
    charts: [...document.querySelectorAll('svg[role="img"], .vector-area > svg')].map((svg) => ({
      name: svg.getAttribute('aria-label')?.trim() || svg.getAttribute('aria-labelledby') || null,
      marks: svg.querySelectorAll('path, rect, circle, line, polyline, polygon, text').length,
    })),
    tables: [...document.querySelectorAll('table')].map((table) => ({
      name: table.caption?.textContent?.trim() ?? '',
      kind: table.className,
      rows: [...table.tBodies].reduce((sum, { rows }) => sum + rows.length, 0),
      cut: isCut(table),
    })),
    contents: [...document.querySelectorAll<HTMLElement>('[data-page-of]')].map((place) => ({
      id: place.dataset.pageOf ?? '',
      page: place.textContent ?? '',
    })),
    figures: [...document.querySelectorAll<HTMLElement>('[data-figure]')].map((card) => ({
      indicator: card.dataset.figure ?? '',
      text: card.querySelector('.card-number')?.textContent ?? '',
    })),
    // Cells stand side by side: their words must not grow together.
    text: words.join(' '),
    ownText: own.join(''),
  };
}

/** Writes other pages into the contents of a page that took its sheet: of each heading by its id. */
export const renumberContents = (page: Page, pages: ReadonlyMap<string, number>): Promise<void> =>
  page.evaluate((numbers) => {
    for (const place of document.querySelectorAll<HTMLElement>('[data-page-of]'))
      place.textContent = `${numbers[place.dataset.pageOf ?? ''] ?? ''}`;
  }, Object.fromEntries(pages));
