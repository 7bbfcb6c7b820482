import type { Page } from 'puppeteer';

/** A chart is drawn on a canvas, whose size is the chart's own. */
const content = (page: Page) =>
  page.$eval('#app', (root) => root.innerHTML.replace(/<canvas[^>]*>/g, '<canvas>'));

/** A page as it comes, without any script, and as it stands once its script has taken it over. */
export async function aheadAndTaken(page: Page, address: string): Promise<[ahead: string, taken: string]> {
  await page.setJavaScriptEnabled(false);
  await page.goto(address);
  const ahead = await content(page);
  await page.setJavaScriptEnabled(true);
  await page.goto(address);
  await page.waitForFunction(() => {
    const { ready, failed } = document.documentElement.dataset;
    return ready !== undefined || failed !== undefined;
  });
  return [ahead, await content(page)];
}
