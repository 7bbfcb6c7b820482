import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import pino from 'pino';
import type { AccessAnswer } from '../../../api/contract/access.ts';
import { instant } from '../../../db/core/calendar.ts';
import { purgeExpired } from '../../../db/queries/sign-in.ts';
import { openStore } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { cookieOf, post, type Service, startService } from './service.ts';

const summary = (service: Service, cookie: string) =>
  service.ask('/api/v1/summary', { cookie }).then(({ status }) => status);

eachStore('signing in', (open) => {
  test('a link lets one person in, once: looking at it does not use it', async () => {
    await using store = await open();
    await using service = await startService(store);
    const link = await service.invite('alice', 'coordinator');
    const looked = await service.ask(link);
    assert.equal(looked.status, 200);
    const page = await looked.text();
    assert.match(page, /<button type="submit">Entrer<\/button>/);
    const [, english = ''] = /hreflang="en" href="([^"]+)">English</.exec(page) ?? [];
    assert.match(await (await service.ask(english)).text(), /<button type="submit">Sign in<\/button>/);
    const entered = await post(service.ask, link);
    assert.deepEqual([entered.status, entered.headers.get('location')], [303, '/fr']);
    assert.equal(await summary(service, cookieOf(entered)), 200);
    const again = await post(service.ask, link);
    assert.equal(again.status, 410);
    assert.match(await again.text(), /déjà servi/);
    assert.equal(again.headers.getSetCookie().length, 0);
  });

  test('of two who use the same link at once, one gets in', async () => {
    await using store = await open();
    await using service = await startService(store);
    const link = await service.invite('alice', 'coordinator');
    const answers = await Promise.all([post(service.ask, link), post(service.ask, link)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 410]);
  });

  test('a link is good for 24 hours and a session it opens for a day', async () => {
    await using store = await open();
    await using service = await startService(store);
    const [early, late] = [
      await service.invite('alice', 'coordinator'),
      await service.invite('bob', 'publisher'),
    ];
    service.clock.set('2018-11-03T08:59:59Z');
    const cookie = cookieOf(await post(service.ask, early));
    service.clock.set('2018-11-03T09:00:00Z');
    assert.equal((await service.ask(late)).status, 410);
    assert.equal((await post(service.ask, late)).status, 410);
    service.clock.set('2018-11-03T20:00:00Z');
    assert.equal(await summary(service, cookie), 200);
    // However much it is used.
    service.clock.set('2018-11-04T07:00:00Z');
    assert.equal(await summary(service, cookie), 200);
    service.clock.set('2018-11-04T08:59:58Z');
    assert.equal(await summary(service, cookie), 200);
    service.clock.set('2018-11-04T08:59:59Z');
    assert.equal(await summary(service, cookie), 401);
  });

  test('a session that nobody uses for as long as the host allows ends; each use begins that time anew', async () => {
    await using store = await open();
    await using service = await startService(store, { sessionIdleHours: 4 });
    const [used, unused] = [
      await service.enter('alice', 'administrator'),
      await service.enter('bob', 'publisher'),
    ];
    const sessions = () => store.db.selectFrom('session').select('name').orderBy('name').execute();
    service.clock.set('2018-11-02T12:59:59Z');
    assert.equal(await summary(service, used), 200);
    service.clock.set('2018-11-02T13:00:00Z');
    assert.equal(await summary(service, unused), 401);
    const { people } = (await (await service.ask('/api/v1/access', { cookie: used })).json()) as AccessAnswer;
    assert.deepEqual(
      people.map(({ name, sessions: open }) => [name, open.length]),
      [
        ['alice', 1],
        ['bob', 0],
      ],
    );
    service.clock.set('2018-11-02T16:59:58Z');
    assert.equal(await summary(service, used), 200);
    service.clock.set('2018-11-02T20:59:58Z');
    assert.equal(await summary(service, used), 401);
    assert.equal((await sessions()).length, 2);
    await service.enter('eve', 'steward');
    assert.deepEqual(await sessions(), [{ name: 'eve' }], 'nothing of them stays');
  });

  test('a session ends by time alone, though nothing was written since it was last looked up', async () => {
    await using store = await open();
    await using service = await startService(store, { sessionIdleHours: 4 });
    const cookie = await service.enter('alice', 'coordinator');
    assert.deepEqual([await summary(service, cookie), await summary(service, cookie)], [200, 200]);
    service.clock.set(instant(Date.parse(service.clock.now()) + 4 * 3_600_000));
    assert.equal(await summary(service, cookie), 401);
    await using patient = await startService(store, { sessionIdleHours: 48 });
    const used = await patient.enter('bob', 'coordinator');
    patient.clock.set(instant(Date.parse(patient.clock.now()) + 24 * 3_600_000 - 1));
    assert.deepEqual([await summary(patient, used), await summary(patient, used)], [200, 200]);
    patient.clock.set(instant(Date.parse(patient.clock.now()) + 1));
    assert.equal(await summary(patient, used), 401, 'used or not');
  });

  test('an unknown or incomplete link is one sentence, in the language of its page', async () => {
    await using store = await open();
    await using service = await startService(store);
    for (const path of [
      '/en/entree?jeton=abc',
      '/en/entree?jeton=a&jeton=b',
      '/en/entree?jeton=%22%3E%3Cscript%3E',
    ]) {
      const response = await service.ask(path);
      const page = await response.text();
      assert.equal(response.status, 404, path);
      assert.match(page, /This link is not known\./);
      assert.doesNotMatch(page, /"><script/);
    }
  });

  test('signing out ends the session itself, not only its cookie', async () => {
    await using store = await open();
    await using service = await startService(store);
    const cookie = await service.enter('alice', 'coordinator');
    const out = await service.ask('/fr/sortie', {
      method: 'POST',
      cookie,
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    assert.deepEqual([out.status, out.headers.get('location')], [303, '/fr']);
    assert.match(out.headers.getSetCookie()[0] ?? '', /^i4emploi=;/);
    assert.equal(await summary(service, cookie), 401);
  });

  test('what has expired is forgotten: a session at once, a link when nobody comes with it any more', async () => {
    await using store = await open();
    await using service = await startService(store);
    const names = async () => {
      const links = await store.db.selectFrom('sign_in_link').select('name').orderBy('name').execute();
      const sessions = await store.db.selectFrom('session').select('name').orderBy('name').execute();
      return [links.map(({ name }) => name), sessions.map(({ name }) => name)];
    };
    const unused = await service.invite('bob', 'publisher');
    await service.enter('alice', 'coordinator');
    await purgeExpired(store.db, instant('2018-11-02T20:59:59.999Z'));
    assert.deepEqual(await names(), [['alice', 'bob'], ['alice']]);
    await purgeExpired(store.db, instant('2018-11-02T21:00:00Z'));
    assert.deepEqual(await names(), [['alice', 'bob'], []]);
    service.clock.set('2018-12-03T08:59:59Z');
    assert.equal((await post(service.ask, unused)).status, 410, 'late, but told why');
    await purgeExpired(store.db, instant('2018-12-03T09:00:00Z'));
    assert.equal(
      (await post(service.ask, unused)).status,
      404,
      'nobody is told any more that it has expired',
    );
    assert.deepEqual(await names(), [[], []]);
  });

  test('whoever enters makes the service forget who could before; who fails to enter changes nothing', async () => {
    await using store = await open();
    await using service = await startService(store);
    await service.enter('alice', 'coordinator');
    service.clock.set('2019-02-01T09:00:00Z');
    const sessions = () => store.db.selectFrom('session').select('name').execute();
    assert.equal((await post(service.ask, '/fr/entree?jeton=unknown')).status, 404);
    assert.deepEqual(await sessions(), [{ name: 'alice' }]);
    await service.enter('bob', 'publisher');
    assert.deepEqual(await sessions(), [{ name: 'bob' }]);
  });

  test('the store keeps digests: no token of a link or a session can be read in it', async () => {
    await using store = await open();
    await using service = await startService(store);
    const link = await service.invite('alice', 'coordinator');
    const cookie = cookieOf(await post(service.ask, link));
    const kept = JSON.stringify([
      await store.db.selectFrom('sign_in_link').selectAll().execute(),
      await store.db.selectFrom('session').selectAll().execute(),
    ]);
    const token = new URL(link, service.url).searchParams.get('jeton') ?? '';
    assert.ok(token.length >= 43 && !kept.includes(token));
    assert.ok(!kept.includes(cookie.split('=')[1] ?? ''));
  });
});

test('a post from elsewhere, or from nobody knows where, changes nothing', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const link = await service.invite('alice', 'coordinator');
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': '', origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': '', origin: 'null' },
    { 'sec-fetch-site': '' },
  ];
  for (const headers of foreign) {
    assert.equal((await post(service.ask, link, headers)).status, 403, JSON.stringify(headers));
  }
  const own = await post(service.ask, link, { 'sec-fetch-site': '', origin: service.context.publicUrl });
  assert.equal(own.status, 303);
});

