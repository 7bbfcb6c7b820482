import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer';
import type { FiguresAnswer } from '../../../api/contract/figures.ts';
import type { MeasuresAnswer } from '../../../api/contract/measure.ts';
import type { Service } from '../../integration/api/service.ts';
import { livingService } from './living-service.ts';
import { openPage } from './open-page.ts';

/** Of Chromium, which TypeScript does not know. */
type LayoutShift = { readonly value: number; readonly hadRecentInput: boolean };

const open = new AsyncDisposableStack();
let service: Service;
let page: Page;

before(async () => {
  service = open.use(await livingService());
  ({ page } = open.use(await openPage()));
  await page.goto(`${service.url}${await service.invite('alice', 'coordinator')}`);
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
});
after(() => open.disposeAsync());

async function drawn(): Promise<void> {
  await page.waitForFunction(() => {
    const { ready, failed } = document.documentElement.dataset;
    return ready !== undefined || failed !== undefined;
  });
}

async function visit(path: string): Promise<void> {
  await page.goto(`${service.url}${path}`);
  await drawn();
}

const ask = <T>(path: string): Promise<T> =>
  page.evaluate(async (address) => (await fetch(`/api/v1/${address}`)).json(), path);

/** The number on a card, French thousands read. */
const onCard = async (key: string): Promise<number> =>
  Number(
    await page.$eval(`.essentials [data-figure="${key}"] .card-number`, ({ textContent }) =>
      textContent.replace(/\s/g, ''),
    ),
  );

test('any days are chosen in a form, become an address, and show what the API answers for them', async () => {
  await visit('/fr/requests');
  await page.click('.periods-other summary');
  await page.$eval('input[name=from]', (input) => {
    input.value = '2016-02-03';
  });
  await page.$eval('input[name=to]', (input) => {
    input.value = '2016-03-15';
  });
  await Promise.all([page.waitForNavigation(), page.click('form:has(input[name=from]) button')]);
  await drawn();
  assert.equal(page.url(), `${service.url}/fr/requests?periode=2016-02-03..2016-03-15`);
  const { figures } = await ask<FiguresAnswer>('figures?period=2016-02-03..2016-03-15&scope=all');
  const requests = figures.find(({ indicator }) => indicator === 'seeker_requests')?.measure;
  const days = await ask<MeasuresAnswer>(
    'indicators/seeker_requests/measures?grain=day&from=2016-02-03&to=2016-03-15',
  );
  const sum = days.measures.reduce((total, { value, low }) => total + (value ?? low ?? 0), 0);
  assert.equal(requests?.value ?? requests?.low, sum);
  assert.equal(await onCard('seeker_requests'), sum);
});

test('what does not add up day by day says so instead of a number', async () => {
  await visit('/fr/requests?periode=28d');
  const text = await page.$eval('[data-figure="seekers_distinct"]', ({ textContent }) => textContent);
  assert.match(text, /les jours ne s’additionnent pas/);
});

test('back and forward go through the windows, and a link that is sent shows the same', async () => {
  await visit('/fr/requests?annee=2015');
  const year = await onCard('seeker_requests');
  await Promise.all([page.waitForNavigation(), page.click('.periods a[href="/fr/requests?periode=90d"]')]);
  await drawn();
  const days = await onCard('seeker_requests');
  assert.notEqual(days, year);
  await page.goBack();
  await drawn();
  assert.equal(await onCard('seeker_requests'), year);
  await page.goForward();
  await drawn();
  assert.equal(await onCard('seeker_requests'), days);
  await visit('/en/requests?period=90d');
  assert.equal(await onCard('seeker_requests'), days);
});

test('a window that cannot be is refused in a sentence', async () => {
  await visit('/fr/requests?periode=2031');
  assert.match(
    await page.$eval('main', ({ textContent }) => textContent),
    /aucun chiffre n’existe pour ces jours\s; ils vont du 26\sseptembre\s2015 au \d+\snovembre\s2016/,
  );
});

