import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** No page of ours makes anybody press Tab more often to come anywhere. */
const MOST_TABS = 60;

/** What breaks a rule of WCAG 2.2 AA on the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const result = await axe.run(document, { runOnly: tags });
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 140)}`);
  }, WCAG);
}

/** How many pixels the page is wider than the screen. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** A place where the focus is. */
type Stop = {
  readonly there: boolean;
  readonly html: string;
  /** What is wrong with it for somebody who sees, in words. */
  readonly faults: readonly string[];
};

/** One Tab, and where it led: a stop must be on the screen, marked, uncovered, and after the one before. */
async function tab(page: Page, selector: string, text: string): Promise<Stop> {
  const from = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press('Tab');
  return page.evaluate(
    (wanted, words, before) => {
      const on = document.activeElement as HTMLElement;
      const html = on.outerHTML.slice(0, 120);
      // The end of the page: the browser's own bar has the focus, and then its beginning.
      if (on === document.body) return { there: false, html, faults: [] };
      const faults: string[] = [];
      const { top, bottom, left, right } = on.getBoundingClientRect();
      if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth)
        faults.push('off the screen');
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(on);
      const marked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      if (!marked && boxShadow === 'none') faults.push('not marked');
      const [x, y] = [
        (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
        (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
      ];
      const seen = document.elementFromPoint(x, y);
      if (seen && !on.contains(seen) && !seen.contains(on))
        faults.push(`covered by ${seen.outerHTML.slice(0, 80)}`);
      if (before?.isConnected && before !== document.body && before !== on && !on.matches('.skip')) {
        const was = before.getBoundingClientRect();
        const follows = before.compareDocumentPosition(on) & Node.DOCUMENT_POSITION_FOLLOWING;
        // Below it, or further on: a line of links, the next column.
        const reads = bottom > was.top || left >= was.right;
        if (!follows || !reads) faults.push(`before ${before.outerHTML.slice(0, 80)}`);
      }
      return { there: on.matches(wanted) && (on.textContent ?? '').includes(words), html, faults };
    },
    selector,
    text,
    from,
  );
}

/**
 * Walks by Tab, forward, until what is wanted has the focus. Each stop on the way must be seen.
 * @param text a part of what it says, where a selector alone is not enough
 */
export async function tabTo(page: Page, selector: string, text = ''): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    const { there, html, faults } = await tab(page, selector, text);
    assert.deepEqual(faults, [], `the focus is not where one looks for it, on ${html}`);
    if (there) return;
  }
  assert.fail(`the keyboard does not come to ${selector} ${text}`);
}

/** Follows or presses what has the focus, and waits for the page it leads to. */
export async function enterPage(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

/** Goes down the list that has the focus until it shows these words. */
export async function choose(page: Page, text: string): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    const shown = await page.evaluate(
      () => (document.activeElement as HTMLSelectElement).selectedOptions?.[0]?.text ?? '',
    );
    if (shown.includes(text)) return;
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`the list does not come to ${text}`);
}
