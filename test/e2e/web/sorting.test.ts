import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer';
import type { SummaryAnswer } from '../../../api/contract/summary.ts';
import { secondSample } from '../../../db/statistics/second-sample.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { addWaiting, sorterWith, type Waiting } from '../../integration/api/desk.ts';
import { calendar, night, october, type Service, startService } from '../../integration/api/service.ts';
import { seed } from '../../integration/db/seed.ts';
import { violations } from './by-keyboard.ts';
import { openPage } from './open-page.ts';

const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const POSTS: Record<string, Waiting> = {
  '101': {
    proposed: 'placement_report',
    score: 0.9,
    text: 'Embauchée à Brest, merci ! https://t.co/x1',
    author: 'zoe',
  },
  '102': {
    proposed: 'seeker_request',
    score: 0.9,
    text: 'Soudeuse, je cherche un CDI à Brest',
    author: 'eve',
  },
  '103': {
    proposed: 'seeker_request',
    score: 0.8,
    text: 'Cuisinier à Lyon, disponible lundi',
    author: 'max',
  },
  '104': { proposed: 'other', score: 0.7, text: 'Le chômage recule au troisième trimestre', author: 'ina' },
};

const KEY = 'a key for invented posts only, 32 letters';
/** A post that the second readings draw. */
const DRAWN = Array.from({ length: 400 }, (_, index) => `${5000 + index}`).find(secondSample(KEY)) ?? '';

const open = new AsyncDisposableStack();
const amiss: string[] = [];
let store: Store;
let service: Service;
let page: Page;
let runId: number;

before(async () => {
  store = open.use(await openStore('sqlite::memory:'));
  runId = await october(store);
  await addWaiting(store, await seed(store, calendar), POSTS);
  service = open.use(await startService(store, { webDir: WEB, sampleKey: KEY }));
  ({ page } = open.use(await openPage()));
  page.on('pageerror', (error) => amiss.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== service.url && protocol !== 'data:') amiss.push(`asked ${request.url()}`);
    if (/10[1-4]/.test(request.url().replace(service.url, ''))) amiss.push(`a post in ${request.url()}`);
  });
  await page.goto(`${service.url}${await service.invite('alice', 'coordinator')}`);
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
});
after(() => open.disposeAsync());

const choose = (name: string) =>
  page.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('.desk-views button')];
    buttons.find((button) => button.textContent?.includes(wanted))?.click();
  }, name);
const textOn = () => page.$eval('.desk-text', (text) => text.textContent);
/** Presses a key, and waits until the desk tells what became of it and shows the text that comes next. */
async function press(
  key: Parameters<Page['keyboard']['press']>[0],
  news: RegExp,
  next: RegExp,
): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForFunction(
    (told, shown) => {
      const main = document.querySelector('main')?.textContent ?? '';
      const line = document.querySelector('.desk-news')?.textContent ?? '';
      return new RegExp(told).test(line) && new RegExp(shown).test(main);
    },
    {},
    news.source,
    next.source,
  );
}
/** Waits until nothing is on its way any more, and the desk tells this much left. */
const left = (line: RegExp) =>
  page.waitForFunction(
    (told) =>
      document.querySelector('main[data-sending="0"]') &&
      new RegExp(told).test(document.querySelector('.desk-left')?.textContent ?? ''),
    {},
    line.source,
  );
const asked = async () => {
  const response = await service.ask('/api/v1/summary', { cookie: await service.enter('dan', 'publisher') });
  const { figures } = (await response.json()) as SummaryAnswer;
  return ['seeker_requests', 'seekers_distinct'].map((key) => {
    const measure = figures.find(({ indicator }) => indicator === key)?.measure;
    return measure?.value ?? measure?.low ?? null;
  });
};

test('a coordinator sorts by keyboard, undoes, and the figures of the next roll-up follow', async () => {
  const before = await asked();
  await page.goto(`${service.url}/fr/tri`);
  await page.waitForSelector('.desk-post');
  assert.match((await textOn()) ?? '', /Embauchée à Brest/);
  assert.match(await page.$eval('.desk-left', (line) => line.textContent), /4 publications à trier/);
  await press('Enter', /Classée\s: Retour au travail/, /Soudeuse/);
  await press('Digit1', /Classée\s: Demande/, /Cuisinier/);
  await press('Digit1', /Classée\s: Demande/, /Le chômage/);
  await press('u', /Décision annulée/, /Cuisinier/);
  await press('Digit5', /Classée\s: Autre/, /Le chômage/);
  await press('Enter', /Classée\s: Autre/, /Tout est trié/);
  await left(/0 publication à trier.*4 triées/);
  await night(store, runId, '2018-10-31', '2018-11-03T04:00:00Z');
  assert.deepEqual(
    [before, await asked()],
    [
      [3, 2],
      [4, 3],
    ],
  );
});

test('a decision taken before the page was left can be undone after it is opened again', async () => {
  await page.reload();
  await page.waitForFunction(() => /Tout est trié/.test(document.querySelector('main')?.textContent ?? ''));
  await press('ArrowLeft', /Décision annulée/, /Le chômage/);
  await press('Enter', /Classée\s: Autre/, /Tout est trié/);
  await left(/0 publication/);
});

