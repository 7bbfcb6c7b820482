import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer';
import { addDays } from '../../../db/core/calendar.ts';
import { systemClock } from '../../../db/core/clock.ts';
import { pseudonymiser } from '../../../db/core/pseudonym.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { addWaiting, type Waiting } from '../../integration/api/desk.ts';
import { calendar, october, type Service } from '../../integration/api/service.ts';
import { KEY, tellerWith } from '../../integration/api/telling.ts';
import { seed } from '../../integration/db/seed.ts';
import { plugIn, startAtName, takeDevices } from './authenticator.ts';
import { tooWide, violations } from './by-keyboard.ts';
import { openPage } from './open-page.ts';

const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PHONE = { width: 360, height: 740, isMobile: true, hasTouch: true };

/** Whom the journey is about: her number at X, as a terminal is told it, and her two posts. */
const ZOE = '700000000000000071';
const HIRED = { id: '1054000000000000201', text: 'Embauchée à Quimperlé, merci à vous' };
const ASKED = { id: '1054000000000000203', text: 'Je cherche aussi des samedis à Concarneau' };
/** Who stays: found in the bytes, or nothing would have been searched. */
const EVE = { account: '700000000000000072', id: '1054000000000000202', text: 'Soudeuse, je cherche un CDI' };

const open = new AsyncDisposableStack();
const amiss: string[] = [];
let folder: string;
let store: Store;
let service: Service;
/** Three phones: a coordinator’s, another’s, and that of somebody who found work. */
let alice: Page;
let bob: Page;
let carla: Page;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'i4emploi-journey-'));
  open.defer(() => rm(folder, { recursive: true }));
  store = open.use(await openStore(`sqlite:${join(folder, 'live.db')}`));
  await october(store);
  const pseudonymise = pseudonymiser(KEY);
  const now = systemClock.now();
  const expires = addDays(calendar.dayOf(now), 60);
  const waits = (kind: Omit<Waiting, 'expires' | 'author'>, account: string): Waiting => ({
    ...kind,
    expires,
    author: pseudonymise(account),
  });
  await addWaiting(store, await seed(store, calendar), {
    [HIRED.id]: waits({ proposed: 'placement_report', score: 0.9, text: HIRED.text }, ZOE),
    [EVE.id]: waits({ proposed: 'seeker_request', score: 0.8, text: EVE.text }, EVE.account),
    [ASKED.id]: waits({ proposed: 'seeker_request', score: 0.7, text: ASKED.text }, ZOE),
  });
  service = open.use(await startAtName(store, { webDir: WEB, sampleKey: KEY }));
  // The commands below go by the machine's time, and the links they make with it.
  service.clock.set(now);
  ({ page: alice } = open.use(await openPage()));
  bob = await (await alice.browser().createBrowserContext()).newPage();
  carla = await (await alice.browser().createBrowserContext()).newPage();
  for (const page of [alice, bob, carla]) {
    await page.setViewport(PHONE);
    page.on('pageerror', (error) => amiss.push(String(error)));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== service.url && protocol !== 'data:') amiss.push(`asked ${request.url()}`);
    });
  }
});
after(() => open.disposeAsync());

/** What a command of package.json prints at a terminal. */
async function npmRun(...command: string[]): Promise<string> {
  const env = {
    ...process.env,
    LANG: 'fr_FR.UTF-8',
    DATABASE_URL: `sqlite:${join(folder, 'live.db')}`,
    ERASURES_FILE: join(folder, 'erasures.jsonl'),
    PUBLIC_URL: service.url,
    PSEUDONYM_KEY: KEY,
  };
  const [name = '', ...args] = command;
  const run = ['run', '--silent', '--ignore-scripts', name, '--', ...args];
  return (await promisify(execFile)('npm', run, { cwd: ROOT, env })).stdout.trim();
}
const says = (page: Page, words: RegExp) =>
  page.waitForFunction(
    (told) => new RegExp(told).test(document.querySelector('main')?.textContent ?? ''),
    {},
    words.source,
  );
/** Follows or sends by a finger, and waits for the page it leads to. */
const tapTo = (page: Page, selector: string) => Promise.all([page.waitForNavigation(), page.tap(selector)]);
const button = (name: string) => `::-p-aria([name="${name}"][role="button"])`;
/** Taps, and waits until the page says what became of it. */
async function tapped(page: Page, selector: string, words: RegExp): Promise<void> {
  await (await page.waitForSelector(selector))?.tap();
  await says(page, words);
}
/** Decides by the thumb, after as long as anybody reads: a second tap right after the first one is not taken. */
async function decides(page: Page, words: RegExp): Promise<void> {
  const since = await page.evaluate(() => performance.now());
  await page.waitForFunction((before) => performance.now() - before > 300, {}, since);
  await tapped(page, '.desk-confirm', words);
}
/** What waits for somebody else to confirm it, chosen as on a phone: from the list. */
async function looksAtWhatToConfirm(page: Page): Promise<void> {
  const list = await page.waitForSelector('.desk-views select');
  const value = await list?.$$eval(
    'option',
    (all) => all.find(({ text }) => text.startsWith('À confirmer'))?.value,
  );
  await page.select('.desk-views select', value ?? '');
}
async function holds(page: Page, what: string): Promise<void> {
  assert.deepEqual(await violations(page), [], what);
  assert.equal(await tooWide(page), 0, `${what}: it scrolls sideways`);
}
async function entersByLink(page: Page, name: string): Promise<void> {
  await page.goto(await npmRun('invite', '--role', 'coordinator', '--name', name));
  await holds(page, 'the page that a link opens');
  await tapTo(page, 'button[type=submit]');
  await says(page, new RegExp(name));
}
/** Everything that the folder of the store holds, as text whose letters are bytes. */
async function bytes(): Promise<string> {
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  return Buffer.concat(files).toString('latin1');
}
const holdsBytesOf = (all: string, word: string) => all.includes(Buffer.from(word).toString('latin1'));

