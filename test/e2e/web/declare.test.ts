import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer';
import { openStore, type Store } from '../../../db/store.ts';
import { type Service, startService } from '../../integration/api/service.ts';
import { KEY, tellerWith } from '../../integration/api/telling.ts';
import { violations } from './by-keyboard.ts';
import { openPage } from './open-page.ts';

const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url));

const open = new AsyncDisposableStack();
const amiss: string[] = [];
let store: Store;
let service: Service;
let page: Page;

before(async () => {
  store = open.use(await openStore('sqlite::memory:'));
  service = open.use(await startService(store, { webDir: WEB, sampleKey: KEY }));
  ({ page } = open.use(await openPage()));
  page.on('pageerror', (error) => amiss.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== service.url && protocol !== 'data:') amiss.push(`asked ${request.url()}`);
    const referrer = request.headers().referer ?? '';
    if (/#|token|alice/.test(`${request.url().split('#')[0]}${referrer}`))
      amiss.push(`told ${request.url()}`);
  });
});
after(() => open.disposeAsync());

const declarations = () => store.db.selectFrom('declaration').selectAll().execute();
const press = (button: string) => Promise.all([page.waitForNavigation(), page.click(button)]);

/** Fills the form in by keyboard alone and sends it. */
async function declares(language: 'fr' | 'en'): Promise<void> {
  await page.goto(`${service.url}/${language}/${language === 'fr' ? 'retour-au-travail' : 'back-to-work'}`);
  tellerWith(service).wait(30);
  await page.$eval('#start_day', (input) => {
    (input as HTMLInputElement).value = '2018-10-15';
  });
  await page.select('#contract', 'cdi');
  for (const name of ['age', 'declaration']) {
    await page.focus(`input[name=${name}][value=yes]`);
    await page.keyboard.press('Space');
  }
  await page.type('#account', language === 'fr' ? '@alice' : '');
  await page.focus('.telling-form button[type=submit]');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

for (const scripts of [true, false]) {
  test(`a person reports, sees and withdraws ${scripts ? 'with' : 'without'} JavaScript`, async () => {
    await page.setJavaScriptEnabled(scripts);
    await declares(scripts ? 'fr' : 'en');
    assert.match(await page.$eval('h1', (h1) => h1.textContent ?? ''), scripts ? /Merci/ : /Thank you/);
    assert.equal((await declarations()).length, 1);
    const link = await page.$eval('.own-link', (shown) => shown.textContent ?? '');
    const { pathname, hash } = new URL(link);
    await page.goto('about:blank');
    const opened = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.goto(`${service.url}${pathname}${hash}`);
    if (!scripts) {
      await page.type('#token', link);
      await press('button[value=see]');
    } else {
      await opened;
      await page.waitForSelector('.own-facts');
      assert.equal(page.url(), `${service.url}${pathname}`, 'the token leaves the address');
    }
    assert.match(await page.$eval('.own-facts', (facts) => facts.textContent ?? ''), /CDI/);
    await page.click('input[name=sure]');
    await press('button[value=withdraw]');
    assert.deepEqual(await declarations(), []);
    await opened.catch(() => null);
    assert.deepEqual(amiss, []);
  });
}

test('each page holds on a phone and breaks no rule of accessibility, in light and in dark', async () => {
  await page.setJavaScriptEnabled(true);
  const { token } = await tellerWith(service).declare({
    start_day: '2018-10-15',
    age: 'yes',
    declaration: 'yes',
  });
  const addresses = [
    ...[
      '/fr/retour-au-travail',
      '/en/back-to-work',
      '/fr/vos-donnees',
      '/en/your-data',
      '/fr/ma-declaration',
    ],
    `/fr/ma-declaration#${token}`,
  ];
  for (const [width, scheme] of [
    [360, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const [index, address] of addresses.entries()) {
      await page.goto('about:blank');
      await page.goto(`${service.url}${address}`);
      if (address.includes('#')) await page.waitForSelector('.own-facts');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${address} is ${wide} px too wide at ${width}`);
      assert.deepEqual(await violations(page), [], `${address} ${scheme}`);
      const folder = process.env.SCREENSHOTS;
      if (folder)
        await page.screenshot({ path: `${folder}/${index}-${width}-${scheme}.png`, fullPage: true });
    }
  }
});

test('nothing is told to anybody by an address', () => {
  assert.deepEqual(amiss, []);
});
