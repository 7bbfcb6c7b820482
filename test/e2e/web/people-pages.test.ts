import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer';
import { decideDeclaration } from '../../../db/queries/declarations.ts';
import { decideTestimonial, listTestimonials } from '../../../db/queries/testimonials.ts';
import { secondSample } from '../../../db/statistics/second-sample.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { addWaiting, sorterWith } from '../../integration/api/desk.ts';
import { calendar, october, type Service, startService } from '../../integration/api/service.ts';
import { AGREED, KEY, tellerWith } from '../../integration/api/telling.ts';
import { seed } from '../../integration/db/seed.ts';
import { choose, enterPage, tabTo, tooWide, violations } from './by-keyboard.ts';
import { openPage } from './open-page.ts';

const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const PHONE = { width: 360, height: 740 };
const THEMES = ['light', 'dark'] as const;

/** A post that the second readings draw. */
const DRAWN = Array.from({ length: 400 }, (_, index) => `${6000 + index}`).find(secondSample(KEY)) ?? '';

const open = new AsyncDisposableStack();
const amiss: string[] = [];
let store: Store;
let service: Service;
let page: Page;

before(async () => {
  store = open.use(await openStore('sqlite::memory:'));
  await october(store);
  await addWaiting(store, await seed(store, calendar), {
    '201': { proposed: 'placement_report', score: 0.9, text: 'Embauchée à Brest, merci !', author: 'zoe' },
    '202': { proposed: 'seeker_request', score: 0.9, text: 'Soudeuse, je cherche un CDI', author: 'eve' },
    [DRAWN]: { proposed: 'relay_support', score: 1, text: 'Courage à vous', author: 'kim' },
  });
  service = open.use(await startService(store, { webDir: WEB, sampleKey: KEY }));
  ({ page } = open.use(await openPage()));
  await page.setViewport(PHONE);
  page.on('pageerror', (error) => amiss.push(String(error)));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== service.url && protocol !== 'data:') amiss.push(`asked ${request.url()}`);
  });
});
after(() => open.disposeAsync());

/** The page as it stands, in both themes, on a phone. */
async function holds(what: string): Promise<void> {
  for (const value of THEMES) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    assert.deepEqual(await violations(page), [], `${what}, ${value}`);
    assert.equal(await tooWide(page), 0, `${what}, ${value}: it scrolls sideways`);
  }
  await page.emulateMediaFeatures([]);
}
/** As the parts of a date are asked for here, day or month first. */
async function typedDay(year: number, month: number, day: number): Promise<string> {
  const monthFirst = await page.evaluate(() => new Date(2018, 9, 15).toLocaleDateString().startsWith('10'));
  const parts = (monthFirst ? [month, day] : [day, month]).map((part) => `${part}`.padStart(2, '0'));
  return `${parts.join('')}${year}`;
}
const says = (words: RegExp) =>
  page.waitForFunction(
    (told) => new RegExp(told).test(document.querySelector('main')?.textContent ?? ''),
    {},
    words.source,
  );
const states = async () =>
  (await store.db.selectFrom('declaration').select('state').orderBy('id').execute()).map(
    ({ state }) => state,
  );

test('by keyboard alone, on a phone, a person reads the notice, reports, mends what was wrong, corrects and withdraws', async () => {
  await page.goto(`${service.url}/fr/vos-donnees`);
  await holds('the notice');
  await tabTo(page, 'a[href="/fr/retour-au-travail"]');
  await enterPage(page);
  await holds('the form');
  tellerWith(service).wait(30);
  await tabTo(page, 'input[name=declaration][value=yes]');
  await page.keyboard.press('Space');
  await tabTo(page, '.telling-form button[type=submit]');
  await enterPage(page);
  await says(/15 ans ou plus/);
  await holds('the form with what is wrong');
  await tabTo(page, '#start_day');
  await page.keyboard.type(await typedDay(2018, 10, 15));
  await tabTo(page, '#contract');
  await page.keyboard.type('CDI');
  await tabTo(page, 'input[name=age]');
  await page.keyboard.press('Space');
  await tabTo(page, '.telling-form button[type=submit]');
  await enterPage(page);
  await says(/Merci/);
  await holds('the thanks');
  assert.deepEqual(await states(), ['proposed']);

  const link = await page.$eval('.own-link', (shown) => shown.textContent ?? '');
  await page.goto(`${service.url}/fr/ma-declaration`);
  await holds('the page that asks for the link');
  await tabTo(page, '#token');
  await page.keyboard.type(link);
  await enterPage(page);
  await says(/attend une seconde personne/);
  await holds('one’s own declaration');
  await tabTo(page, '#contract');
  await page.keyboard.type('Intérim');
  await tabTo(page, 'button[value=correct]');
  await enterPage(page);
  await says(/C’est corrigé/);
  await tabTo(page, 'input[name=sure]');
  await page.keyboard.press('Space');
  await tabTo(page, 'button[value=withdraw]');
  await enterPage(page);
  await says(/retirée et effacée/);
  await holds('the declaration withdrawn');
  assert.deepEqual(await states(), []);
});

