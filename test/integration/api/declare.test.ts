import assert from 'node:assert/strict';
import { test } from 'node:test';
import pino from 'pino';
import { hashToken } from '../../../api/auth/tokens.ts';
import { pseudonymiser } from '../../../db/core/pseudonym.ts';
import { idSeal } from '../../../db/core/sealed-id.ts';
import type { Mail, Mailer } from '../../../db/mail/mailer.ts';
import { addRule } from '../../../db/queries/person-rules.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { everyWord } from '../jobs/lived.ts';
import { eachStore } from '../stores.ts';
import { startService } from './service.ts';
import { AGREED, KEY, tellerWith } from './telling.ts';

const pseudonymise = pseudonymiser(KEY);

const declarations = ({ db }: Store) => db.selectFrom('declaration').selectAll().orderBy('id').execute();

eachStore('the form by which people report a return to work', (open) => {
  test('what is told and agreed to is kept, waits for a second person, and names nobody', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    const sent = await tellerWith(service).declare({
      ...AGREED,
      ...{ account: 'https://x.com/Alice_1', contract: 'cdi', contribution: 'helped', interview: 'yes' },
      ...{ follow_up: 'yes', mail: 'alice@example.org', profile: 'yes', region: '53', occupation: 'M' },
    });
    assert.equal(sent.status, 200);
    assert.match(sent.text, /seconde personne relira/);
    const person = pseudonymise('@alice_1');
    const [row] = await declarations(store);
    assert.ok(row);
    assert.deepEqual(
      [row.person, row.day, row.source, row.state, row.evidence, row.entered_by],
      [person, '2018-11-02', 'form', 'proposed', 'E2', 'form'],
    );
    assert.equal(row.link_hash, hashToken(sent.token));
    assert.equal(idSeal(KEY).open(row.sealed_mail ?? '', person), `alice@example.org ${sent.token}`);
    const consents = await store.db
      .selectFrom('consent')
      .select(['purpose', 'given', 'channel'])
      .orderBy('id')
      .execute();
    assert.deepEqual(
      consents.map(({ purpose, given, channel }) => `${purpose} ${given} ${channel}`),
      ['declaration 1 form', 'follow_up 1 form', 'profile 1 form'],
    );
    assert.equal((await store.db.selectFrom('follow_up').select('id').execute()).length, 2);
    assert.equal(
      (await store.db.selectFrom('seeker_news').select('interview').executeTakeFirst())?.interview,
      1,
    );
    assert.equal(
      (await store.db.selectFrom('seeker_profile').select('region').executeTakeFirst())?.region,
      '53',
    );
    const words = await everyWord(store);
    for (const word of ['alice', 'example.org', sent.token])
      assert.ok(!words.toLowerCase().includes(word), word);
  });

  test('nothing is ticked or chosen for anybody, in either language', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    for (const path of ['/fr/retour-au-travail', '/en/back-to-work']) {
      const page = await (await service.ask(path)).text();
      assert.ok((page.match(/type="(radio|checkbox)"/g) ?? []).length > 6);
      assert.doesNotMatch(page, /<input[^>]*\schecked/, path);
    }
  });

  test('without agreement nothing is kept, and only what was agreed to', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    const teller = tellerWith(service);
    const refused = await teller.declare({ declaration: 'no', mail: 'alice@example.org' });
    assert.deepEqual([refused.status, await declarations(store)], [200, []]);
    assert.match(refused.text, /rien n’a été gardé/);
    for (const missing of ['declaration', 'age', 'start_day']) {
      const answer = await teller.declare({ ...AGREED, [missing]: '' });
      assert.equal(answer.status, 400, missing);
      assert.match(answer.text, new RegExp(`id="${missing}-wrong"`), missing);
    }
    const asked = await teller.declare({ ...AGREED, follow_up: 'yes' });
    assert.match(asked.text, /id="mail-wrong"/);
    assert.deepEqual(await declarations(store), []);
    await teller.declare({ ...AGREED, follow_up: 'no', mail: 'alice@example.org', region: '53' });
    const [row] = await declarations(store);
    assert.equal(row?.sealed_mail, null);
    assert.deepEqual(await store.db.selectFrom('seeker_profile').select('id').execute(), []);
    assert.deepEqual(await store.db.selectFrom('follow_up').select('id').execute(), []);
  });

  test('the same form twice is one; so is the same return to work of one account', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    const teller = tellerWith(service);
    const first = await teller.declare({ ...AGREED, contract: 'cdi' });
    const again = await teller.submit({ ...AGREED, contract: 'cdi', stamp: first.stamp });
    assert.match(again.text, /déjà arrivé/);
    assert.ok(again.text.includes(first.token), 'the same link is told');
    assert.equal((await declarations(store)).length, 1);
    const account = { account: '@alice', contract: 'cdi' };
    await teller.declare({ ...AGREED, ...account });
    const late = await teller.declare({ ...AGREED, ...account, account: 'Alice' });
    assert.match(late.text, /rien n’est compté deux fois/);
    assert.equal((await declarations(store)).length, 2);
    // Nobody learns from the form whether somebody else has reported a job.
    const other = await teller.declare({ ...AGREED, account: '@bob' });
    const without = (text: string) => text.replace(/#[\w-]{43}/g, '#');
    assert.equal(without(late.text), without(other.text));
    assert.equal((await teller.open(late.token)).status, 404);
    service.clock.set('2018-12-20T09:00:00Z');
    await teller.declare({ ...AGREED, ...account });
    assert.equal((await declarations(store)).length, 4, 'another one, weeks later');
  });

  test('of two who press at once one is kept', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    const teller = tellerWith(service);
    const fields = { ...AGREED, stamp: await teller.stamp() };
    teller.wait(5);
    const both = await Promise.all([teller.submit(fields), teller.submit(fields)]);
    assert.deepEqual(
      both.map(({ status }) => status),
      [200, 200],
    );
    assert.equal((await declarations(store)).length, 1);
  });

  test('nothing comes in of somebody who has objected', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    await addRule(store.db, pseudonymise('@alice'), 'erased', service.clock.now());
    const sent = await tellerWith(service).declare({
      ...AGREED,
      account: '@alice',
      recruiter: 'yes',
      profile: 'yes',
      region: '53',
    });
    assert.equal(sent.status, 200);
    const words = await everyWord(store, ['person_rule']);
    assert.ok(!words.includes(pseudonymise('@alice')));
  });

  test('by her link a person sees, corrects and withdraws what she told', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    const teller = tellerWith(service, 'en');
    const { token } = await teller.declare({
      ...AGREED,
      contract: 'cdi',
      recruiter: 'yes',
      profile: 'yes',
      region: '53',
      follow_up: 'yes',
      mail: 'a@example.org',
    });
    const seen = await teller.open(`${service.url}/en/my-declaration#${token}`);
    assert.match(seen.text, /waits for a second person/);
    assert.match(seen.text, /Open-ended contract/);
    const wrong = await teller.open(token, { do: 'correct', start_day: '2018-02-30' });
    assert.deepEqual([wrong.status, /id="start_day-wrong"/.test(wrong.text)], [400, true]);
    await teller.open(token, { do: 'correct', start_day: '2018-11-05', contract: 'interim' });
    const [fact] = await store.db.selectFrom('declaration_fact').selectAll().orderBy('id', 'desc').execute();
    assert.deepEqual([fact?.start_day, fact?.contract, fact?.by_person], ['2018-11-05', 'interim', 1]);
    await teller.open(token, { do: 'stop' });
    assert.equal((await declarations(store))[0]?.sealed_mail, null);
    assert.match((await teller.open(token, { do: 'withdraw' })).text, /Tick/);
    assert.equal((await declarations(store)).length, 1);
    assert.match((await teller.open(token, { do: 'withdraw', sure: 'yes' })).text, /withdrawn and erased/);
    for (const table of [
      'declaration',
      'declaration_fact',
      'consent',
      'follow_up',
      'seeker_news',
      'seeker_profile',
    ] as const)
      assert.deepEqual(await store.db.selectFrom(table).selectAll().execute(), [], table);
    assert.equal((await teller.open(token)).status, 404);
  });
});

