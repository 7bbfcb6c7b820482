import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AnnotationsAnswer } from '../../../api/contract/annotation.ts';
import { day } from '../../../db/core/calendar.ts';
import { pseudonymiser } from '../../../db/core/pseudonym.ts';
import { listAnnotations } from '../../../db/queries/annotations.ts';
import { listAudit } from '../../../db/queries/audit.ts';
import { decideDeclaration } from '../../../db/queries/declarations.ts';
import { addRule } from '../../../db/queries/person-rules.ts';
import { shownTestimonials } from '../../../db/queries/testimonials.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { everyWord } from '../jobs/lived.ts';
import { eachStore } from '../stores.ts';
import { sorterWith } from './desk.ts';
import { october, type Service, startService } from './service.ts';
import { AGREED, KEY, tellerWith } from './telling.ts';

const PAGE = '/fr/suivi';
const NOTED = { start_day: '2018-10-20', contract: 'cdi', age: 'yes', declaration: 'yes', follow_up: 'no' };
const MARKED = {
  start: '2018-10-03',
  kind: 'media',
  text_fr: 'Un article',
  text_en: 'An article',
  source: 'La presse',
};

async function volunteer(service: Service, name: string) {
  const cookie = await service.enter(name, 'coordinator');
  const page = async () => (await service.ask(PAGE, { cookie })).text();
  return {
    cookie,
    page,
    async act(act: string, fields: Record<string, string | number> = {}) {
      const body = new URLSearchParams({
        do: act,
        ...Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, `${v}`])),
      });
      const headers = { 'sec-fetch-site': 'same-origin' };
      const response = await service.ask(PAGE, { method: 'POST', cookie, headers, body });
      return { status: response.status, text: await response.text() };
    },
  };
}
const declarations = ({ db }: Store) => db.selectFrom('declaration').selectAll().orderBy('id').execute();
const allAnnotations = ({ db }: Store) =>
  listAnnotations(db, { from: day('2015-01-01'), to: day('2030-01-01') });

eachStore('the page of follow-up', (open) => {
  test('tells whom to ask at 3 and 6 months, and notes that they were asked and what they answered', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    await tellerWith(service).declare({
      ...AGREED,
      contract: 'cdi',
      follow_up: 'yes',
      mail: 'a@example.org',
    });
    const [told] = await declarations(store);
    const at = service.clock.now();
    await decideDeclaration(store.db, { id: told?.id ?? 0, state: 'confirmed', by: 'bob', at });
    service.clock.set('2019-01-14T09:00:00Z');
    const early = await volunteer(service, 'alice');
    assert.match(await early.page(), /Personne pour l’instant/);
    service.clock.set('2019-01-15T09:00:00Z');
    const alice = await volunteer(service, 'alice');
    const shown = await alice.page();
    assert.match(shown, /À 3 mois.*depuis le 15 janvier 2019.*faite par le formulaire/s);
    assert.doesNotMatch(shown, /example\.org/);
    const id = Number(/name="follow_up" value="(\d+)"/.exec(shown)?.[1]);
    assert.match((await alice.act('asked', { follow_up: id })).text, /la demande est faite/);
    assert.equal((await alice.act('asked', { follow_up: id })).status, 409, 'asked once');
    assert.match(await alice.page(), /Demandé, sans réponse/);
    assert.match((await alice.act('answered', { follow_up: id, still: 'yes' })).text, /La réponse est notée/);
    assert.doesNotMatch(await alice.page(), /Demandé, sans réponse/);
    const row = await store.db
      .selectFrom('follow_up')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    assert.deepEqual(
      [row.invited_day, row.answered_day, row.still_employed],
      ['2019-01-15', '2019-01-15', 1],
    );
    assert.equal((await declarations(store))[0]?.evidence, 'E3', 'she told what job it is, and holds it');
  });

  test('a fact is noted with consent under the volunteer’s name, and another person confirms it', async () => {
    await using store = await open();
    await using service = await startService(store, { sampleKey: KEY });
    const alice = await volunteer(service, 'alice');
    assert.match((await alice.act('note', { ...NOTED, declaration: 'no' })).text, /Sans son accord/);
    assert.equal((await alice.act('note', { ...NOTED, age: '' })).status, 400);
    assert.deepEqual(await declarations(store), []);
    const noted = await alice.act('note', { ...NOTED, account: '@zoe' });
    assert.match(noted.text, /Quelqu’un d’autre va confirmer/);
    const [row] = await declarations(store);
    assert.deepEqual(
      [row?.source, row?.entered_by, row?.state, row?.evidence],
      ['volunteer_note', 'alice', 'proposed', 'E1'],
    );
    const consents = await store.db
      .selectFrom('consent')
      .select(['purpose', 'given', 'channel'])
      .orderBy('id')
      .execute();
    assert.deepEqual(consents[0], { purpose: 'declaration', given: 1, channel: 'volunteer' });
    assert.match((await alice.act('note', { ...NOTED, account: '@zoe' })).text, /déjà déclaré/);
    const confirm = { declaration: row?.id, state: 'confirmed' };
    assert.equal(
      (await sorterWith(service, alice.cookie).send('declaration-decisions', confirm)).status,
      409,
    );
    const bob = await volunteer(service, 'bob');
    assert.equal((await sorterWith(service, bob.cookie).send('declaration-decisions', confirm)).status, 200);
    // The person takes it back by the link that the volunteer handed over.
    const token = /#([\w-]{43})</.exec(noted.text)?.[1] ?? '';
    assert.match(
      (await tellerWith(service).open(token, { do: 'withdraw', sure: 'yes' })).text,
      /retirée et effacée/,
    );
    await addRule(store.db, pseudonymiser(KEY)('@max'), 'erased', service.clock.now());
    assert.match((await alice.act('note', { ...NOTED, account: '@max' })).text, /rien ne l’a été/);
    assert.ok(!(await everyWord(store, ['person_rule'])).includes(pseudonymiser(KEY)('@max')));
  });
});