test('a coordinator comes in by a link made at a terminal, then by the passkey of her phone', async () => {
  await plugIn(await takeDevices(alice));
  await entersByLink(alice, 'alice');
  await tapped(alice, '.access-add', /clé d’accès est enregistrée/);
  await holds(alice, 'my access');
  await tapTo(alice, '.sign-out');
  assert.equal((await alice.cookies()).length, 0);
  await alice.goto(`${service.url}/fr/entree`);
  await alice.waitForSelector('[data-passkey]:not([hidden])');
  await holds(alice, 'the page where one comes in');
  await tapTo(alice, '[data-passkey]');
  await alice.waitForSelector('.site-tools a[href="/fr/tri"]');
});

test('she sorts what came back to work and what asks, and takes each back once', async () => {
  await tapTo(alice, '.site-tools a[href="/fr/tri"]');
  await says(alice, new RegExp(HIRED.text));
  await holds(alice, 'the sorting desk');
  for (const [kind, text, next] of [
    ['Retour au travail', HIRED.text, EVE.text],
    ['Demande', EVE.text, ASKED.text],
  ] as const) {
    await decides(alice, new RegExp(`Classée\\s: ${kind}[^]*${next}`));
    await tapped(alice, button('Annuler'), new RegExp(`Décision annulée[^]*${text}`));
    await decides(alice, new RegExp(`Classée\\s: ${kind}[^]*${next}`));
  }
  await alice.waitForSelector('main[data-sending="0"]');
  const sorted = await store.db.selectFrom('post').select(['id', 'label']).where('text', 'is not', null);
  const labels = new Map((await sorted.execute()).map(({ id, label }) => [id, label]));
  assert.deepEqual(
    [HIRED, EVE, ASKED].map(({ id }) => labels.get(id)),
    ['placement_report', 'seeker_request', null],
  );
});

test('somebody else confirms what she entered, on a phone of his own; she is not asked to', async () => {
  await looksAtWhatToConfirm(alice);
  await says(alice, /Aucune déclaration ne vous attend/);
  await holds(alice, 'nothing to confirm');
  await entersByLink(bob, 'bob');
  await tapTo(bob, '.site-tools a[href="/fr/tri"]');
  await looksAtWhatToConfirm(bob);
  await says(bob, new RegExp(HIRED.text));
  await holds(bob, 'a declaration to confirm');
  await tapped(bob, '.desk-confirm', /Déclaration confirmée/);
  const decided = await store.db.selectFrom('declaration').select(['state', 'entered_by']).execute();
  assert.deepEqual(decided, [{ state: 'confirmed', entered_by: 'alice' }]);
});

test('a person finds every consent unticked, says that she found work, sees her own link, and withdraws', async () => {
  await carla.goto(`${service.url}/fr/retour-au-travail`);
  assert.equal(
    await carla.$(':checked:is([type=radio], [type=checkbox])'),
    null,
    'nothing is ticked for her',
  );
  await holds(carla, 'the form');
  tellerWith(service).wait(30);
  await carla.$eval('#start_day', (input) => {
    (input as HTMLInputElement).value = '2018-10-15';
  });
  for (const name of ['age', 'declaration']) await carla.tap(`input[name=${name}][value=yes]`);
  await tapTo(carla, '.telling-form button[type=submit]');
  await says(carla, /Merci/);
  await holds(carla, 'the thanks');
  await carla.tap('.own-link + p a');
  await carla.waitForSelector('.own-facts');
  await holds(carla, 'her own declaration');
  assert.equal((await store.db.selectFrom('declaration').select('id').execute()).length, 2);
  await carla.tap('input[name=sure]');
  await tapTo(carla, 'button[value=withdraw]');
  await says(carla, /retirée et effacée/);
  await holds(carla, 'the declaration withdrawn');
  assert.equal((await store.db.selectFrom('declaration').select('id').execute()).length, 1);
});

test('who is forgotten at the terminal is gone from the desk, and from every byte beside the store', async () => {
  await alice.goto(`${service.url}/fr/tri`);
  await says(alice, new RegExp(ASKED.text));
  const hers = [HIRED.id, HIRED.text, ASKED.id, ASKED.text];
  const before = await bytes();
  for (const word of [...hers, EVE.id, EVE.text]) assert.ok(holdsBytesOf(before, word), word);
  assert.match(await npmRun('forget', ZOE), /post +2/);
  await alice.reload();
  await says(alice, /Tout est trié/);
  await holds(alice, 'the desk without her');
  const afterwards = await bytes();
  for (const word of [...hers, ZOE]) assert.ok(!holdsBytesOf(afterwards, word), word);
  for (const word of [EVE.id, EVE.text]) assert.ok(holdsBytesOf(afterwards, word), word);
  assert.deepEqual(await store.db.selectFrom('declaration').select('id').execute(), []);
});

test('nothing of this raised an error or asked another origin', () => {
  assert.deepEqual(amiss, []);
});
