import assert from 'node:assert/strict';
import { test } from 'node:test';
import pino from 'pino';
import type { MadeLinkAnswer, SharedLinksAnswer } from '../../../api/contract/shared-links.ts';
import type { SummaryAnswer } from '../../../api/contract/summary.ts';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { instant } from '../../../db/core/calendar.ts';
import { listAudit } from '../../../db/queries/audit.ts';
import { openStore } from '../../../db/store.ts';
import { eachStore } from '../stores.ts';
import { NOW, startService } from './service.ts';
import { exchange, json, makeLink, openLink, published, send, statusOf } from './shared.ts';

const FIGURES = ['seekers_distinct', 'collective_relays'];
const tokenOf = (url: string): string => new URL(url).hash.slice(1);

eachStore('shared links', (open) => {
  test('an administrator makes a link; whoever opens it reads what was published of its figures', async () => {
    await using store = await open();
    await published(store);
    await using service = await startService(store);
    const ada = await service.enter('ada', 'administrator');
    const asked = { kind: 'sponsor', label: 'Fondation', language: 'en', figures: FIGURES, editions: [] };
    const made = await send(service, 'shared-links/made', { ...asked, until: '2018-12-31' }, ada);
    const { url, links } = (await made.json()) as MadeLinkAnswer;
    assert.match(url, /^http:\/\/127\.0\.0\.1:3000\/en\/share#[\w-]{43}$/);
    assert.equal(links.links[0]?.expiresAt, '2018-12-31T22:59:59.999Z');
    const opened = await exchange(service, tokenOf(url));
    assert.deepEqual(await opened.json(), { to: '/en' });
    const [cookie = ''] = opened.headers.getSetCookie();
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Max-Age=43200']) assert.ok(cookie.includes(part), part);
    const session = cookie.split(';')[0] ?? '';
    assert.match(session, /^i4emploi-partage=/);
    const summary = await json<SummaryAnswer>(service, 'summary', session);
    assert.deepEqual(
      summary.figures.map(({ indicator, measure }) => [indicator, measure.value]),
      [
        ['collective_relays', 9000],
        ['seekers_distinct', 1462],
      ].toSorted((a, b) => orderOf(a[0]) - orderOf(b[0])),
    );
    assert.deepEqual(
      [summary.cutoff, summary.cost, summary.plan, summary.lastNight],
      ['2018-09-30', null, null, null],
    );
    const after = await json<SharedLinksAnswer>(service, 'shared-links', ada);
    assert.deepEqual(after.links[0]?.visits, { all: 1, lately: 1, last: '2018-11-02' });
    const told = (await listAudit(store.db, { limit: 9 })).map(
      ({ action, object_kind }) => `${action} ${object_kind}`,
    );
    assert.equal(told[0], 'link-made shared-link');
  });

  test('disabled, it opens nothing at once; enabled again, it has another address, and the first stays dead', async () => {
    await using store = await open();
    await using service = await startService(store);
    const ada = await service.enter('ada', 'administrator');
    const { id, token } = await makeLink(service, { figures: FIGURES });
    const opened = await exchange(service, token);
    const session = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    assert.equal(await statusOf(service, 'summary', session), 200);
    const disabled = await send(service, 'shared-links/disabled', { link: id }, ada);
    assert.equal(((await disabled.json()) as SharedLinksAnswer).links[0]?.state, 'disabled');
    assert.equal(await statusOf(service, 'summary', session), 401);
    assert.equal((await exchange(service, token)).status, 404);
    assert.equal((await send(service, 'shared-links/disabled', { link: id }, ada)).status, 404);
    const enabled = await send(service, 'shared-links/enabled', { link: id, until: '2018-12-01' }, ada);
    const { url } = (await enabled.json()) as MadeLinkAnswer;
    assert.notEqual(tokenOf(url), token);
    assert.equal((await exchange(service, token)).status, 404);
    assert.equal(await statusOf(service, 'summary', session), 401, 'an old session does not come back');
    assert.equal((await exchange(service, tokenOf(url))).status, 200);
    const told = (await listAudit(store.db, { limit: 2 })).map(({ action, object_id }) => [
      action,
      object_id,
    ]);
    assert.deepEqual(told, [
      ['link-enabled', `${id}`],
      ['link-disabled', `${id}`],
    ]);
  });

  test('a link ends with its day and a session after twelve hours; of a public one after thirty days', async () => {
    await using store = await open();
    await using service = await startService(store);
    const until = instant('2018-11-03T08:00:00Z');
    const short = await makeLink(service, { figures: FIGURES, expiresAt: until });
    const sessions = [
      await openLink(service, { figures: FIGURES }),
      await openLink(service, { kind: 'public', expiresAt: null, figures: FIGURES }),
    ];
    const read = () => Promise.all(sessions.map((cookie) => statusOf(service, 'summary', cookie)));
    service.clock.set('2018-11-02T20:59:59Z');
    assert.deepEqual(await read(), [200, 200]);
    const late = (await exchange(service, short.token)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    service.clock.set('2018-11-02T21:00:00Z');
    assert.deepEqual(await read(), [401, 200]);
    assert.equal(await statusOf(service, 'summary', late), 200);
    service.clock.set('2018-11-03T08:00:00Z');
    assert.equal(await statusOf(service, 'summary', late), 401, 'a session does not outlive its link');
    assert.equal((await exchange(service, short.token)).status, 404);
    service.clock.set('2018-12-02T09:00:00Z');
    assert.deepEqual(await read(), [401, 401]);
  });

  test('the store keeps digests only, and visits as numbers of a day', async () => {
    await using store = await open();
    await using service = await startService(store);
    const { id, token } = await makeLink(service, { figures: FIGURES });
    const first = (await exchange(service, token)).headers.getSetCookie()[0] ?? '';
    await exchange(service, token);
    service.clock.set('2018-11-03T09:00:00Z');
    await exchange(service, token);
    const kept = JSON.stringify(
      await Promise.all(
        (['shared_link', 'shared_session', 'shared_visit'] as const).map((table) =>
          store.db.selectFrom(table).selectAll().execute(),
        ),
      ),
    );
    assert.ok(!kept.includes(token) && !kept.includes(/=([^;]*)/.exec(first)?.[1] ?? '?'));
    const visits = await store.db.selectFrom('shared_visit').selectAll().orderBy('day').execute();
    assert.deepEqual(visits, [
      { link_id: id, day: '2018-11-02', visits: 2 },
      { link_id: id, day: '2018-11-03', visits: 1 },
    ]);
    assert.equal(
      (await store.db.selectFrom('shared_session').selectAll().execute()).length,
      1,
      'ended ones go',
    );
  });
});

test('unknown, expired, disabled and incomplete links are told alike, in the language of the page', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const ended = await makeLink(service, { figures: FIGURES, expiresAt: instant(NOW) });
  const off = await makeLink(service, { figures: FIGURES });
  await store.db
    .updateTable('shared_link')
    .set({ disabled_at: instant(NOW) })
    .where('id', '=', off.id)
    .execute();
  const answers = new Set<string>();
  for (const token of [ended.token, off.token, 'x'.repeat(43), '', null, ['a']]) {
    const refused = await exchange(service, token);
    assert.deepEqual([refused.status, refused.headers.getSetCookie().length], [404, 0]);
    answers.add(await refused.text());
  }
  assert.equal(answers.size, 1);
  assert.match([...answers][0] ?? '', /Ce lien de partage n’ouvre rien/);
  const english = await service.ask('/en/share', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: '{"token":"nothing"}',
  });
  assert.match(await english.text(), /This shared link opens nothing/);
});