test('testimonials are read and decided; annotations are added, edited and removed; each act is in the audit', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store, { sampleKey: KEY });
  const teller = tellerWith(service);
  const { token } = await teller.declare(AGREED);
  const words = 'Avec ma RQTH je n’y croyais plus : <b>merci</b> à tous.';
  const places = { quote_report: 'yes', quote_dashboard: 'no', quote_social: 'no' };
  await teller.open(token, { do: 'testify', quote: words, adult: 'yes', ...places });
  await store.db.updateTable('declaration').set({ state: 'confirmed' }).execute();
  const alice = await volunteer(service, 'alice');
  const shown = await alice.page();
  assert.match(shown, /À relire.*sans nom.*rapport/s);
  assert.match(shown, /À lire de près/);
  assert.ok(shown.includes('&lt;b&gt;merci'));
  const id = Number(/name="testimonial" value="(\d+)"/.exec(shown)?.[1]);
  await alice.act('accept', { testimonial: id });
  assert.equal((await shownTestimonials(store.db, 'quote_report')).length, 1);
  await alice.act('refuse', { testimonial: id });
  assert.equal((await shownTestimonials(store.db, 'quote_report')).length, 0);
  await teller.open(token, { do: 'untestify' });
  assert.equal((await alice.act('accept', { testimonial: id })).status, 409);

  for (const [field, value] of Object.entries({
    start: '2018-02-30',
    end: '2018-10-01',
    kind: 'x',
    source: '',
    text_fr: 'Merci @alice',
    text_en: 'Work found thanks to us',
  })) {
    const wrong = await alice.act('annotate', { ...MARKED, [field]: value });
    assert.equal(wrong.status, 400, field);
    assert.ok(field === 'kind' || wrong.text.includes(`id="${field}-wrong"`), field);
  }
  await alice.act('annotate', MARKED);
  const first = (await allAnnotations(store))[0]?.id ?? 0;
  assert.match((await alice.act('edit', { annotation: first })).text, /value="An article"/);
  const changed = { ...MARKED, annotation: first, end: '2018-10-04', text_fr: 'Deux articles' };
  await alice.act('annotate', changed);
  assert.equal((await alice.act('annotate', changed)).status, 409, 'somebody else has changed it');
  const [second, ...others] = await allAnnotations(store);
  assert.deepEqual([second?.end_day, second?.text_fr, others], ['2018-10-04', 'Deux articles', []]);
  await alice.act('unannotate', { annotation: second?.id ?? 0 });
  assert.deepEqual(await allAnnotations(store), []);
  const acts = (await listAudit(store.db, { limit: 20 }))
    .map(({ action, actor }) => `${action} ${actor}`)
    .reverse();
  const done = [
    'testimonial-accepted',
    'testimonial-refused',
    'annotation-added',
    'annotation-added',
    'annotation-removed',
  ];
  assert.deepEqual(
    acts.slice(-5),
    done.map((action) => `${action} alice`),
  );
});

