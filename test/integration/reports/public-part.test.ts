import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EditionDocument } from '../../../api/contract/edition.ts';
import type { PublicCell } from '../../../api/contract/public.ts';
import type { Instant } from '../../../db/core/calendar.ts';
import type { AppError } from '../../../db/core/errors.ts';
import { findEdition } from '../../../db/queries/editions.ts';
import { openStore, type Store } from '../../../db/store.ts';
import { canonicalJson } from '../../../reports/edition/canonical.ts';
import { freezeEdition } from '../../../reports/edition/freeze.ts';
import { approve, keepDraft, noteCheck, publish } from '../../../reports/edition/life.ts';
import { publicPart } from '../../../reports/edition/public-part.ts';
import { verifyEdition } from '../../../reports/edition/verify.ts';
import { startService } from '../api/service.ts';
import { eachStore } from '../stores.ts';
import { build, makePublic, night, thirdYear } from './third-year.ts';

const at = '2018-10-03T09:00:00.000Z' as Instant;
const figureOf = ({ figures }: EditionDocument, key: string) =>
  figures.find(({ indicator }) => indicator === key) ?? assert.fail(key);

/** Every figure of a document, with what was released of the same period. */
function beside({ figures, series, released }: EditionDocument) {
  const all = [
    ...figures.flatMap(({ indicator, year, all: since }) => [
      { indicator, measure: year },
      { indicator, measure: since },
    ]),
    ...series.flatMap(({ indicator, measures }) => measures.map((measure) => ({ indicator, measure }))),
  ];
  return all.map(({ indicator, measure }) => {
    const cells = released?.tables.find((table) => table.indicator === indicator)?.cells ?? [];
    const same = ({ dimension, period }: PublicCell): boolean =>
      dimension === measure.dimension &&
      period.grain === measure.period.grain &&
      period.start === measure.period.start;
    return { indicator, measure, cell: cells.find(same) };
  });
}

/** bob drafts, it passes, alice approves. */
async function approved(store: Store): Promise<EditionDocument> {
  const document = await build(store);
  const { id } = document;
  await store.db.transaction().execute(async (db) => {
    await keepDraft(db, document, { by: 'bob', at });
    await noteCheck(db, { id, by: 'bob', at }, []);
    await approve(db, { id, by: 'alice', at }, []);
  });
  return document;
}

eachStore('the public part of an edition', (open) => {
  test('tells what was released and nothing else, whatever the edition knows', async () => {
    await using store = await open();
    const runId = await thirdYear(store);
    await makePublic(store, runId);
    const document = await build(store);
    assert.equal(figureOf(document, 'seekers_distinct').year.value, 2);
    const { document: told } = publicPart(document);
    const { year } = figureOf(told, 'seekers_distinct');
    assert.deepEqual([year.state, year.value, year.low, year.reason], ['hidden', null, null, 'few_people']);
    const figures = beside(told);
    assert.ok(figures.length > 500);
    for (const { indicator, measure, cell } of figures) {
      const { knownAt, ...public_ } = measure;
      assert.equal(knownAt, null, 'a correction of a few people would show by when it was known');
      if (cell) assert.deepEqual(public_, cell, `${indicator} ${measure.period.start}`);
      else assert.deepEqual([measure.value, measure.low, measure.high, measure.n], [null, null, null, null]);
    }
    assert.ok(figures.filter(({ cell }) => cell && cell.value !== null).length > 50, 'much of it is told');
    assert.ok(!told.series.some(({ grain }) => grain === 'day'));
    assert.ok(!told.notes?.some(({ kind }) => kind !== 'break'));
  });

  test('is verified like the whole, and a changed digit of it is named', async () => {
    await using store = await open();
    await makePublic(store, await thirdYear(store));
    const { document } = await freezeEdition(store, await build(store));
    const told = publicPart(document);
    const verdict = await verifyEdition(store, canonicalJson(told.document));
    assert.deepEqual([verdict.differences, verdict.sha256], [[], told.sha256]);
    const { year } = figureOf(told.document, 'hashtag_posts_original');
    Object.assign(year, { value: (year.value ?? 0) + 1 });
    const said = (await verifyEdition(store, canonicalJson(told.document))).differences.map(({ en }) => en);
    assert.match(
      said.join('\n'),
      /^Manifest: the figures[\s\S]*\nDigest:[\s\S]*\nPosts with #i4Emploi,.* printed 1, recomputed no figure/,
    );
    // Nobody can pass one edition's public part off as another's.
    const renamed = { ...told.document, id: 'anniversaire-2018-00000000' };
    assert.match(
      (await verifyEdition(store, canonicalJson(renamed))).differences.map(({ en }) => en).join('\n'),
      /^Identifier:/m,
    );
  });
});

test('an edition made before its year is public cannot be published, and says when it can', async () => {
  await using store = await openStore('sqlite::memory:');
  const runId = await thirdYear(store);
  const publishing = (id: string) =>
    store.db.transaction().execute((db) => publish(db, { id, by: 'alice', at }));
  const { id } = await approved(store);
  await assert.rejects(publishing(id), ({ code, sentence }: AppError) => {
    assert.equal(code, 'edition-year-not-public');
    assert.match(sentence.fr, /ne disent encore rien.*huit jours/);
    return true;
  });
  await makePublic(store, runId);
  const next = await approved(store);
  assert.notEqual(next.id, id);
  await publishing(next.id);
});

test('everybody reads a published edition, without the small counts, and no other one', async () => {
  await using store = await openStore('sqlite::memory:');
  const runId = await thirdYear(store);
  await makePublic(store, runId);
  await using service = await startService(store);
  const { id } = await approved(store);
  const ask = async () => {
    const response = await service.ask(`/api/v1/public-editions/${id}`, {});
    return { status: response.status, text: await response.text() };
  };
  assert.equal((await ask()).status, 404, 'approved is not published');
  await store.db.transaction().execute((db) => publish(db, { id, by: 'alice', at }));
  const { status, text } = await ask();
  assert.equal(status, 200);
  const kept = await findEdition(store.db, id);
  const { document, state, sha256 } = JSON.parse(text);
  assert.deepEqual(
    [document.part, state, sha256],
    ['public', 'published', publicPart(JSON.parse(kept?.document ?? '')).sha256],
  );
  assert.doesNotMatch(text, /alice|bob/);
  // What is collected later changes nothing of it.
  await night(store, runId, '2018-10-01', '2018-10-02T04:30:00Z');
  assert.equal((await ask()).text, text);
});
