import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer';
import { openStore, type Store } from '../../../db/store.ts';
import { type Service, startService } from '../../integration/api/service.ts';
import { keepEditionOf, published } from '../../integration/api/shared.ts';
import { choose, enterPage, tabTo, tooWide, violations } from './by-keyboard.ts';
import { aheadAndTaken } from './drawn-ahead.ts';
import { openPage } from './open-page.ts';

const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
const THEMES = ['light', 'dark'] as const;

const open = new AsyncDisposableStack();
const amiss: string[] = [];
let store: Store;
let service: Service;
/** The administrator’s browser, and a sponsor’s who has nothing but the link. */
let ada: Page;
let sponsor: Page;
let link = '';
let edition = '';

before(async () => {
  store = open.use(await openStore('sqlite::memory:'));
  await published(store);
  edition = await keepEditionOf(store);
  service = open.use(await startService(store, { webDir: WEB }));
  ({ page: ada } = open.use(await openPage()));
  sponsor = await (await ada.browser().createBrowserContext()).newPage();
  for (const page of [ada, sponsor]) {
    await page.setViewport(PHONE);
    page.on('pageerror', (error) => amiss.push(String(error)));
    page.on('request', (request) => {
      const { origin, protocol, pathname, search } = new URL(request.url());
      if (origin !== service.url && protocol !== 'data:') amiss.push(`asked ${request.url()}`);
      const token = new URL(link || service.url).hash.slice(1);
      if (token && `${pathname}${search}${request.headers().referer ?? ''}`.includes(token))
        amiss.push(`the token is in an address: ${pathname}`);
    });
  }
});
after(() => open.disposeAsync());

/** The page as it stands, in both themes, on a phone and on a desk. */
async function holds(page: Page, what: string): Promise<void> {
  for (const viewport of [DESK, PHONE])
    for (const value of THEMES) {
      await page.setViewport(viewport);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      assert.deepEqual(await violations(page), [], `${what}, ${value}, ${viewport.width}`);
      assert.equal(await tooWide(page), 0, `${what}, ${viewport.width}: it scrolls sideways`);
    }
  await page.emulateMediaFeatures([]);
}
const drawn = (page: Page) =>
  page.waitForFunction(() => {
    const { ready, failed } = document.documentElement.dataset;
    return ready !== undefined || failed !== undefined;
  });
const says = (page: Page, words: RegExp) =>
  page.waitForFunction(
    (told) => new RegExp(told).test(document.querySelector('main')?.textContent ?? ''),
    {},
    words.source,
  );
/** Pages move the focus once they are drawn. */
const hasFocus = (page: Page, words: RegExp) =>
  page.waitForFunction(
    (told) => new RegExp(told).test(document.activeElement?.textContent ?? ''),
    {},
    words.source,
  );
const once = (page: Page) =>
  page.$eval('.once input', (field) => (field as HTMLInputElement).value.replace(/^https?:\/\/[^/]+/, ''));
const figures = (page: Page) =>
  page.$$eval('[data-figure]', (cards) =>
    cards.map(
      (card) => `${card.getAttribute('data-figure')} ${card.querySelector('.card-number')?.textContent}`,
    ),
  );