eachStore('annotations', (open) => {
  test('one that is removed still stands in a reading of a day when it stood; one that is erased does not', async () => {
    await using store = await open();
    await october(store);
    await using service = await startService(store, { sampleKey: KEY });
    let alice = await volunteer(service, 'alice');
    const read = async (query: string): Promise<string[]> => {
      const response = await service.ask(`/api/v1/annotations${query}`, { cookie: alice.cookie });
      const { annotations } = (await response.json()) as AnnotationsAnswer;
      return annotations.map(({ text }) => text.fr);
    };
    service.clock.set('2018-11-02T09:00:00Z');
    await alice.act('annotate', MARKED);
    const [{ id } = { id: 0 }] = await allAnnotations(store);
    assert.deepEqual(await read(''), ['Un article']);
    service.clock.set('2018-11-04T09:00:00Z');
    alice = await volunteer(service, 'alice');
    await alice.act('unannotate', { annotation: id });
    assert.deepEqual(await read(''), [], 'it is not kept in an answer either');
    service.clock.set('2018-11-05T09:00:00Z');
    alice = await volunteer(service, 'alice');
    const asOf = await Promise.all(['01', '02', '03', '04'].map((day) => read(`?asOf=2018-11-${day}`)));
    assert.deepEqual(asOf, [[], ['Un article'], ['Un article'], []]);
    assert.match(await alice.page(), /Retirées \(1\).*Effacer pour toujours/s);
    assert.match((await alice.act('erase', { annotation: id })).text, /effacée pour toujours/);
    assert.deepEqual(await read('?asOf=2018-11-03'), []);
    assert.equal((await alice.act('erase', { annotation: id })).status, 409);
    assert.ok(!(await everyWord(store)).includes('Un article'));
  });

  test('one language will do to begin with, and what is still to be translated is said', async () => {
    await using store = await open();
    await october(store);
    await using service = await startService(store, { sampleKey: KEY });
    const alice = await volunteer(service, 'alice');
    const nothing = await alice.act('annotate', { ...MARKED, text_fr: '', text_en: ' ' });
    assert.equal(nothing.status, 400);
    assert.match(nothing.text, /dans une langue au moins/);
    const noted = await alice.act('annotate', { ...MARKED, text_en: '' });
    assert.match(noted.text, /Un article \(La presse\) <strong>À traduire en anglais/);
    const table = async (language: string): Promise<string> => {
      const path = `/api/v1/indicators/seeker_requests/measures.csv?grain=month&lang=${language}`;
      return (await service.ask(path, { cookie: alice.cookie })).text();
    };
    assert.match(await table('fr'), /2018-10-03 – Un article \(La presse\)/);
    assert.match(await table('en'), /Un article \(in French, not translated yet\) \(La presse\)/);
    const [{ id } = { id: 0 }] = await allAnnotations(store);
    await alice.act('annotate', { ...MARKED, annotation: id });
    assert.match(await table('en'), /2018-10-03 – An article \(La presse\)/);
  });
});

test('nobody but who sorts opens the page or acts on it', async () => {
  await using store = await openStore('sqlite::memory:');
  await using service = await startService(store, { sampleKey: KEY });
  const nobody = await service.ask(PAGE);
  assert.deepEqual([nobody.status, nobody.headers.get('location')], [303, '/fr/entree']);
  const body = new URLSearchParams({ do: 'note', ...NOTED });
  for (const role of ['publisher', 'steward'] as const) {
    const cookie = await service.enter(role, role);
    const page = await service.ask(PAGE, { cookie });
    assert.equal(page.status, 403);
    assert.match(await page.text(), /Votre rôle n’ouvre pas cette page/);
    const headers = { 'sec-fetch-site': 'same-origin' };
    assert.equal((await service.ask(PAGE, { method: 'POST', cookie, headers, body })).status, 403, role);
  }
  const cookie = await service.enter('alice', 'coordinator');
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, {}] as Record<string, string>[])
    assert.equal((await service.ask(PAGE, { method: 'POST', cookie, headers, body })).status, 403);
  assert.equal(
    (await service.ask(PAGE, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body })).status,
    401,
  );
  assert.deepEqual(await declarations(store), []);
});
