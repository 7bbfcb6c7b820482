import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer';
import type { PrintBody } from '../../../api/contract/editions-desk.ts';
import { instant } from '../../../db/core/calendar.ts';
import { readEnv } from '../../../db/core/env.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { lookAtPages } from '../../../reports/commands/check.ts';
import { printFile } from '../../../reports/commands/print-file.ts';
import { sealEdition } from '../../../reports/edition/freeze.ts';
import { readAnyEdition } from '../../../reports/edition/life.ts';
import { lookAtStore } from '../../../reports/gate/look-at-store.ts';
import { KeptBrowser } from '../../../reports/print/browser.ts';
import { findBrowser } from '../../../reports/print/find-browser.ts';
import { collective, type Service, startService } from '../../integration/api/service.ts';
import { makePublic, thirdYear } from '../../integration/reports/third-year.ts';
import { tabTo, tooWide, violations } from './by-keyboard.ts';
import { aheadAndTaken } from './drawn-ahead.ts';
import { openPage } from './open-page.ts';

const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const NBSP = /[\u00a0\u202f]/g;

/** The whole gate, its pages drawn in the real browser. */
const checkWith = (store: Store) => async (id: string) => {
  const document = await readAnyEdition(store.db, id);
  const sealed = await sealEdition(store, document);
  await using browser = new KeptBrowser(findBrowser(readEnv()));
  return [
    ...(await lookAtStore(store.db, collective, document)),
    ...(await lookAtPages({ ...sealed, lang: 'fr', webDir: WEB, browser })),
  ];
};

/** A file of a frozen edition, from the real browser. */
const printWith =
  (store: Store) =>
  async ({ edition, print, language }: PrintBody) => {
    const sealed = await sealEdition(store, await readAnyEdition(store.db, edition));
    await using browser = new KeptBrowser(findBrowser(readEnv()));
    return await printFile({ ...sealed, lang: language, webDir: WEB, browser }, print);
  };

/** Has a file printed by keyboard. @returns its type and size, once it was handed over under its name */
async function savePrint(page: Page, button: string, name: string): Promise<string[]> {
  await page.evaluate(() => {
    URL.createObjectURL = (file) => {
      document.body.dataset.saved = `${(file as Blob).type} ${(file as Blob).size}`;
      return '#';
    };
  });
  await tabTo(page, 'button', button);
  await page.keyboard.press('Enter');
  const says = (words: string) =>
    page.waitForFunction(
      (said) => document.querySelector('[role=status]')?.textContent?.includes(said),
      {},
      words,
    );
  await says('Impression en cours');
  assert.ok(await page.$$eval('.edition-prints button', (all) => all.every(({ disabled }) => disabled)));
  await says(name);
  return (await page.$eval('body', ({ dataset }) => dataset.saved ?? '')).split(' ');
}

/** Somebody who publishes, at the page of editions. */
async function publisher(service: Service, page: Page, name: string): Promise<void> {
  await page.goto(`${service.url}${await service.invite(name, 'publisher')}`);
  await tabTo(page, 'button');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await open(service, page);
}

async function open(service: Service, page: Page): Promise<void> {
  await page.goto(`${service.url}/fr/editions`);
  await page.waitForSelector('html[data-ready=true]');
}

const read = async (page: Page, selector = 'main'): Promise<string> =>
  (await page.$eval(selector, (element) => (element as HTMLElement).innerText)).replace(NBSP, ' ');

/** Drawing all pages takes longer than one question to the browser may. */
async function until(page: Page, selector: string): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await page.waitForSelector(selector, { timeout: 10_000 });
      return;
    } catch (error) {
      if (tried === 9) throw error;
    }
  }
}

/** Presses a button by keyboard, and waits until the desk says that it is done. */
async function press(page: Page, text: string): Promise<void> {
  await tabTo(page, 'button', text);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent === 'C’est fait.');
}

/** Types a text in its place, as a person does, and keeps it. */
async function write(service: Service, page: Page, label: string, text: string): Promise<void> {
  await open(service, page);
  for (;;) {
    await tabTo(page, 'textarea');
    const place = await page.evaluate(() => {
      const area = document.activeElement as HTMLTextAreaElement;
      return `${area.closest('article')?.querySelector('h3')?.textContent} ${area.lang}`;
    });
    if (place === label) break;
  }
  await page.keyboard.type(text);
}