test('what is decided and what comes next is said to who listens, and the keys are told and can be turned off', async () => {
  await press('u', /Décision annulée/, /Le chômage/);
  await left(/1 publication/);
  const spoken = await page.$eval('main [role=status]', (line) => line.textContent);
  assert.match(spoken ?? '', /Décision annulée.*Suivante, du 20\s?octobre 2018\s: Le chômage recule/);
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  assert.equal((await page.$$('dialog .desk-keys div')).length, 10);
  await page.keyboard.press('5');
  await page.click('dialog input[type=checkbox]');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.querySelector('dialog') === null);
  await page.keyboard.press('Digit5');
  assert.match(
    (await textOn()) ?? '',
    /Le chômage/,
    'neither under a dialog nor turned off does a key decide',
  );
  await page.evaluate(() => localStorage.clear());
});

test('a decision that is not kept brings the post back, and is said at once', async () => {
  await page.reload();
  await page.waitForSelector('.desk-post');
  await page.setRequestInterception(true);
  const refuse = (request: Parameters<Parameters<Page['on']>[1]>[0]) => {
    const asked = request as {
      url(): string;
      respond(answer: object): Promise<void>;
      continue(): Promise<void>;
    };
    const kept = !asked.url().endsWith('/sorting/decisions');
    void (kept ? asked.continue() : asked.respond({ status: 500, body: '{"detail":"Une erreur."}' }));
  };
  page.on('request', refuse);
  await press('Enter', /Décision non enregistrée, la publication revient\. Une erreur\./, /Le chômage/);
  assert.ok(await page.$('.desk-news[role=alert]'));
  page.off('request', refuse);
  await page.setRequestInterception(false);
  await press('Enter', /Classée\s: Autre/, /Tout est trié/);
  await left(/0 publication/);
});

test('a declaration that somebody else entered is confirmed, and taken back, at the same desk', async () => {
  const bob = sorterWith(service, await service.enter('bob', 'coordinator'));
  await addWaiting(store, await seed(store, calendar), {
    '105': { proposed: 'placement_report', score: 1, text: 'Contrat signé hier à Nantes', author: 'lou' },
  });
  await bob.decide('105', 0, 'placement_report');
  await page.reload();
  await page.waitForSelector('.desk-views');
  await choose('À confirmer');
  await page.waitForSelector('#declaration-title');
  await press('Enter', /Déclaration confirmée/, /Aucune déclaration ne vous attend/);
  await press('u', /Décision annulée/, /Contrat signé/);
});

test('a post that somebody else sorted is read again blind, and the agreement is told', async () => {
  const bob = sorterWith(service, await service.enter('bob', 'coordinator'));
  await addWaiting(store, await seed(store, calendar), {
    [DRAWN]: {
      proposed: 'relay_support',
      score: 1,
      text: 'Courage à celles et ceux qui cherchent',
      author: 'kim',
    },
  });
  await bob.decide(DRAWN, 0, 'relay_support');
  await page.reload();
  await page.waitForSelector('.desk-views');
  await choose('Seconde lecture');
  await page.waitForSelector('#second-title');
  const seen = await page.$eval('.desk-post', (post) => post.textContent);
  assert.match(seen ?? '', /Courage à celles/);
  assert.doesNotMatch(seen ?? '', /Relais|Proposé/);
  await press(
    'Digit3',
    /Votre lecture est gardée/,
    /1 publication lue deux fois depuis un an\s: même décision pour 100/,
  );
});

test('the desk breaks no rule of WCAG 2.2 AA in either scheme or width, and fits a phone', async () => {
  await addWaiting(store, await seed(store, calendar), {
    '106': {
      proposed: 'seeker_request',
      score: 0.9,
      text: 'Soudeuse, je cherche un CDI à Brest !',
      author: 'eve',
    },
  });
  await store.db.updateTable('suggestion').set({ clues: '10-21' }).where('post_id', '=', '106').execute();
  for (const [scheme, width, path] of [
    ['light', 1280, '/fr/tri'],
    ['dark', 360, '/en/sort'],
  ] as const) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 740 });
    await page.goto(`${service.url}${path}`);
    await page.waitForSelector('.desk-post');
    assert.equal(await page.$eval('.desk-text mark', (mark) => mark.textContent), 'je cherche ');
    assert.deepEqual(await violations(page), [], `${scheme} ${width}`);
    await page.keyboard.press('m');
    await page.waitForSelector('dialog[open] .desk-alike li');
    assert.deepEqual(await violations(page), [], `merging, ${scheme} ${width}`);
    await page.keyboard.press('Escape');
    const [wide, seen] = await page.$eval('html', (html) => [html.scrollWidth, html.clientWidth]);
    assert.equal(wide, seen, `it scrolls sideways at ${width}`);
  }
  const reach = await page.$eval('.desk-confirm', (button) => button.getBoundingClientRect().bottom);
  assert.ok(reach > 500 && reach <= 740, `the thumb finds the button at ${reach}`);
});

test('nothing of this raised an error, asked another origin or put a post in an address', () => {
  assert.deepEqual(amiss, []);
});
