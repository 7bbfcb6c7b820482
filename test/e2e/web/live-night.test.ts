import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer';
import { watchNight } from '../../../api/live/watch-night.ts';
import { day } from '../../../db/core/calendar.ts';
import { openStore } from '../../../db/store.ts';
import { runNightly } from '../../../jobs/runner.ts';
import { createBudget } from '../../../jobs/sources/x/budget.ts';
import { type Service, startService } from '../../integration/api/service.ts';
import { COLLECTIVE, openSetting, sortAll, type TestSetting } from '../../integration/jobs/setting.ts';
import { smallWorld } from '../../integration/jobs/small-world.ts';
import { tooWide, violations } from './by-keyboard.ts';
import { openPage } from './open-page.ts';

const NIGHT = '2019-04-01T01:00:00Z';
const webDir = fileURLToPath(new URL('../../../web/dist', import.meta.url));

const open = new AsyncDisposableStack();
let setting: TestSetting;
let service: Service;
let page: Page;

before(async () => {
  const store = open.use(await openStore('sqlite::memory:'));
  const world = smallWorld();
  setting = open.use(await openSetting(store, world, { now: NIGHT, budget: createBudget(COLLECTIVE) }));
  const { clock } = setting;
  const night = watchNight(store, clock, { running: 20, otherwise: 20 });
  service = open.use(await startService(store, { clock, collective: COLLECTIVE, webDir, night }));
  service.clock.set(NIGHT);
  ({ page } = open.use(await openPage()));
  await enter();
});
after(() => open.disposeAsync());

async function enter(): Promise<void> {
  await page.goto(`${service.url}${await service.invite('alice', 'coordinator')}`);
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
}

const said = (selector: string, words: RegExp) =>
  page.waitForFunction(
    (where, told) => new RegExp(told).test(document.querySelector(where)?.textContent ?? ''),
    {},
    selector,
    words.source,
  );

/** The same night, in the other language, to whoever opens the page in its midst. */
async function showsItInEnglish(): Promise<void> {
  const english = await page.browserContext().newPage();
  await english.setViewport({ width: 768, height: 800 });
  await english.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await english.goto(`${service.url}/en`);
  await english.waitForSelector('.night');
  await english.click('.night summary');
  const night = await english.$eval('.night', ({ textContent }) => textContent);
  assert.match(night, /A night under way: collection of 31\sMarch 2019/);
  assert.match(night, /\d+ of \d+ tasks done.*Spent so far\$0\.\d\d of \$\d+\.\d\d at most/);
  assert.match(night, /Relays of requestsdone.*Working out the figuresto come/);
  assert.deepEqual([await violations(english), await tooWide(english)], [[], 0]);
  await english.close();
  await page.bringToFront();
}

test('the home page shows a night begin, move from task to task, and end, without being loaded again', async () => {
  await page.goto(`${service.url}/fr`);
  await page.waitForSelector('.masthead');
  assert.equal(await page.$('.night'), null);
  const steps: string[] = [];
  const moved: number[] = [];
  await runNightly(setting, day('2019-03-31'), {
    async afterTask(name) {
      if (name === 'seeker-requests') await sortAll(setting, smallWorld());
      const over = moved.length + 1;
      await page.waitForFunction((value) => document.querySelector('progress')?.value === value, {}, over);
      moved.push(over);
      steps.push(await page.$eval('.night-step span', ({ textContent }) => textContent));
      if (name !== 'retweet-reach') return;
      await said('.night-facts', /0,\d\d\s\$ sur \d+,\d\d\s\$ au plus/);
      await page.click('.night summary');
      assert.match(
        await page.$eval('.night-tasks', ({ textContent }) => textContent),
        /Relais des demandesfaite.*Calcul des chiffresà venir/,
      );
      await page.setViewport({ width: 360, height: 740 });
      assert.deepEqual([await violations(page), await tooWide(page)], [[], 0]);
      await showsItInEnglish();
    },
  });
  await said('.night', /La collecte du 31\smars 2019 est finie/);
  await said('[role=status]', /est finie/);
  assert.ok(moved.length >= 12);
  assert.equal(steps.at(0), `1 sur ${moved.length} tâche faite`);
  await Promise.all([page.waitForNavigation(), page.click('.night a')]);
  await page.waitForSelector('.essentials .card');
  assert.equal(await page.$('.night'), null);
});

test('of a night that failed the home page says which reading, why, and what to type', async () => {
  setting.setNow('2019-04-02T01:00:00Z');
  service.clock.set('2019-04-02T01:00:00Z');
  setting.standIn.setFault(({ endpoint }) =>
    endpoint.startsWith('tweets/counts') ? { kind: 'html', status: 503 } : null,
  );
  await assert.rejects(runNightly(setting, day('2019-04-01')));
  await enter();
  await page.goto(`${service.url}/fr`);
  await page.waitForSelector('.attention li');
  assert.match(
    await page.$eval('.attention [data-kind=night]', ({ textContent }) => textContent),
    /^Collecte du 1er\savril 2019, comptage des publications\s: X n’a pas répondu.*npm run job -- nightly$/,
  );
  await page.goto(`${service.url}/en`);
  await page.waitForSelector('.attention li');
  assert.match(
    await page.$eval('.attention [data-kind=night]', ({ textContent }) => textContent),
    /^Collection of 1\sApril 2019, counts of posts: X did not answer/,
  );
});
