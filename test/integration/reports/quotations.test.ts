import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { EditionAnswer } from '../../../api/contract/edition.ts';
import { keyRing } from '../../../db/core/key-ring.ts';
import { readErasures } from '../../../db/privacy/erasures-file.ts';
import { decideDeclaration, listProposedDeclarations } from '../../../db/queries/declarations.ts';
import { decideTestimonial, listTestimonials } from '../../../db/queries/testimonials.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { writeBackup } from '../../../jobs/backup/backup-file.ts';
import { restore } from '../../../jobs/backup/restore.ts';
import { canonicalJson } from '../../../reports/edition/canonical.ts';
import { freezeEdition } from '../../../reports/edition/freeze.ts';
import { keepDraft } from '../../../reports/edition/life.ts';
import { publicPart } from '../../../reports/edition/public-part.ts';
import { standingQuotations } from '../../../reports/edition/quotations.ts';
import { verifyEdition } from '../../../reports/edition/verify.ts';
import { calendar, collective, type Service, startService } from '../api/service.ts';
import { AGREED, KEY, tellerWith } from '../api/telling.ts';
import { everyWord } from '../jobs/lived.ts';
import { eachStore } from '../stores.ts';
import { build, makePublic, thirdYear } from './third-year.ts';

const WORDS = 'Trois relais, un appel, un entretien : je commence lundi.';
const ONLY_REPORT = { quote_report: 'yes', quote_dashboard: 'no', quote_social: 'no' };
const ONLY_DASHBOARD = { ...ONLY_REPORT, quote_report: 'no', quote_dashboard: 'yes' };

/** Somebody who tells of a job within the third year, and is quoted with these words where they say so. */
async function tells(service: Service, account: string, quote: string, where = ONLY_REPORT) {
  const teller = tellerWith(service);
  const { token } = await teller.declare({ ...AGREED, start_day: '2018-09-10', account });
  await teller.open(token, { quote, shown_name: 'Aline', adult: 'yes', do: 'testify', ...where });
  return { takeBack: () => teller.open(token, { do: 'untestify' }) };
}

/** The third year with words of four people: read and agreed to for the report are those of the first alone. */
async function quoted(store: Store, more: Parameters<typeof startService>[1] = {}) {
  await makePublic(store, await thirdYear(store));
  const service = await startService(store, { sampleKey: KEY, ...more });
  service.clock.set('2018-09-20T09:00:00Z');
  const alice = await tells(service, '@alice', WORDS);
  await tells(service, '@ben', 'Ces mots-là ne sont que pour le tableau de bord.', ONLY_DASHBOARD);
  await tells(service, '@charlie', 'Ces mots-là, une bénévole n’en veut pas.');
  await tells(service, '@dora', 'Ces mots-là, personne ne les a encore lus.');
  const at = service.clock.now();
  for (const { id } of await listProposedDeclarations(store.db))
    await decideDeclaration(store.db, { id, state: 'confirmed', by: 'bob', at });
  for (const { id, text } of await listTestimonials(store.db)) {
    const state = text.includes('n’en veut pas') ? 'refused' : 'accepted';
    if (!text.includes('personne ne les a')) await decideTestimonial(store.db, { id, state, by: 'bob', at });
  }
  service.clock.set('2018-10-02T09:00:00Z');
  const document = await build(store);
  const cookie = await service.enter('bob', 'publisher');
  return {
    ...{ service, alice, document },
    read: async () =>
      EditionAnswer.parse(await (await service.ask(`/api/v1/editions/${document.id}`, { cookie })).json()),
    readDraft: async () =>
      EditionAnswer.parse(
        await (await service.ask(`/api/v1/editions-desk/drafts/${document.id}`, { cookie })).json(),
      ),
  };
}

eachStore('quotations of an edition', (open) => {
  test('an edition quotes who was read and agreed to it, and holds none of their words', async () => {
    await using store = await open();
    const { service, document, read } = await quoted(store);
    await using _service = service;
    assert.equal(document.testimonials?.length, 1);
    assert.ok(!canonicalJson(document).includes('je commence lundi'));
    await freezeEdition(store, document);
    assert.deepEqual(
      (await read()).testimonials?.map(({ text, name }) => [text, name]),
      [[WORDS, 'Aline']],
    );
    assert.deepEqual((await verifyEdition(store, canonicalJson(document))).differences, []);
    const part = publicPart(document).document;
    assert.deepEqual(part.testimonials, document.testimonials);
    assert.deepEqual((await verifyEdition(store, canonicalJson(part))).differences, []);
  });

  test('words that are taken back are gone from the edition and the draft, which stay the same documents', async () => {
    await using store = await open();
    const { service, document, alice, read, readDraft } = await quoted(store);
    await using _service = service;
    await store.db
      .transaction()
      .execute((db) => keepDraft(db, document, { by: 'bob', at: service.clock.now() }));
    assert.equal((await readDraft()).testimonials?.[0]?.text, WORDS);
    const { sha256 } = await freezeEdition(store, document);
    await alice.takeBack();
    const after = await read();
    assert.deepEqual([after.testimonials, after.document.id, after.sha256], [[], document.id, sha256]);
    assert.deepEqual((await readDraft()).testimonials, []);
    assert.ok(!(await everyWord(store)).includes('je commence lundi'));
    assert.deepEqual((await verifyEdition(store, canonicalJson(document))).differences, []);
    assert.deepEqual((await build(store)).testimonials, undefined, 'a new one quotes nobody');
  });

  test('words that were changed in the store are not shown as those that were frozen, and verify says so', async () => {
    await using store = await open();
    const { service, document, read } = await quoted(store);
    await using _service = service;
    await freezeEdition(store, document);
    await store.db
      .updateTable('testimonial')
      .set({ text: 'Tout autre chose, que personne n’a dit.' })
      .where('id', '=', document.testimonials?.[0]?.id ?? 0)
      .execute();
    assert.deepEqual((await read()).testimonials, []);
    const { differences } = await verifyEdition(store, canonicalJson(document));
    assert.deepEqual(
      differences.map(({ en }) => en),
      [`Testimonial ${document.testimonials?.[0]?.id}: its words are no longer those that were frozen.`],
    );
  });
});

test('words that were taken back after a backup are not in what is restored of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'i4emploi-quotes-'));
  try {
    await using store = await openStore('sqlite::memory:');
    const erasuresFile = join(folder, 'erasures.jsonl');
    const { service, document, alice } = await quoted(store, { erasuresFile });
    await using _service = service;
    await freezeEdition(store, document);
    await writeBackup(store, join(folder, 'one.backup'), service.clock.now());
    await alice.takeBack();
    const ring = keyRing(KEY);
    const erasures = await readErasures(erasuresFile, ring);
    const setting = { collective, calendar, clock: service.clock, ring, erasures };
    await restore(join(folder, 'one.backup'), `sqlite:${join(folder, 'again.db')}`, setting);
    await using again = await openStore(`sqlite:${join(folder, 'again.db')}`, { mustExist: true });
    assert.deepEqual(await standingQuotations(again.db, document), []);
    assert.ok(!(await everyWord(again)).includes('je commence lundi'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