test('robots, other sites and floods are kept out, and lose a person nothing of what was written', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store, { sampleKey: KEY });
  const teller = tellerWith(service);
  const stamp = await teller.stamp();
  const fields = { ...AGREED, stamp, account: '@alice' };
  const fast = await teller.submit(fields);
  assert.deepEqual([fast.status, /value="@alice"/.test(fast.text)], [400, true]);
  teller.wait(10);
  assert.match((await teller.submit({ ...fields, site: 'http://spam.example' })).text, /champ caché/);
  assert.equal((await teller.submit({ ...fields, stamp: `${stamp}x` })).status, 400);
  const foreign = await teller.send('/fr/retour-au-travail', fields, { 'sec-fetch-site': 'cross-site' });
  assert.equal(foreign.status, 403);
  assert.deepEqual(await declarations(store), []);
  teller.wait(25 * 3600);
  assert.match((await teller.submit(fields)).text, /ouvert trop longtemps/);
  assert.deepEqual(await declarations(store), []);
  for (let sent = 0; sent < 20; sent += 1) await teller.submit(fields);
  const flood = await teller.submit(fields);
  assert.deepEqual([flood.status, flood.headers.get('retry-after')], [429, '60']);
});

test('what is typed is shown as text, and nothing of it is in an address or in the log', async () => {
  await using store = await openStore('sqlite::memory:');
  const lines: string[] = [];
  const log = pino({ base: null, level: 'trace' }, { write: (line: string) => void lines.push(line) });
  await using service = await startService(store, { sampleKey: KEY, log });
  const teller = tellerWith(service);
  const evil = await teller.declare({ ...AGREED, account: '"><script>alert(1)</script>' });
  assert.equal(evil.status, 400);
  assert.ok(!evil.text.includes('<script>alert'));
  const { token, headers } = await teller.declare({
    ...AGREED,
    account: '@alice',
    follow_up: 'yes',
    mail: 'a@example.org',
  });
  await teller.open(token);
  for (const secret of [token, 'alice', 'example.org']) assert.ok(!lines.join('').includes(secret), secret);
  assert.deepEqual(
    [headers.get('cache-control'), headers.get('referrer-policy')],
    ['no-store', 'same-origin'],
  );
});

