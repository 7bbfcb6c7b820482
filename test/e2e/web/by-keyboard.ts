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

/**
 * Walks by Tab, forward, until what is wanted has the focus. Each stop on the way must be seen: on the screen, and
 * marked.
 * @param text a part of what it says, where a selector alone is not enough
 */
export async function tabTo(page: Page, selector: string, text = ''): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(
      (wanted, words) => {
        const on = document.activeElement as HTMLElement;
        const { top, bottom, left, right } = on.getBoundingClientRect();
        const { outlineStyle, boxShadow } = getComputedStyle(on);
        return {
          there: on.matches(wanted) && (on.textContent ?? '').includes(words),
          seen: on === document.body || (bottom > 0 && top < innerHeight && right > 0 && left < innerWidth),
          marked: on === document.body || outlineStyle !== 'none' || boxShadow !== 'none',
          html: on.outerHTML.slice(0, 120),
        };
      },
      selector,
      text,
    );
    assert.ok(stop.seen && stop.marked, `the focus is not seen on ${stop.html}`);
    if (stop.there) return;
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