test('the keyboard walks along a chart, and the value is said as the table prints it', async () => {
  await visit('/fr/requests');
  const chart = '[data-chart="seeker_requests-month"]';
  await page.focus(`${chart} .chart-cursor input`);
  const said = () =>
    page.$eval(`${chart} .chart-cursor`, (cursor) => ({
      value: cursor.querySelector('input')?.getAttribute('aria-valuetext') ?? '',
      seen: cursor.querySelector('[aria-live]')?.textContent ?? '',
    }));
  await page.keyboard.press('Home');
  const first = await said();
  await page.keyboard.press('ArrowRight');
  const second = await said();
  assert.match(first.value, /^septembre 2015\s: /);
  assert.match(second.value, /^octobre 2015\s: /);
  assert.equal(second.seen, second.value);
});

test('a chart is saved as a picture and as a drawing whose text is text, with its source', async () => {
  await visit('/fr/requests');
  await page.evaluate(() => {
    const made: Blob[] = [];
    Object.assign(globalThis, { made });
    URL.createObjectURL = (blob) => `blob:${made.push(blob as Blob)}`;
    HTMLAnchorElement.prototype.click = () => {};
  });
  const [png, svg] = ['PNG', 'SVG'].map(
    (kind) => `[data-chart="seeker_requests-month"] button[aria-label^="${kind}"]`,
  );
  await page.click(png as string);
  await page.click(svg as string);
  await page.waitForFunction(() => (globalThis as unknown as { made: Blob[] }).made.length === 2);
  const files = await page.evaluate(async () => {
    const { made } = globalThis as unknown as { made: Blob[] };
    return Promise.all(
      made.map(async (blob) => ({ type: blob.type, size: blob.size, text: await blob.text() })),
    );
  });
  const drawing = files.find(({ type }) => type === 'image/svg+xml');
  assert.match(drawing?.text ?? '', /<text[^>]*>[^<]*Demandes par mois/);
  assert.match(drawing?.text ?? '', /Données arrêtées au 20\s+novembre\s+2016|Données arrêtées/);
  const picture = files.find(({ type }) => type === 'image/png');
  assert.ok((picture?.size ?? 0) > 5000, `${picture?.size}`);
});

test('on a phone the menu is folded, opens by its button, and leads to a page', async () => {
  await page.setViewport({ width: 360, height: 800 });
  await visit('/fr');
  const shown = () => page.$eval('.menu', (menu) => menu.checkVisibility());
  assert.equal(await shown(), false);
  await page.click('.menu-button');
  assert.equal(await shown(), true);
  await Promise.all([page.waitForNavigation(), page.click('.menu a[href="/fr/relays"]')]);
  await drawn();
  assert.equal(await page.$eval('h1', ({ textContent }) => textContent), 'Relais');
});

test('nothing moves while a page loads, and the first one weighs no more than 90 kB of script and style', async () => {
  const { identifier } = await page.evaluateOnNewDocument(() => {
    Object.assign(globalThis, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries() as (PerformanceEntry & LayoutShift)[])
        if (!hadRecentInput) (globalThis as unknown as { moved: number }).moved += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const width of [360, 1280]) {
    for (const name of ['', '/requests', '/quality']) {
      await page.setViewport({ width, height: 800 });
      await visit(`/fr${name}`);
      const [moved, bytes] = await page.evaluate(() => [
        (globalThis as unknown as { moved: number }).moved,
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => /\.(js|css)$/.test(name))
          .reduce((sum, one) => sum + (one as PerformanceResourceTiming).encodedBodySize, 0),
      ]);
      assert.ok((moved ?? 1) < 0.01, `/fr${name} at ${width}: ${moved}`);
      if (name === '') assert.ok(bytes !== undefined && bytes > 10_000 && bytes <= 90_000, `${bytes} bytes`);
    }
  }
  await page.removeScriptToEvaluateOnNewDocument(identifier);
});
