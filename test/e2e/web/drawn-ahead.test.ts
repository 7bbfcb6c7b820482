import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer';
import type { Service } from '../../integration/api/service.ts';
import { readPdf } from '../report/read-pdf.ts';
import { aheadAndTaken } from './drawn-ahead.ts';
import { livingService } from './living-service.ts';
import { openPage } from './open-page.ts';

const PAGES = 'requests relays visibility accounts declarations advice quality published catalogue'.split(
  ' ',
);

const open = new AsyncDisposableStack();
let service: Service;
let page: Page;

before(async () => {
  service = open.use(await livingService());
  ({ page } = open.use(await openPage()));
  const [name = '', value = ''] = (await service.enter('alice', 'coordinator')).split('=');
  await page.setCookie({ name, value, url: service.url });
});
after(() => open.disposeAsync());

test('every page is read before any script has come, and its script asks for nothing again and changes nothing of it', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const home = ['/fr', '/en?year=2015', '/fr?periode=28d', '/fr?asOf=2016-10-02'];
  const others = [
    '/en/declarations?year=2015',
    '/fr/requests?periode=28d',
    '/fr/indicators/seekers_distinct',
    '/fr/nulle-part',
  ];
  for (const path of [...PAGES.map((name) => `/fr/${name}`), ...others, ...home]) {
    const [ahead, taken] = await aheadAndTaken(page, `${service.url}${path}`);
    assert.doesNotMatch(ahead, /state-(loading|failed)/, path);
    if (home.includes(path)) assert.match(ahead, /data-figure="seekers_distinct"/, path);
    if (/declarations|requests/.test(path)) assert.match(ahead, /data-chart="[\s\S]*<td/, path);
    assert.equal(taken, ahead, path);
  }
  assert.deepEqual(
    asked.filter((path) => path.startsWith('/api/') && path !== '/api/v1/night'),
    [],
  );
  // Taken over, it acts.
  await page.setViewport({ width: 360, height: 800 });
  await page.click('.menu-button');
  assert.equal(await page.$eval('.menu-button', (button) => button.ariaExpanded), 'true');
});

test('of the catalogue what is far is laid out once a reader comes near; an address leads to its figure, and paper has it all', async () => {
  await page.setViewport({ width: 360, height: 800 });
  await page.goto(`${service.url}/fr/catalogue#rights_requests`);
  await page.waitForSelector('html[data-ready]');
  const isLaidOut = (id: string) =>
    page.$eval(`#${id}`, (entry) =>
      entry.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }),
    );
  const top = await page.$eval('#rights_requests', (entry) => entry.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 800, `${top}`);
  assert.deepEqual([await isLaidOut('rights_requests'), await isLaidOut('seekers_relayed')], [true, false]);
  const { pages } = await readPdf(await page.pdf());
  assert.match(pages.join(' '), /Personnes relayées[\s\S]*rights_requests/);
});

test('a page that does not know who reads it, or cannot be read, leads back to the desks whoever is signed in, and nobody else to what asks to sign in', async () => {
  const links = async (reader: Page, path: string) => {
    await reader.goto(`${service.url}${path}`);
    await reader.waitForFunction(() => {
      const { ready, failed } = document.documentElement.dataset;
      return (ready ?? failed) !== undefined && !document.querySelector('.site-bar[data-pending=true]');
    });
    return reader.$$eval('.site-tools a, .menu a', (all) => all.map((link) => link.getAttribute('href')));
  };
  const desks = ['/fr/tri', '/fr/suivi', '/fr/mon-acces'];
  const menu = ['', ...PAGES.map((name) => `/${name}`)].map((name) => `/fr${name}`);
  const guest = await (await page.browser().createBrowserContext()).newPage();
  for (const [path, there] of [
    ['/fr/catalogue', '/en/catalogue'],
    ['/fr/nulle-part', '/en'],
    ['/fr/indicators/none', '/en/indicators/none'],
  ] as const) {
    assert.deepEqual(await links(page, path), [...desks, there, ...menu]);
    assert.deepEqual(await links(guest, path), [there, '/fr/catalogue']);
    assert.equal(await guest.$('.sign-out'), null);
  }
});

test('a chart is drawn once a reader comes near; on paper, its table tells what is not drawn yet', async () => {
  await page.setViewport({ width: 360, height: 600 });
  await page.goto(`${service.url}/fr/requests`);
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
  const shown = () =>
    page.$$eval('.chart', (charts) =>
      charts.map((chart) =>
        ['.chart-area', '.chart-data table'].map((part) =>
          chart.querySelector(part)?.checkVisibility({ contentVisibilityAuto: true }),
        ),
      ),
    );
  const isDrawn = () =>
    page.$$eval('.chart canvas', (canvases) => canvases.map((canvas) => canvas.hasAttribute('width')));
  const far = await isDrawn();
  assert.ok(far.length > 2 && far.every((drawn) => !drawn), 'the cards come first');
  await page.emulateMediaType('print');
  assert.ok((await shown()).every(([area, table]) => !area && table));
  await page.emulateMediaType('screen');
  assert.ok((await shown()).every(([area, table]) => area && !table));
  await page.$eval('.chart', (chart) => chart.scrollIntoView());
  await page.waitForFunction(() => document.querySelector('.chart canvas')?.hasAttribute('width'));
  assert.ok(
    (await isDrawn()).some((drawn) => !drawn),
    'the last one waits',
  );
});

test('French sets the ending of an ordinal higher, wherever a day or a period is told, in tables too', async () => {
  const month = 'periode=2016-10-01..2016-10-31';
  for (const path of [
    `/fr/requests?${month}`,
    `/fr/relays?${month}`,
    '/fr',
    '/fr/quality',
    '/fr/catalogue',
  ]) {
    await page.goto(`${service.url}${path}`);
    await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
    const { raised, flat } = await page.$eval('#app', (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const flat: string[] = [];
      while (walker.nextNode()) {
        const text = walker.currentNode.textContent ?? '';
        if (/\b\d+er?\b/.test(text)) flat.push(text);
      }
      return { raised: root.querySelectorAll('sup').length, flat };
    });
    assert.deepEqual(flat, [], path);
    if (path.includes(month)) assert.ok(raised > 5, `${path}: ${raised}`);
  }
});