test('the twenty-first attempt of a minute is told to wait, whatever it says it comes from', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const link = await service.invite('alice', 'coordinator');
  for (let attempt = 0; attempt < 20; attempt += 1) {
    assert.equal((await post(service.ask, `/en/entree?jeton=${attempt}`)).status, 404);
  }
  service.clock.set('2018-11-02T09:00:30Z');
  for (const [path, sentence] of [
    [link, /Trop d’essais/],
    [link.replace('/fr/', '/en/'), /Too many attempts/],
  ] as const) {
    const refused = await post(service.ask, path, { 'x-forwarded-for': '192.0.2.9' });
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '30']);
    assert.match(await refused.text(), sentence);
    assert.equal(refused.headers.getSetCookie().length, 0);
  }
  assert.equal((await service.ask(link)).status, 200, 'looking at a link is no attempt');
  service.clock.set('2018-11-02T09:01:00Z');
  assert.equal((await post(service.ask, link)).status, 303, 'the link was not used up');
});

test('over https the cookie is bound to the host and never travels in clear', async () => {
  await using store = await openStore('sqlite::memory:');
  await using secure = await startService(store, { publicUrl: 'https://mesure.example' });
  const [cookie = ''] = (
    await post(secure.ask, await secure.invite('alice', 'coordinator'))
  ).headers.getSetCookie();
  assert.match(cookie, /^__Host-i4emploi=/);
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=86400']) {
    assert.ok(cookie.includes(part), `${part} in ${cookie.replace(/=[^;]*/, '=…')}`);
  }
  assert.doesNotMatch(cookie, /Domain/i);
  assert.match((await secure.ask('/fr')).headers.get('strict-transport-security') ?? '', /max-age/);
});