test('the twenty-first attempt of a minute is told to wait, and one from elsewhere is refused', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const { token } = await makeLink(service, { figures: FIGURES });
  assert.equal((await exchange(service, token, { 'sec-fetch-site': 'cross-site' })).status, 403);
  for (let attempt = 0; attempt < 20; attempt += 1)
    assert.equal((await exchange(service, `${attempt}`)).status, 404);
  const refused = await exchange(service, token);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '60']);
  service.clock.set('2018-11-02T09:01:00Z');
  assert.equal((await exchange(service, token)).status, 200);
});

test('what a link may show is what is published at all, until a day that is not far', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  const ada = await service.enter('ada', 'administrator');
  const good = {
    kind: 'sponsor',
    label: 'Fondation',
    language: 'fr',
    figures: FIGURES,
    editions: [],
    until: '2018-12-31',
  };
  const { choices } = await json<SharedLinksAnswer>(service, 'shared-links', ada);
  const never = CATALOGUE.filter(({ key }) => !choices.figures.includes(key)).map(({ protects }) => protects);
  assert.ok(never.length > 1 && choices.figures.length > 20);
  for (const [field, wrong] of [
    ['figures', { figures: ['seekers_new'] }],
    ['figures', { figures: ['nothing_of_the_kind'] }],
    ['figures', { figures: [] }],
    ['editions', { editions: ['anniversary-1999-1'] }],
    ['until', { until: null }],
    ['until', { until: '2018-11-01' }],
    ['until', { until: '2019-12-08' }],
    ['label', { label: ' ' }],
  ] as const) {
    const refused = await send(service, 'shared-links/made', { ...good, ...wrong }, ada);
    const problem = (await refused.json()) as { field?: string };
    assert.deepEqual([refused.status, problem.field], [400, field], JSON.stringify(wrong));
  }
  const endless = await send(service, 'shared-links/made', { ...good, kind: 'public', until: null }, ada);
  assert.equal(((await endless.json()) as MadeLinkAnswer).links.links[0]?.expiresAt, null);
  service.clock.set('2018-11-03T09:00:00Z');
  const grace = await service.enter('grace', 'administrator');
  service.clock.set('2018-11-03T20:00:00Z');
  assert.equal(await statusOf(service, 'summary', grace), 200);
  service.clock.set('2018-11-04T07:59:59Z');
  assert.equal((await send(service, 'shared-links/made', good, grace)).status, 200);
});

test('no token and no label is in the log, and leaving ends the session', async () => {
  await using store = await openStore('sqlite::memory:');
  const lines: string[] = [];
  const log = pino({ base: null, level: 'trace' }, { write: (line: string) => void lines.push(line) });
  await using service = await startService(store, { log });
  const { token } = await makeLink(service, { figures: FIGURES });
  const cookie = (await exchange(service, token)).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  assert.equal(await statusOf(service, 'summary', cookie), 200);
  await service.ask('/fr/sortie', { method: 'POST', cookie, headers: { 'sec-fetch-site': 'same-origin' } });
  assert.equal(await statusOf(service, 'summary', cookie), 401);
  const text = lines.join('');
  assert.ok(text.includes('"operation":"openSharedLink"'));
  for (const secret of [token, cookie.split('=')[1] ?? '?', 'Fondation', 'partage'])
    assert.ok(!text.includes(secret));
});

const orderOf = (key: string | number | undefined): number => CATALOGUE.findIndex((one) => one.key === key);