test('by keyboard alone, on a phone, an administrator makes a link; its address is shown once, with the focus on it', async () => {
  await ada.goto(`${service.url}${await service.invite('ada', 'administrator')}`);
  await tabTo(ada, 'button[type=submit]');
  await enterPage(ada);
  await ada.goto(`${service.url}/fr/mon-acces`);
  await drawn(ada);
  await tabTo(ada, 'main a[href="/fr/acces"]');
  await enterPage(ada);
  await drawn(ada);
  await holds(ada, 'access');
  await tabTo(ada, 'input[name=label]');
  await ada.keyboard.type('Fondation Exemple');
  await tabTo(ada, 'input[name=editions]');
  await ada.keyboard.press('Space');
  await tabTo(ada, 'form[aria-labelledby=new-link] > button');
  await ada.keyboard.press('Enter');
  await ada.waitForFunction(() => document.activeElement?.id === 'once');
  await says(ada, /Le lien «\s*Fondation Exemple\s*» est fait/);
  await holds(ada, 'a link that is told once');
  link = `${service.url}${await once(ada)}`;
  assert.match(link, /\/fr\/partage#[\w-]{43}$/);
  await tabTo(ada, '.once button.quiet');
  await ada.keyboard.press('Enter');
  assert.equal(await ada.$('.once'), null);
  await ada.reload();
  await drawn(ada);
  assert.ok(!(await ada.content()).includes(new URL(link).hash.slice(1)));
});

test('a sponsor opens it on a phone, without an account, sees what was published and nothing else', async () => {
  await sponsor.goto(link);
  await sponsor.waitForFunction(() => location.pathname === '/fr');
  await drawn(sponsor);
  assert.equal(sponsor.url(), `${service.url}/fr`, 'the token has left the address');
  const seen = await figures(sponsor);
  assert.ok(
    seen.includes('seekers_distinct 1\u202f462') && seen.includes('collective_relays 9\u202f000'),
    `${seen}`,
  );
  const main = await sponsor.$eval('main', (all) => all.textContent ?? '');
  assert.match(main, /Fondation Exemple lit cette page par un lien de partage/);
  assert.match(main, /Chiffres publiés, jusqu’au 30\s*septembre 2018/);
  assert.doesNotMatch(main, /Dernière nuit|Coût|Ce qui demande|Prochaine nuit/);
  const bar = await sponsor.$eval('.site-bar', (all) => all.textContent ?? '');
  assert.doesNotMatch(bar, /Tri|Mon accès|Conseils/);
  await holds(sponsor, 'the home page of a link');
  for (const [path, words] of [
    ['/fr?annee=2017', /non publié/],
    ['/fr/requests', /1\s462/],
    ['/fr/indicators/collective_relays', /230/],
  ] as const) {
    await sponsor.goto(`${service.url}${path}`);
    await drawn(sponsor);
    await says(sponsor, words);
    await holds(sponsor, path);
  }
  const [ahead, taken] = await aheadAndTaken(sponsor, `${service.url}/fr`);
  assert.match(ahead, /Fondation Exemple/);
  assert.doesNotMatch(ahead, /Dernière nuit|Coût|Ce qui demande|Prochaine nuit/);
  assert.equal(taken, ahead, 'a page drawn for a link shows what the link does');
  await tabTo(sponsor, `a[href="/fr/sponsors/${edition}"]`);
  await enterPage(sponsor);
  await drawn(sponsor);
  await says(sponsor, /Synthèse pour les partenaires[\s\S]*au moins 500/);
  assert.doesNotMatch(await sponsor.$eval('main', (all) => all.textContent ?? ''), /Une correction/);
  for (const [path, words] of [
    ['/fr/advice', /ne montre aucun chiffre sur cette page/],
    ['/fr/acces', /ne montre pas cette page/],
    ['/fr/tri', /ne montre pas cette page/],
    ['/fr/mon-acces', /ne montre pas cette page/],
    ['/fr/indicators/relayers_distinct', /ne montre pas cette page/],
  ] as const) {
    await sponsor.goto(`${service.url}${path}`);
    await says(sponsor, words);
    assert.deepEqual(await figures(sponsor), [], path);
  }
});

test('by finger alone, on a phone, a sponsor goes through the figures, their limits and the page for partners', async () => {
  await sponsor.setViewport({ ...PHONE, isMobile: true, hasTouch: true });
  await sponsor.goto(`${service.url}/fr`);
  await drawn(sponsor);
  await sponsor.tap('[data-figure=seekers_distinct] summary');
  await sponsor.waitForSelector('[data-figure=seekers_distinct] details[open] .caveat');
  await sponsor.tap('.menu-button');
  for (const link of ['.menu a[href="/fr/requests"]', '.site-name', `a[href="/fr/sponsors/${edition}"]`]) {
    await Promise.all([sponsor.waitForNavigation(), sponsor.tap(link)]);
    await drawn(sponsor);
    assert.equal(await tooWide(sponsor), 0, link);
  }
  await says(sponsor, /Synthèse pour les partenaires[\s\S]*Ce que cette page ne dit pas/);
  await sponsor.setViewport(PHONE);
});

test('disabled by keyboard, it shows nothing any more, and says so in one sentence; opened again, it has another address', async () => {
  await tabTo(ada, 'li[data-state=open] button', 'Désactiver');
  await ada.keyboard.press('Enter');
  await says(ada, /n’ouvre plus rien/);
  // The button is gone: its card has the focus.
  await hasFocus(ada, /^Fondation Exemple$/);
  await sponsor.goto(`${service.url}/fr`);
  await drawn(sponsor);
  await says(sponsor, /Connexion nécessaire/);
  await sponsor.goto(link);
  await says(sponsor, /Ce lien de partage n’ouvre rien/);
  assert.equal(sponsor.url(), `${service.url}/fr/partage`);
  await holds(sponsor, 'a link that opens nothing');
  await tabTo(ada, 'li[data-state=disabled] form button');
  await ada.keyboard.press('Enter');
  await ada.waitForSelector('.once input');
  const again = await once(ada);
  assert.ok(!link.endsWith(again));
  await sponsor.goto(`${service.url}${again}`);
  await sponsor.waitForFunction(() => location.pathname === '/fr');
  await drawn(sponsor);
  assert.ok((await figures(sponsor)).length > 1);
});

test('by keyboard, an administrator invites somebody, gives another role, and ends the access after being asked twice', async () => {
  await ada.goto(`${service.url}/fr/acces`);
  await drawn(ada);
  await tabTo(ada, 'input[name=name]');
  await ada.keyboard.type('bob');
  await tabTo(ada, 'form[aria-labelledby=invite] select');
  await choose(ada, 'Publication');
  await ada.keyboard.press('Enter');
  await tabTo(ada, 'form[aria-labelledby=invite] button');
  await ada.keyboard.press('Enter');
  await ada.waitForFunction(() => document.activeElement?.id === 'once');
  assert.match(await once(ada), /^\/fr\/entree\?jeton=[\w-]{43}$/);
  await tabTo(ada, 'summary', 'Gérer l’accès de bob');
  await ada.keyboard.press('Enter');
  await holds(ada, 'somebody’s access');
  await tabTo(ada, 'li[data-person] button', 'Reprendre ce lien');
  await ada.keyboard.press('Enter');
  await says(ada, /Le lien de bob n’ouvre plus rien/);
  await hasFocus(ada, /^Liens d’entrée/);
  assert.equal(await ada.$('.once'), null, 'it is shown no longer');
  await tabTo(ada, 'li[data-person] select');
  await choose(ada, 'Protection');
  await tabTo(ada, 'li[data-person] button', 'Changer le rôle');
  await ada.keyboard.press('Enter');
  await says(ada, /bob\s*: Protection des données, dès maintenant/);
  await tabTo(ada, 'li[data-person] button', 'Mettre fin à l’accès');
  await ada.keyboard.press('Enter');
  await holds(ada, 'the question before an access ends');
  // The way back has the focus.
  await ada.keyboard.press('Enter');
  assert.match(await ada.$eval('main', (all) => all.textContent ?? ''), /2\spersonnes ont un accès/);
  await tabTo(ada, 'li[data-person] button', 'Mettre fin à l’accès');
  await ada.keyboard.press('Enter');
  await tabTo(ada, 'button', 'Oui, mettre fin');
  await ada.keyboard.press('Enter');
  await says(ada, /L’accès de bob a pris fin/);
  await hasFocus(ada, /^Personnes$/);
  await says(ada, /Accès finis/);
  await tabTo(ada, 'summary', 'Accès finis');
  await ada.keyboard.press('Enter');
  await holds(ada, 'access that ended');
  const ended = await store.db
    .selectFrom('staff_member')
    .select(['role', 'ended_at'])
    .where('name', '=', 'bob')
    .execute();
  assert.deepEqual(ended, [{ role: 'steward', ended_at: service.clock.now() }]);
  await tabTo(ada, 'button', 'Rendre l’accès');
  await ada.keyboard.press('Enter');
  await ada.waitForFunction(() => document.activeElement?.id === 'once');
  await says(ada, /L’accès de bob est rendu, par un nouveau lien/);
  await holds(ada, 'access that was given back');
});

test('nothing of this raised an error, asked another origin, or put the token in an address', () => {
  assert.deepEqual(amiss, []);
});