test('an edition goes from its draft to its erratum by keyboard, between two people, in French', async () => {
  await using store = await openStore('sqlite::memory:');
  await makePublic(store, await thirdYear(store));
  await using service = await startService(store, {
    ...{ webDir: WEB, checkEdition: checkWith(store), printEdition: printWith(store) },
  });
  service.clock.set(instant(Date.parse('2018-10-02T09:00:00Z')));
  await using mine = await openPage();
  const { page } = mine;
  const amiss: string[] = [];
  page.on('pageerror', (error) => amiss.push(String(error)));
  await publisher(service, page, 'bob');

  // A figure reads as it will be printed, and one that is not there is named while it is typed.
  await write(
    service,
    page,
    'Avant-propos fr',
    'Lu : {{figure:hashtag_posts_original}} ; {{figure:nobody}} ; {{figure:relay_coverage.rounded}}.',
  );
  const preview = await read(page, '.edition-preview[lang=fr]');
  assert.match(preview, /Lu : 2 ?1 ?; \{\{figure:nobody\}\}/);
  assert.match(
    preview,
    /Publications avec #i4Emploi, du 26 septembre 2017 au 25 septembre 2018 · .*définition, version \d+ · Données arrêtées au 30 septembre 2018/,
  );
  assert.match(await read(page), /\{\{figure:nobody\}\} n’est pas un chiffre de l’édition/);
  assert.match(
    await read(page),
    /\{\{figure:relay_coverage\.rounded\}\} ne peut pas être arrondi : seul ce qui se compte s’arrondit/,
  );
  await press(page, 'Enregistrer');
  await open(service, page);
  await press(page, 'Faire le brouillon de 2018');
  await tabTo(page, 'button', 'Contrôler');
  await page.keyboard.press('Enter');
  await until(page, '[data-state=refused]');
  const missing = await read(page, '.edition-missing');
  assert.match(missing, /le texte « avant-propos » manque en anglais/);
  assert.match(missing, /cite \{\{figure:nobody\}\}, qui n’est pas un chiffre de l’édition/);
  assert.doesNotMatch(await read(page), /Approuver et figer/);

  await write(service, page, 'Avant-propos fr', '');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type('Une année : {{figure:hashtag_posts_original}} publications.');
  assert.doesNotMatch(await read(page), /rien ne le remplira/);
  await press(page, 'Enregistrer');
  await write(service, page, 'Avant-propos en', 'A year: {{figure:hashtag_posts_original}} posts.');
  assert.match(await read(page, '.edition-preview[lang=en]'), /A year: 2 ?1 posts[\s\S]*definition, version/);
  await press(page, 'Enregistrer');

  await open(service, page);
  service.clock.set(instant(Date.parse('2018-10-02T10:00:00Z')));
  await press(page, 'Faire le brouillon de 2018');
  assert.match(
    await page.$eval('.edition-card .edition-changes', (element) => element.textContent ?? ''),
    /Les textes ont changé/,
  );
  await open(service, page);
  await tabTo(page, 'button', 'Contrôler');
  await page.keyboard.press('Enter');
  await until(page, '[data-state=checked]');
  assert.match(await read(page), /Vous en avez fait le brouillon : une autre personne l’approuve/);
  assert.deepEqual(await violations(page), []);

  await using theirs = await openPage();
  await publisher(service, theirs.page, 'alice');
  await press(theirs.page, 'Approuver et figer');
  assert.match(await read(theirs.page, '[data-state=approved]'), /Approuvée par alice/);
  const approved = await theirs.page.$eval(
    '[data-state=approved] h3',
    ({ textContent }) => textContent ?? '',
  );
  for (const [button, name, type] of [
    ['Rapport (PDF)', `${approved}-fr.pdf`, 'application/pdf'],
    ['Image pour un lien (PNG)', `partenaires-${approved}-fr.png`, 'image/png'],
  ] as const) {
    const [saved, bytes] = await savePrint(theirs.page, button, name);
    assert.equal(saved, type);
    assert.ok(Number(bytes) > 10_000, `${name}: ${bytes}`);
  }
  await open(service, theirs.page);
  await press(theirs.page, 'Publier');
  const id = await theirs.page.$eval('[data-state=published] h3', ({ textContent }) => textContent ?? '');

  // Anybody reads it now, where nobody did before; the counts of two people are hidden.
  await using anybody = await openPage();
  const refused: string[] = [];
  anybody.page.on('response', (answer) => answer.status() >= 400 && refused.push(answer.url()));
  const [ahead, taken] = await aheadAndTaken(anybody.page, `${service.url}/fr/editions/${id}`);
  for (const address of await anybody.page.$$eval('#menu a', (links) => links.map(({ href }) => href)))
    assert.doesNotMatch(await (await fetch(address)).text(), /Connexion nécessaire/, address);
  assert.equal(taken, ahead, 'all but its charts is there before any script is');
  await anybody.page.setViewport({ width: 360, height: 800 });
  await anybody.page.click('.menu-button');
  await anybody.page.waitForSelector('.menu[data-open=true] a[href="/fr/catalogue"]');
  await anybody.page.$eval('[data-chart]', (chart) => chart.scrollIntoView());
  await anybody.page.waitForFunction(() =>
    [...document.querySelectorAll('[data-chart]')].every((chart) =>
      chart.querySelector('svg[role=img] text'),
    ),
  );
  assert.ok(
    await anybody.page.$$eval('[data-chart]', (charts) => charts.every((chart) => chart.role === 'figure')),
  );
  const public_ = await read(anybody.page);
  assert.match(public_, /Personnes ayant sollicité le collectif\s+non publié/);
  assert.match(public_, /Ceci en est la partie publique/);
  assert.equal(await anybody.page.$('.sign-out'), null, 'there is no link to close');
  assert.deepEqual(refused, [], 'what is public is asked for at once');
  assert.deepEqual(await violations(anybody.page), []);
  const [summary, takenOver] = await aheadAndTaken(anybody.page, `${service.url}/fr/sponsors/${id}`);
  assert.match(summary, /Synthèse pour les partenaires[\s\S]*Ce que cette page ne dit pas/);
  assert.equal(takenOver, summary, 'so is the page for sponsors');
  await anybody.page.goto(`${service.url}/fr/editions/${id}`);

  await open(service, theirs.page);
  await tabTo(theirs.page, 'summary', 'Publier un rectificatif');
  await theirs.page.keyboard.press('Enter');
  for (const said of ['Il fallait lire 3.', 'It should say 3.', 'Un fichier en double.', 'A file twice.']) {
    await tabTo(theirs.page, 'textarea');
    await theirs.page.keyboard.type(said);
  }
  await press(theirs.page, 'Publier un rectificatif');
  assert.equal(await theirs.page.$('details[open] textarea[name=what-fr]'), null, 'the form is done with');
  assert.match(
    await read(theirs.page),
    /Rectificatif n° 1, édition 2018, .*, par alice \(publication\).*\n?.*Il fallait lire 3\./,
  );
  await anybody.page.reload();
  await anybody.page.waitForSelector('.edition-banner');
  const room = await anybody.page.$eval('.edition-banner', (banner) => getComputedStyle(banner).paddingTop);
  assert.notEqual(room, '0px', 'its style came with a page that was drawn ahead');
  assert.match(
    await read(anybody.page, 'body'),
    /Rectificatif n° 1, écrit le 2 octobre 2018 par une personne chargée de la publication : Il fallait lire 3\. Un fichier en double\./,
  );
  assert.deepEqual(amiss, []);
});