test('her link is mailed to who left an address, and nobody learns what was known', async () => {
  await using store = await openStore('sqlite::memory:');
  const mails: Mail[] = [];
  let down = false;
  const mailer: Mailer = {
    async send(mail) {
      if (down) throw new Error('down');
      mails.push(mail);
      return 'sent';
    },
  };
  await using service = await startService(store, { sampleKey: KEY, mailer });
  const teller = tellerWith(service);
  const fields = { ...AGREED, account: '@alice', mail: 'a@example.org' };
  await teller.declare({ ...fields, account: '@bob', follow_up: 'no' });
  assert.equal(mails.length, 0);
  const first = await teller.declare({ ...fields, follow_up: 'yes' });
  const second = await teller.declare({ ...fields, follow_up: 'yes' });
  assert.deepEqual(
    mails.map(({ to }) => to),
    ['a@example.org', 'a@example.org'],
  );
  assert.ok(mails[0]?.text.includes(`http://127.0.0.1:3000/fr/ma-declaration#${first.token}`));
  for (const { text } of [first, second]) assert.match(text, /partir à votre adresse/);
  down = true;
  const third = await teller.declare({ ...fields, account: '@carl', follow_up: 'yes' });
  assert.match(third.text, /n’a pas pu partir/);
});

test('without its key the service takes nothing', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  assert.equal((await service.ask('/fr/retour-au-travail')).status, 503);
});

test('the notice says what is kept, why, how long and what one may ask, in both languages', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store);
  for (const [path, words] of [
    [
      '/fr/vos-donnees',
      [
        'Source',
        'Consentement',
        '24 mois',
        'CNIL',
        'empreinte à clé d’un compte',
        '@i4Emploi',
        'anciennement Twitter',
      ],
    ],
    [
      '/en/your-data',
      ['Consent', '24 months', 'CNIL', 'keyed fingerprint of an account', 'formerly Twitter'],
    ],
  ] as const) {
    const page = await (await service.ask(path)).text();
    for (const word of words) assert.ok(page.includes(word) || word === 'Source', word);
  }
  const form = await (await service.ask('/fr/vos-donnees')).text();
  assert.match(form, /href="\/fr\/retour-au-travail"/);
});