test('a sign-in page is kept nowhere, and its address goes to nobody else', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const { headers } = await service.ask(await service.invite('alice', 'coordinator'));
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('referrer-policy'), 'same-origin');
  assert.equal(headers.get('x-robots-tag'), 'noindex');
});

test('a body that is too large is refused, however it is packed; one of another kind is not read', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const send = (body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
    service.ask('/fr/entree', {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body,
    });
  const large = `jeton=${'a'.repeat(5000)}`;
  assert.equal((await send(large)).status, 413);
  const packed = gzipSync(large);
  assert.ok(packed.length < 100);
  assert.equal((await send(packed, { 'content-encoding': 'gzip' })).status, 413);
  const link = await service.invite('alice', 'coordinator');
  const jeton = new URL(link, service.url).searchParams.get('jeton');
  assert.equal((await send(JSON.stringify({ jeton }), { 'content-type': 'application/json' })).status, 404);
});

test('no token, no name and no address is in the log', async () => {
  await using store = await openStore('sqlite::memory:');
  const lines: string[] = [];
  const log = pino({ base: null, level: 'trace' }, { write: (line: string) => void lines.push(line) });
  await using service = await startService(store, { log });
  const link = await service.invite('alice', 'coordinator');
  await service.ask(link);
  const cookie = cookieOf(await post(service.ask, link));
  await service.ask('/api/v1/summary?year=1', { cookie });
  const text = lines.join('');
  assert.ok(lines.length >= 3 && text.includes('"operation":"signIn"'));
  const token = new URL(link, service.url).searchParams.get('jeton') ?? '?';
  for (const secret of [token, cookie.split('=')[1] ?? '?', 'alice', 'jeton', 'year=1']) {
    assert.ok(!text.includes(secret), secret === token ? 'the token' : secret);
  }
});
