import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { EditionAnswer, EditionDocument } from '../../../api/contract/edition.ts';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { day } from '../../../db/core/calendar.ts';
import type { AppError } from '../../../db/core/errors.ts';
import { markDirty } from '../../../db/queries/dirty-days.ts';
import { findEdition, listEditions } from '../../../db/queries/editions.ts';
import { addRelease } from '../../../db/queries/releases.ts';
import { writeSetting } from '../../../db/queries/settings.ts';
import { openStore } from '../../../db/store.ts';
import { canonicalJson, sha256Of } from '../../../reports/edition/canonical.ts';
import { freezeEdition, freezePrinted, sealEdition } from '../../../reports/edition/freeze.ts';
import { eachStore } from '../stores.ts';
import { build, night, thirdYear } from './third-year.ts';

const refusal = (code: string) => (error: AppError) => {
  assert.equal(error.code, code);
  assert.match(error.sentence.fr, /\.$/);
  assert.match(error.sentence.en, /\.$/);
  return true;
};

eachStore('anniversary edition', (open) => {
  test('holds every core figure of the year and since the start, and what the charts draw', async () => {
    await using store = await open();
    await thirdYear(store);
    const document = EditionDocument.parse(await build(store));
    assert.deepEqual(document.period, { grain: 'year', start: '2017-09-26', end: '2018-09-25' });
    assert.deepEqual([document.anniversary, document.cutoff], [3, '2018-09-30']);
    const core = CATALOGUE.filter((indicator) => indicator.core).map(({ key }) => key);
    assert.deepEqual(
      document.figures.map(({ indicator }) => indicator),
      core,
    );
    const volume = document.figures.find(({ indicator }) => indicator === 'hashtag_posts_original');
    assert.deepEqual([volume?.year.value, volume?.year.period.end], [2, '2018-09-25']);
    const grains = (key: string) =>
      document.series
        .filter(({ indicator }) => indicator === key)
        .map(({ grain, measures }) => [grain, measures.length]);
    assert.deepEqual(grains('seeker_requests'), [
      ['month', 37],
      ['year', 3],
    ]);
    assert.deepEqual(grains('bio_adopters'), [
      ['day', 1],
      ['year', 3],
    ]);
    const months = document.series.find(
      ({ indicator, grain }) => indicator === 'seeker_requests' && grain === 'month',
    );
    assert.equal(months?.measures[0]?.state, 'not_measured', 'a month nobody measured is there, and says so');
    // The advice has a chapter, though it is no core figure: its contrasts, and both groups of each.
    const contrasts = document.series
      .filter(({ indicator }) => indicator === 'advice_contrast')
      .map(({ grain, measures }) => `${grain} ${measures[0]?.dimension}`);
    assert.equal(contrasts.length, 18);
    assert.ok(contrasts.includes('all hour') && contrasts.includes('all hour without'));
    assert.ok(document.indicators.some(({ key }) => key === 'advice_contrast'));
  });

  test('each figure says its evidence, its cutoff and its query; the edition its notes and what was public', async () => {
    await using store = await open();
    const runId = await thirdYear(store);
    const at = '2018-10-01T05:00:00.000Z' as never;
    const correction = { edition: '', sentence_fr: 'Il fallait lire 12.', sentence_en: 'It should say 12.' };
    await store.db
      .insertInto('correction')
      .values([
        { ...correction, day: day('2018-09-01'), indicator: 'seekers_relayed', known_at: at },
        { ...correction, day: day('2018-09-02'), indicator: 'seekers_relayed', known_at: '2019' as never },
      ])
      .execute();
    const recompute = { from_day: day('2018-03-01'), to_day: day('2018-03-31'), run_id: runId, known_at: at };
    await store.db
      .insertInto('recompute')
      .values({ ...recompute, reason: 'Un fichier en double' })
      .execute();
    await addRelease(store.db, {
      until: day('2018-08-31'),
      made_at: at,
      document: JSON.stringify({ until: '2018-08-31', madeAt: at, tables: [] }),
      basis: '{}',
      run_id: runId,
    });
    const document = await build(store);
    const declared = document.figures.find(({ indicator }) => indicator === 'job_declarations_period');
    assert.deepEqual([declared?.evidence, declared?.cutoff], ['declared', '2018-09-30']);
    assert.equal(
      declared?.query?.year,
      '/api/v1/indicators/job_declarations_period/measures?grain=year&from=2017-09-26&to=2018-09-25',
    );
    assert.deepEqual(
      document.notes?.map(({ kind, from, note }) => [kind, from, note.fr]),
      [
        ['correction', '2018-09-01', 'Il fallait lire 12.'],
        ['recompute', '2018-03-01', 'Un fichier en double'],
      ],
      'what was noted later is not known yet',
    );
    assert.equal(document.released?.until, '2018-08-31');
  });

  test('coverage comes as a whole and by family', async () => {
    await using store = await open();
    await thirdYear(store);
    const coverage = (await build(store)).series.filter(
      ({ indicator, grain }) => indicator === 'collection_coverage' && grain === 'month',
    );
    assert.deepEqual(
      coverage.map(({ measures }) => measures.at(-1)?.dimension),
      ['', 'hashtag-volume', 'placements', 'retweet-reach', 'seeker-requests'],
    );
  });

  test('frozen twice, the same figures are one edition with its first date', async () => {
    await using store = await open();
    await thirdYear(store);
    const first = await freezeEdition(store, await build(store));
    const later = await build(store, 2018, '2018-10-05T09:00:00Z');
    assert.deepEqual(await sealEdition(store, later), first);
    assert.deepEqual(await freezeEdition(store, later), first);
    assert.equal((await listEditions(store.db)).length, 1);
    assert.equal(EditionAnswer.parse(first).document.frozenAt, '2018-10-02T09:00:00.000Z');
  });

  test('of two commands that print the same new edition at once, one freezes it and the other is told', async () => {
    await using store = await open();
    await thirdYear(store);
    const first = await sealEdition(store, await build(store));
    const second = await sealEdition(store, await build(store, 2018, '2018-10-02T09:00:05Z'));
    await freezePrinted(store, first);
    await freezePrinted(store, first);
    await assert.rejects(freezePrinted(store, second), refusal('edition-frozen-meanwhile'));
    assert.equal((await findEdition(store.db, first.document.id))?.sha256, first.sha256);
  });

  test('the digest is that of the canonical bytes kept, and the id stands for the content', async () => {
    await using store = await open();
    await thirdYear(store);
    const { sha256, document } = await freezeEdition(store, await build(store));
    const row = await findEdition(store.db, document.id);
    assert.equal(sha256Of(row?.document ?? ''), sha256);
    assert.equal(canonicalJson(document), row?.document);
    assert.match(document.id, /^anniversaire-2018-[0-9a-f]{8}$/);
    const { id, frozenAt, knownBy, manifest, renderer, ...content } = document;
    assert.equal(id.slice(-8), sha256Of(canonicalJson(content)).slice(0, 8));
    assert.match(renderer?.['chart.js'] ?? '', /^\d+\.\d+\.\d+$/);
    assert.deepEqual([knownBy, Object.keys(manifest ?? {}).length], [frozenAt, 4]);
  });

  test('a figure that changed makes another edition, and the first stays as it was', async () => {
    await using store = await open();
    const runId = await thirdYear(store);
    const first = await freezeEdition(store, await build(store));
    await store.db
      .insertInto('volume_observation')
      .values({
        series: 'tag',
        hour_start: '2018-03-02T08:00:00.000Z' as never,
        known_at: '2018-10-03T03:00:00.000Z' as never,
        posts: 9,
        run_id: runId,
      })
      .execute();
    await markDirty(store.db, 'hashtag-volume', [day('2018-03-02')]);
    await night(store, runId, '2018-09-30', '2018-10-03T04:00:00Z');
    const second = await freezeEdition(store, await build(store, 2018, '2018-10-03T09:00:00Z'));
    assert.notEqual(second.document.id, first.document.id);
    const kept = await findEdition(store.db, first.document.id);
    assert.equal(kept?.sha256, first.sha256);
    assert.deepEqual(
      (await listEditions(store.db)).map(({ id }) => id),
      [second.document.id, first.document.id],
    );
  });

  test('a year that is unknown, unfinished or never measured has no edition', async () => {
    await using store = await open();
    await assert.rejects(build(store), (error: AppError) => {
      assert.match(error.sentence.fr, /le 25 septembre 2018 .*\s: rien n’est encore collecté\./);
      assert.match(error.sentence.en, /on 25 September 2018 .*: nothing has been collected yet\./);
      return refusal('edition-year-unfinished')(error);
    });
    const runId = await thirdYear(store, '2018-09-24');
    await assert.rejects(build(store), (error: AppError) => {
      assert.match(error.sentence.fr, /jusqu’au 24 septembre 2018\./);
      return refusal('edition-year-unfinished')(error);
    });
    await assert.rejects(build(store, 2015), refusal('edition-year-unknown'));
    await assert.rejects(build(store, 2016), refusal('edition-nothing-measured'));
    await night(store, runId, '2018-09-25', '2018-10-01T05:00:00Z');
    assert.equal((await build(store)).year, 2018);
  });
});

test('an edition speaks of one moment, whatever is written while it is built', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'i4emploi-edition-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const url = `sqlite:${join(folder, 'figures.db')}`;
  await using store = await openStore(url);
  await using other = await openStore(url);
  await thirdYear(store);
  let results = 0;
  const db = store.db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      results += 1;
      if (results === 1) await writeSetting(other.db, 'demonstration', 'meanwhile');
      return result;
    },
  });
  assert.equal((await build({ ...store, db })).demonstration, false);
  assert.ok(results > 1);
  assert.equal((await build(store)).demonstration, true, 'the next one knows it');
});
