import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer';
import type { Service } from '../../integration/api/service.ts';
import { tooWide } from './by-keyboard.ts';
import { livingService } from './living-service.ts';
import { openPage } from './open-page.ts';

const PHONE = { width: 360, height: 740, isMobile: true, hasTouch: true };

const open = new AsyncDisposableStack();
const amiss: string[] = [];
let service: Service;
let page: Page;

before(async () => {
  service = open.use(await livingService());
  ({ page } = open.use(await openPage()));
  await page.setViewport(PHONE);
  page.on('pageerror', (error) => amiss.push(String(error)));
  await page.goto(`${service.url}${await service.invite('alice', 'coordinator')}`);
  await follow('button[type=submit]');
});
after(() => open.disposeAsync());

const drawn = () => page.waitForSelector('html[data-ready=true]');
/** Taps what leads to another page, and waits until that stands. */
async function follow(selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.tap(selector)]);
  await drawn();
  assert.equal(await tooWide(page), 0, `${page.url()} scrolls sideways`);
}
const text = (selector: string) => page.$eval(selector, ({ textContent }) => textContent ?? '');

test('by finger alone, on a phone, a coordinator goes from the week to what asks for attention and back', async () => {
  assert.match(await text('.attention'), /./);
  await follow('.site-tools a[href="/fr/tri"]');
  await follow('.site-name');
  assert.equal(new URL(page.url()).pathname, '/fr');
});

test('the menu opens by a tap, a page is chosen in it, then a period', async () => {
  await page.tap('.menu-button');
  await follow('.menu a[href="/fr/requests"]');
  await follow('.periods a[href="/fr/requests?annee=2015"]');
  assert.equal(await text('.periods [aria-current]'), '2015–2016');
  assert.equal(await text('.menu-button[aria-expanded=false]'), 'Menu');
});

test('what a figure means is opened by a tap where it stands', async () => {
  await page.tap('[data-figure=seeker_requests] summary');
  assert.match(await text('[data-figure=seeker_requests] details[open]'), /Ce que ce chiffre ne dit pas/);
  await page.tap('[data-figure=seeker_requests] summary');
  assert.equal(await page.$('[data-figure=seeker_requests] details[open]'), null);
});

test('a finger slides along a chart, and what it comes to is said as the table has it', async () => {
  const chart = '[data-chart="seeker_requests-month"]';
  await page.$eval(`${chart} .chart-area`, (area) => area.scrollIntoView());
  const slider = await page.$(`${chart} input[type=range]`);
  const box = await slider?.boundingBox();
  assert.ok(slider && box);
  const y = box.y + box.height / 2;
  const touch = await page.touchscreen.touchStart(box.x + box.width - 8, y);
  for (const share of [0.7, 0.5, 0.3]) await touch.move(box.x + box.width * share, y);
  await touch.end();
  const index = await slider.evaluate((input) => Number((input as HTMLInputElement).value));
  const count = await page.$$eval(`${chart} tbody tr`, (rows) => rows.length);
  assert.ok(index > 0 && index < count - 1, `the slider stands at ${index} of ${count}`);
  await page.tap(`${chart} .chart-data summary`);
  const [head = '', ...cells] = await page.$$eval(`${chart} tbody tr:nth-child(${index + 1}) > *`, (row) =>
    row.map(({ textContent }) => textContent ?? ''),
  );
  const said = await text(`${chart} .chart-point`);
  assert.ok(said.startsWith(head), `${said} is not of ${head}`);
  assert.ok(
    cells.some((cell) => cell !== '' && said.includes(cell)),
    `${said} is not in ${cells}`,
  );
});

test('a tap leads to the other language of the same figures, then out', async () => {
  await follow('.site-bar a[hreflang=en]');
  assert.match(page.url(), /\/en\/requests\?year=2015$/);
  await Promise.all([page.waitForNavigation(), page.tap('.sign-out')]);
  await page.waitForSelector('a[href="/en/entree"]');
});

test('nothing of this raised an error', () => {
  assert.deepEqual(amiss, []);
});
