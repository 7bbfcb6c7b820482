import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestimonialsAnswer } from '../../../api/contract/testimonial.ts';
import { addressOf } from '../../../api/telling/addresses.ts';
import { CONSENT_VERSION } from '../../../api/telling/consent-texts.ts';
import { QUOTE_PURPOSES } from '../../../db/core/answers.ts';
import { keyRing } from '../../../db/core/key-ring.ts';
import { readErasures } from '../../../db/privacy/erasures-file.ts';
import { decideDeclaration } from '../../../db/queries/declarations.ts';
import { decideTestimonial, listTestimonials, shownTestimonials } from '../../../db/queries/testimonials.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { writeBackup } from '../../../jobs/backup/backup-file.ts';
import { restore } from '../../../jobs/backup/restore.ts';
import { everyWord } from '../jobs/lived.ts';
import { eachStore } from '../stores.ts';
import { calendar, collective, type Service, startService } from './service.ts';
import { AGREED, KEY, tellerWith } from './telling.ts';

const WORDS = 'Trois relais, un appel, un entretien : je commence lundi.';
const QUOTE = { quote: WORDS, shown_name: 'Aline', adult: 'yes', do: 'testify' };
const NOWHERE = { quote_report: 'no', quote_dashboard: 'no', quote_social: 'no' };

/** Somebody whose report stands, and what they are quoted with where they say so. */
async function tells(store: Store, service: Service, where: Partial<typeof NOWHERE>, account = '@alice') {
  const teller = tellerWith(service);
  const { token } = await teller.declare({ ...AGREED, account });
  await teller.open(token, { ...QUOTE, ...NOWHERE, ...where });
  const at = service.clock.now();
  const { id } = await store.db
    .selectFrom('declaration')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  await decideDeclaration(store.db, { id, state: 'confirmed', by: 'bob', at });
  return {
    teller,
    token,
    accept: async () => {
      for (const { id: quote } of await listTestimonials(store.db))
        await decideTestimonial(store.db, { id: quote, state: 'accepted', by: 'bob', at });
    },
  };
}
const shownIn = async ({ db }: Store) =>
  Promise.all(QUOTE_PURPOSES.map(async (purpose) => (await shownTestimonials(db, purpose)).length));

eachStore('testimonials', (open) => {
  test('are shown where their person agreed to it, once read, and nowhere else', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    const { teller, token, accept } = await tells(store, service, { quote_dashboard: 'yes' });
    assert.deepEqual(await shownIn(store), [0, 0, 0], 'nobody has read it');
    await accept();
    assert.deepEqual(await shownIn(store), [0, 1, 0]);
    const cookie = await service.enter('dan', 'publisher');
    const dashboard = async () => {
      const response = await service.ask('/api/v1/testimonials', { cookie });
      return ((await response.json()) as TestimonialsAnswer).testimonials;
    };
    assert.deepEqual(await dashboard(), [
      { text: WORDS, language: 'fr', name: 'Aline', toldOn: '2018-11-02' },
    ]);
    // Another place is agreed to: the words stay as they were read.
    await teller.open(token, { ...QUOTE, ...NOWHERE, quote_dashboard: 'yes', quote_report: 'yes' });
    assert.deepEqual(await shownIn(store), [1, 1, 0]);
    await teller.open(token, { ...QUOTE, ...NOWHERE, quote_report: 'yes' });
    assert.deepEqual([await shownIn(store), await dashboard()], [[1, 0, 0], []]);
    // Other words are read again first.
    await teller.open(token, { ...QUOTE, ...NOWHERE, quote: `${WORDS} Merci !`, quote_report: 'yes' });
    assert.deepEqual(await shownIn(store), [0, 0, 0]);
    const consents = await store.db
      .selectFrom('consent')
      .select(['purpose', 'given', 'channel', 'text_version'])
      .where('purpose', 'in', QUOTE_PURPOSES)
      .orderBy('id')
      .execute();
    assert.deepEqual(
      consents.map(({ purpose, given }) => `${purpose} ${given}`),
      ['quote_dashboard 1', 'quote_report 1', 'quote_dashboard 0'],
    );
    assert.ok(
      consents.every(({ channel, text_version }) => channel === 'form' && text_version === CONSENT_VERSION),
    );
  });

  test('go at once when they are taken back, with the declaration, or when it does not stand', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    const all = { quote_report: 'yes', quote_dashboard: 'yes', quote_social: 'yes' };
    const { teller, token, accept } = await tells(store, service, all);
    await accept();
    assert.deepEqual(await shownIn(store), [1, 1, 1]);
    await store.db.updateTable('declaration').set({ state: 'rejected' }).execute();
    assert.deepEqual(await shownIn(store), [0, 0, 0]);
    await store.db.updateTable('declaration').set({ state: 'confirmed' }).execute();
    assert.match((await teller.open(token, { do: 'untestify' })).text, /témoignage est effacé/);
    assert.ok(!(await everyWord(store)).includes('je commence lundi'));
    await teller.open(token, { ...QUOTE, ...all });
    await teller.open(token, { do: 'withdraw', sure: 'yes' });
    assert.ok(!(await everyWord(store)).includes('je commence lundi'));
    assert.deepEqual(await store.db.selectFrom('consent').selectAll().execute(), []);
  });
});