test('by keyboard alone, on a phone, a coordinator enters, sorts, confirms, takes back and reads again', async () => {
  await page.goto(`${service.url}${await service.invite('alice', 'coordinator')}`);
  await holds('the sign-in page');
  await tabTo(page, 'button[type=submit]');
  await enterPage(page);
  const bob = sorterWith(service, await service.enter('bob', 'coordinator'));
  await bob.decide('201', 0, 'placement_report');
  await bob.decide(DRAWN, 0, 'relay_support');
  await tellerWith(service).declare(AGREED);
  await page.goto(`${service.url}/fr/tri`);
  await page.waitForSelector('.desk-post');
  await holds('the sorting desk');
  await tabTo(page, '.desk-confirm');
  await page.keyboard.press('Enter');
  await says(/Tout est trié/);
  await holds('the empty desk');
  await page.goto(`${service.url}/fr/tri`);
  await page.waitForSelector('.desk-views');
  await tabTo(page, '.desk-views select');
  await choose(page, 'À confirmer');
  await page.waitForSelector('#declaration-title');
  await says(/Peut-être la même personne.*saisie par la personne elle-même, en attente/);
  await holds('a declaration to confirm, with one alike');
  await tabTo(page, '.desk-confirm', 'Confirmer');
  await page.keyboard.press('Enter');
  await says(/Déclaration confirmée/);
  assert.deepEqual(await states(), ['confirmed', 'proposed']);
  await page.keyboard.press('u');
  await says(/Décision annulée/);
  assert.deepEqual(await states(), ['proposed', 'proposed']);
  await tabTo(page, '.desk-views select');
  await choose(page, 'Seconde lecture');
  await page.waitForSelector('#second-title');
  await holds('the second reading');
  await tabTo(page, 'main button', 'Relais');
  await page.keyboard.press('Enter');
  await says(/Votre lecture est gardée/);
});

test('by keyboard alone, on a phone, a person writes what she is quoted with, and the dashboard shows it', async () => {
  const { token } = await tellerWith(service).declare({ ...AGREED, account: '@carla' });
  await page.goto(`${service.url}/fr/ma-declaration`);
  await tabTo(page, '#token');
  await page.keyboard.type(token);
  await enterPage(page);
  await says(/Témoigner/);
  await tabTo(page, '#quote');
  await page.keyboard.type('Trois relais, un appel, et je commence lundi.');
  for (const [place, answer] of Object.entries({ report: 'no', dashboard: 'yes', social: 'no' })) {
    await tabTo(page, `input[name=quote_${place}]`);
    if (answer === 'no') await page.keyboard.press('ArrowDown');
    else await page.keyboard.press('Space');
  }
  await tabTo(page, 'button[value=testify]');
  await enterPage(page);
  await says(/18 ans ou plus pour témoigner/);
  await holds('words that miss something');
  await tabTo(page, 'input[name=adult]');
  await page.keyboard.press('Space');
  await tabTo(page, 'button[value=testify]');
  await enterPage(page);
  await says(/Vos mots seront relus/);
  await holds('words that wait');
  const at = service.clock.now();
  const { declaration_id: id } = await store.db
    .selectFrom('testimonial')
    .select('declaration_id')
    .executeTakeFirstOrThrow();
  await decideDeclaration(store.db, { id, state: 'confirmed', by: 'bob', at });
  for (const quote of await listTestimonials(store.db))
    await decideTestimonial(store.db, { id: quote.id, state: 'accepted', by: 'bob', at });
  await page.goto(`${service.url}/fr/declarations`);
  await page.waitForSelector('.testimonial blockquote');
  await says(/je commence lundi/);
  await holds('the declarations, with a testimonial');
  await tabTo(page, '.site-foot a[href="/fr/vos-donnees"]');
});

test('by keyboard alone, on a phone, a coordinator notes what somebody said, and annotates a curve', async () => {
  await page.goto(`${service.url}/fr/suivi`);
  await holds('the page of follow-up');
  await tabTo(page, 'button[value=note]');
  await enterPage(page);
  await says(/Répondez oui ou non/);
  await holds('a note that misses something');
  await tabTo(page, '#text_fr');
  await page.keyboard.type('Un article');
  await tabTo(page, 'button[value=annotate]');
  await enterPage(page);
  await says(/De 1 à 160 signes/);
  await holds('an annotation that misses something');
  await tabTo(page, '#start');
  await page.keyboard.type(await typedDay(2018, 10, 3));
  await tabTo(page, '#kind');
  await page.keyboard.type('médias');
  await tabTo(page, '#source');
  await page.keyboard.type('La presse');
  await tabTo(page, 'button[value=annotate]');
  await enterPage(page);
  await says(/Un article \(La presse\) À traduire en anglais/);
  await holds('the page of follow-up, with an annotation');
  await page.goto(`${service.url}/en/requests`);
  await says(/Un article \(in French, not translated yet\)/);
  await page.goto(`${service.url}/fr/suivi`);
  await tabTo(page, 'button[value=unannotate]');
  await enterPage(page);
  await says(/L’annotation est retirée/);
});

test('what lets one in is read by keyboard alone, on a phone, and breaks no rule', async () => {
  await page.goto(`${service.url}/fr/mon-acces`);
  await page.waitForSelector('main h1');
  await says(/alice/);
  await holds('my access');
  await page.goto(`${service.url}/en/my-access`);
  await says(/alice/);
  await holds('my access, in English');
});

test('nothing of this raised an error or asked another origin', () => {
  assert.deepEqual(amiss, []);
});
