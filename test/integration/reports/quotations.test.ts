import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { keyRing } from '../../../db/core/key-ring.ts';
import { readErasures } from '../../../db/privacy/erasures-file.ts';
import { openStore } from '../../../db/store.ts';
import { writeBackup } from '../../../jobs/backup/backup-file.ts';
import { restore } from '../../../jobs/backup/restore.ts';
import { canonicalJson } from '../../../reports/edition/canonical.ts';
import { freezeEdition } from '../../../reports/edition/freeze.ts';
import { keepDraft } from '../../../reports/edition/life.ts';
import { publicPart } from '../../../reports/edition/public-part.ts';
import { standingQuotations } from '../../../reports/edition/quotations.ts';
import { verifyEdition } from '../../../reports/edition/verify.ts';
import { calendar, collective } from '../api/service.ts';
import { KEY } from '../api/telling.ts';
import { everyWord } from '../jobs/lived.ts';
import { eachStore } from '../stores.ts';
import { quoted, WORDS } from './quoted-year.ts';
import { build } from './third-year.ts';

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
    const verdict = await verifyEdition(store, canonicalJson(document));
    assert.deepEqual([...verdict.differences, ...verdict.remarks], []);
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
    const { differences, remarks } = await verifyEdition(store, canonicalJson(document));
    assert.deepEqual(differences, []);
    assert.deepEqual(
      remarks.map(({ en }) => en),
      [
        `Testimonial ${document.testimonials?.[0]?.id}: no longer shown (taken back, erased, refused, or kept for as long as it may be). A copy made before may still hold its words.`,
      ],
    );
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