test('by finger alone, on two phones, an edition is drafted, checked, approved and published', async () => {
  await using store = await openStore('sqlite::memory:');
  await makePublic(store, await thirdYear(store));
  await using service = await startService(store, { webDir: WEB, checkEdition: checkWith(store) });
  service.clock.set(instant(Date.parse('2018-10-02T09:00:00Z')));
  const phone = { width: 360, height: 740, isMobile: true, hasTouch: true };
  await using mine = await openPage();
  await using theirs = await openPage();
  for (const [{ page }, name] of [
    [mine, 'bob'],
    [theirs, 'alice'],
  ] as const) {
    await page.setViewport(phone);
    await page.goto(`${service.url}${await service.invite(name, 'publisher')}`);
    await Promise.all([page.waitForNavigation(), page.tap('button')]);
  }
  const tapped = async (page: Page, name: string, then: string) => {
    await (await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`))?.tap();
    await until(page, then);
    assert.equal(await tooWide(page), 0, `once ${name} is tapped it scrolls sideways`);
  };
  await open(service, mine.page);
  await tapped(mine.page, 'Faire le brouillon de 2018', '.edition-card');
  await tapped(mine.page, 'Contrôler', '[data-state=checked]');
  await open(service, theirs.page);
  await tapped(theirs.page, 'Approuver et figer', '[data-state=approved]');
  await tapped(theirs.page, 'Publier', '[data-state=published]');
  await Promise.all([theirs.page.waitForNavigation(), theirs.page.tap('[data-state=published] a')]);
  await theirs.page.waitForSelector('html[data-ready=true]');
  assert.match(await read(theirs.page), /Rapport d’activité/);
});
