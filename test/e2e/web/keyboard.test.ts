import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { CDPSession, Page } from 'puppeteer';
import type { Service } from '../../integration/api/service.ts';
import { enterPage, tabTo } from './by-keyboard.ts';
import { livingService } from './living-service.ts';
import { openPage } from './open-page.ts';

const DESK = { width: 1280, height: 800 };
const CHART = '[data-chart="seeker_requests-day"]';

const open = new AsyncDisposableStack();
let service: Service;
let page: Page;
let session: CDPSession;
let folder: string;

before(async () => {
  service = open.use(await livingService());
  ({ page } = open.use(await openPage()));
  folder = await mkdtemp(join(tmpdir(), 'i4emploi-keyboard-'));
  open.defer(() => rm(folder, { recursive: true }));
  session = await page.browser().target().createCDPSession();
  const where = { behavior: 'allow', downloadPath: folder, eventsEnabled: true } as const;
  await session.send('Browser.setDownloadBehavior', where);
  await page.setViewport(DESK);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.goto(`${service.url}${await service.invite('alice', 'coordinator')}`);
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
  await drawn();
});
after(() => open.disposeAsync());

const drawn = () =>
  page.waitForFunction(() => {
    const { ready, failed } = document.documentElement.dataset;
    return ready !== undefined || failed !== undefined;
  });
const press = (key: 'Enter' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home') => page.keyboard.press(key);
/** Follows what has the focus to another page, and waits until it is drawn. */
async function follow(): Promise<void> {
  await enterPage(page);
  await drawn();
}
const text = (selector: string) => page.$eval(selector, ({ textContent }) => textContent);
const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).outerHTML.slice(0, 100));
/** Does it, and finds the focus where it was. */
async function keepsFocus(act: () => Promise<unknown>): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await act();
  const isSame = await page.evaluate((element) => document.activeElement === element, before);
  assert.ok(isSame, `the focus went to ${await focused()}`);
}
/** Presses Enter on what saves a file, and reads that file. */
async function saved(): Promise<{ name: string; url: string; bytes: Buffer }> {
  const begun = new Promise<{ name: string; url: string }>((done) =>
    session.once('Browser.downloadWillBegin', ({ suggestedFilename, url }) =>
      done({ name: suggestedFilename, url }),
    ),
  );
  const whole = new Promise<void>((done) =>
    session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && done()),
  );
  await keepsFocus(async () => {
    await press('Enter');
    await Promise.all([begun, whole]);
  });
  session.removeAllListeners();
  const { name, url } = await begun;
  return { name, url, bytes: await readFile(join(folder, name)) };
}

test('the skip link is first, and leads past the menu', async () => {
  await tabTo(page, '.skip', 'Aller au contenu');
  await press('Enter');
  await tabTo(page, 'main a, main summary');
  assert.equal(await page.$('.site-bar :focus'), null);
});

test('a period is chosen, and set beside the same days of a year before', async () => {
  await tabTo(page, '.periods a', '28 derniers jours');
  await follow();
  assert.equal(page.url(), `${service.url}/fr?periode=28d`);
  assert.match(await text('.periods-now'), /Un an plus tôt \(du 24\soctobre\s2015 au 20\snovembre\s2015\)/);
  assert.match(await text('.essentials [data-figure=collective_relays] .card-change'), /un\san\splus\stôt/);
});

test('the day as known on is moved by the arrows, and the page says of which day it is', async () => {
  await tabTo(page, '.periods-other summary');
  await keepsFocus(() => press('Enter'));
  await tabTo(page, 'input[name=asOf]');
  // The first part of a date in this browser is its month.
  await keepsFocus(() => press('ArrowDown'));
  await tabTo(page, 'form:has([name=asOf]) button');
  await follow();
  assert.equal(page.url(), `${service.url}/fr?periode=28d&asOf=2016-10-20`);
  assert.match(await text('.as-of'), /Chiffres tels que connus le 20\soctobre\s2016/);
});

test('what a figure means is opened and closed where it stands', async () => {
  const figure = '.essentials [data-figure=collective_relays]';
  await tabTo(page, `${figure} summary`);
  await keepsFocus(() => press('Enter'));
  assert.match(await text(`${figure} details[open]`), /Ce que ce chiffre ne dit pas.*Définition.*Source/);
  await keepsFocus(() => press('Enter'));
  assert.equal(await page.$(`${figure} details[open]`), null);
});

test('a chart is walked along by the arrows, each value said as its table has it, in either theme', async () => {
  await tabTo(page, '.menu a', 'Demandes');
  await follow();
  assert.equal(page.url(), `${service.url}/fr/requests?periode=28d&asOf=2016-10-20`);
  await tabTo(page, `${CHART} .chart-cursor input`);
  const said = async () => {
    const [value, seen] = await page.$eval(`${CHART} .chart-cursor`, (cursor) => [
      cursor.querySelector('input')?.getAttribute('aria-valuetext'),
      cursor.querySelector('[aria-live=polite]')?.textContent,
    ]);
    assert.equal(seen, value);
    return value?.replace(/\s/g, ' ');
  };
  const rows = await page.$$eval(`${CHART} tbody tr`, (all) =>
    all.map((row) => ['th', 'td'].map((cell) => row.querySelector(cell)?.textContent.replace(/\s/g, ' '))),
  );
  const saysRow = async (index: number): Promise<void> => {
    const [day = '', value = ''] = rows[index] ?? [];
    assert.match((await said()) ?? '', new RegExp(`^${day} : .*\\b${value}\\b`));
  };
  await press('Home');
  await saysRow(0);
  for (const index of [1, 2, 3]) {
    await keepsFocus(() => press('ArrowRight'));
    await saysRow(index);
  }
  await press('ArrowLeft');
  await saysRow(2);
  const picture = () => page.$eval(`${CHART} canvas`, (canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const light = await picture();
  await keepsFocus(async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await page.waitForFunction(
      (selector, before) =>
        (document.querySelector(selector) as HTMLCanvasElement | null)?.toDataURL() !== before,
      {},
      `${CHART} canvas`,
      light,
    );
  });
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outline);
  assert.match(outline, /rgb\(255, 217, 118\) solid 3px/);
});

test('its files are those of the day as known on, its table opens, and the focus stays on what was pressed', async () => {
  await tabTo(page, `${CHART} .files a`, 'CSV');
  const sheet = await saved();
  assert.equal(new URL(sheet.url).searchParams.get('asOf'), '2016-10-20');
  assert.match(sheet.name, /\.csv$/);
  assert.match(sheet.bytes.toString(), /^\uFEFF?indicateur;.*\r?\nseeker_requests;/);
  await tabTo(page, `${CHART} .files button`, 'PNG');
  const picture = await saved();
  assert.match(picture.name, /^seeker_requests-day-.*\.png$/);
  assert.equal(picture.bytes.subarray(1, 4).toString(), 'PNG');
  await tabTo(page, `${CHART} .chart-data summary`);
  await keepsFocus(() => press('Enter'));
  await tabTo(page, `${CHART} .table-region`);
  assert.ok(await page.$eval(`${CHART} table`, (table) => table.checkVisibility()));
});

test('the end of the page leads back to its beginning, and to the other language of the same figures', async () => {
  await tabTo(page, '.skip');
  await tabTo(page, '.site-bar a[hreflang=en]');
  await follow();
  assert.equal(page.url(), `${service.url}/en/requests?period=28d&asOf=2016-10-20`);
  assert.equal(await page.$eval('html', ({ lang }) => lang), 'en');
  assert.match(await text('.as-of'), /Figures as they were known on 20\sOctober\s2016/);
});
