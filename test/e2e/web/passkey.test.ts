import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'puppeteer';
import { listAudit } from '../../../db/queries/audit.ts';
import { openStore, type Store } from '../../../db/store.ts';
import type { Service } from '../../integration/api/service.ts';
import { plugIn, startAtName, takeDevices } from './authenticator.ts';
import { openPage } from './open-page.ts';

const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const open = new AsyncDisposableStack();
let store: Store;
let service: Service;
let page: Page;
let devices: CDPSession;
let url: string;
let authenticator: string;

before(async () => {
  store = open.use(await openStore('sqlite::memory:'));
  service = open.use(await startAtName(store, { webDir: WEB }));
  ({ url } = service);
  ({ page } = open.use(await openPage()));
  devices = await takeDevices(page);
  authenticator = await plugIn(devices);
});
after(() => open.disposeAsync());

async function enterByLink(): Promise<void> {
  await page.goto(`${url}${await service.invite('alice', 'coordinator')}`);
  await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
}
async function leave(): Promise<void> {
  await page.deleteCookie(...(await page.cookies()));
}
const said = (words: RegExp, where: string) =>
  page.waitForFunction(
    (told, place) => new RegExp(told).test(document.querySelector(place)?.textContent ?? ''),
    {},
    words.source,
    where,
  );
const me = () => page.evaluate(async () => (await fetch('/api/v1/my-access')).json());

test('who comes with a link registers a passkey, then signs in with the passkey alone, as the same person', async () => {
  await enterByLink();
  assert.equal(new URL(page.url()).pathname, '/fr/mon-acces');
  await page.waitForSelector('.access-add');
  await page.click('.access-add');
  await said(/clé d’accès est enregistrée/, 'main [role=status]');
  await leave();
  await page.goto(`${url}/fr/entree`);
  await page.waitForSelector('[data-passkey]:not([hidden])');
  await Promise.all([page.waitForNavigation(), page.click('[data-passkey]')]);
  assert.equal(new URL(page.url()).pathname, '/fr');
  const mine = (await me()) as { name: string; role: string; passkeys: unknown[]; sessions: unknown[] };
  assert.deepEqual([mine.name, mine.role, mine.passkeys.length], ['alice', 'coordinator', 1]);
  assert.equal(mine.sessions.length, 2);
  const told = await listAudit(store.db, { limit: 9 });
  assert.deepEqual(
    told.map(({ action }) => action),
    ['signed-in', 'passkey-added', 'signed-in', 'invited'],
  );
});

test('a session of another device ends at once, and a passkey that was forgotten opens nothing', async () => {
  await page.goto(`${url}/fr/mon-acces`);
  await page.waitForSelector('[aria-labelledby=sessions] li button');
  await page.click('[aria-labelledby=sessions] li button');
  await page.waitForFunction(() => document.querySelectorAll('[aria-labelledby=sessions] li').length === 1);
  await page.click('[aria-labelledby=passkeys] li button');
  await page.waitForFunction(() => !document.querySelector('[aria-labelledby=passkeys] li'));
  await leave();
  await page.goto(`${url}/fr/entree`);
  await page.waitForSelector('[data-passkey]:not([hidden])');
  await page.click('[data-passkey]');
  await said(/n’est pas reconnue/, '[role=alert]');
});

test('a device that does not recognise its owner signs nobody in', async () => {
  await devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: authenticator });
  await enterByLink();
  authenticator = await plugIn(devices);
  await page.goto(`${url}/fr/mon-acces`);
  await page.waitForSelector('.access-add');
  await page.click('.access-add');
  await said(/enregistrée/, 'main [role=status]');
  await leave();
  await devices.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: false });
  await page.goto(`${url}/fr/entree`);
  await page.waitForSelector('[data-passkey]:not([hidden])');
  await page.click('[data-passkey]');
  await said(/n’a pas servi/, '[role=alert]');
});

test('a copy of a passkey, which counts from further back, is refused and told in the audit', async () => {
  await devices.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: true });
  await store.db.updateTable('passkey').set({ counter: 4_000_000_000 }).execute();
  await page.goto(`${url}/fr/entree`);
  await page.waitForSelector('[data-passkey]:not([hidden])');
  await page.click('[data-passkey]');
  await said(/semble avoir été copiée/, '[role=alert]');
  const [last] = await listAudit(store.db, { limit: 1 });
  assert.equal(last?.action, 'passkey-copy-refused');
});
