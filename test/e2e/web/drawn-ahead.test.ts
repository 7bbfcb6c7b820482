import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aheadAndTaken } from './drawn-ahead.ts';
import { livingService } from './living-service.ts';
import { openPage } from './open-page.ts';

const PAGES = 'requests relays visibility accounts declarations advice quality published catalogue'.split(
  ' ',
);

test('every page is read before any script has come, and its script asks for nothing again and changes nothing of it', async () => {
  await using service = await livingService();
  await using opened = await openPage();
  const { page } = opened;
  const [name = '', value = ''] = (await service.enter('alice', 'coordinator')).split('=');
  await page.setCookie({ name, value, url: service.url });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const home = ['/fr', '/en?year=2015', '/fr?periode=28d', '/fr?asOf=2016-10-02'];
  const others = [
    '/en/declarations?year=2015',
    '/fr/requests?periode=28d',
    '/fr/indicators/seekers_distinct',
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