test('are in the language of the page they were written on, wherever they are read', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store, { sampleKey: KEY });
  await tells(store, service, { quote_report: 'yes' });
  const english = tellerWith(service, 'en');
  const { token } = await english.declare({ ...AGREED, account: '@ben' });
  const quote = 'Three relays, a call, an interview.';
  await english.open(token, { ...QUOTE, ...NOWHERE, quote, quote_report: 'yes' });
  assert.deepEqual(
    (await listTestimonials(store.db)).map(({ language }) => language),
    ['fr', 'en'],
  );
  const cookie = await service.enter('alice', 'coordinator');
  const page = await (await service.ask(addressOf('follow', 'en'), { cookie })).text();
  assert.match(page, /<blockquote lang="en">Three relays/);
});

test('without an answer for each place, of age, and in so many words, nothing is kept', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store, { sampleKey: KEY });
  const { teller, token } = await tells(store, service, {});
  assert.deepEqual(await listTestimonials(store.db), [], 'agreed to nowhere');
  const said = { ...QUOTE, ...NOWHERE, quote_report: 'yes' };
  for (const [field, value, name] of [
    ['quote', 'trop court', 'quote'],
    ['quote', 'x'.repeat(501), 'quote'],
    ['quote', `${WORDS} Écrivez-moi : a@example.org`, 'quote'],
    ['quote', `${WORDS} 06 12 34 56 78`, 'quote'],
    ['shown_name', 'n'.repeat(41), 'shown_name'],
    ['adult', '', 'adult'],
    ['quote_social', '', 'quote_social'],
  ] as const) {
    const answer = await teller.open(token, { ...said, [field]: value });
    assert.deepEqual(
      [answer.status, answer.text.includes(`id="${name}-wrong"`)],
      [400, true],
      `${field} ${value}`,
    );
    teller.wait(60);
  }
  const evil = '<script>alert(1)</script> et bien plus de mots que cela';
  const shown = await teller.open(token, { ...said, quote: evil });
  assert.ok(shown.status === 200 && !shown.text.includes('<script>alert'));
  assert.equal((await listTestimonials(store.db))[0]?.text, evil);
});

test('what was taken back after a backup is not shown by what is restored of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-quotes-'));
  try {
    await using store = await openStore('sqlite::memory:');
    const erasuresFile = join(folder, 'erasures.jsonl');
    await using service = await startService(store, { sampleKey: KEY, erasuresFile });
    const both = { quote_report: 'yes', quote_dashboard: 'yes' };
    const one = await tells(store, service, both);
    const other = await tells(store, service, both, '@ben');
    await other.accept();
    await writeBackup(store, join(folder, 'one.backup'), service.clock.now());
    await one.teller.open(one.token, { do: 'untestify' });
    await other.teller.open(other.token, { ...QUOTE, ...NOWHERE, quote_dashboard: 'yes' });
    const ring = keyRing(KEY);
    const erasures = await readErasures(erasuresFile, ring);
    const setting = { collective, calendar, clock: service.clock, ring, erasures };
    await restore(join(folder, 'one.backup'), `sqlite:${join(folder, 'again.db')}`, setting);
    await using again = await openStore(`sqlite:${join(folder, 'again.db')}`, { mustExist: true });
    assert.deepEqual(await shownIn(again), [0, 1, 0]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
