import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EditionDocument } from '../../../api/contract/edition.ts';
import { day } from '../../../db/core/calendar.ts';
import type { AppError } from '../../../db/core/errors.ts';
import { markDirty } from '../../../db/queries/dirty-days.ts';
import type { Store } from '../../../db/store.ts';
import { canonicalJson } from '../../../reports/edition/canonical.ts';
import { freezeEdition } from '../../../reports/edition/freeze.ts';
import { idOf, manifestOf } from '../../../reports/edition/manifest.ts';
import { verifyEdition } from '../../../reports/edition/verify.ts';
import { eachStore } from '../stores.ts';
import { build, night, thirdYear } from './third-year.ts';

const frozen = async (store: Store) =>
  canonicalJson((await freezeEdition(store, await build(store))).document);
const french = async (store: Store, text: string) =>
  (await verifyEdition(store, text)).differences.map(({ fr }) => fr.replace(/\s/g, ' '));

/** What each engine froze of the same year. */
const bytes: string[] = [];

eachStore('verifying an edition', (open) => {
  test('a frozen edition is what the store knew, every figure of it', async () => {
    await using store = await open();
    await thirdYear(store);
    const text = await frozen(store);
    bytes.push(text);
    const verdict = await verifyEdition(store, text);
    assert.deepEqual(verdict.differences, []);
    assert.ok(verdict.figures > 500, String(verdict.figures));
    const answer = JSON.stringify({ sha256: verdict.sha256, document: JSON.parse(text) }, null, 2);
    assert.deepEqual((await verifyEdition(store, answer)).differences, [], 'as the service answers it, too');
  });

  test('a store that never froze it verifies what another one froze', async () => {
    await using store = await open();
    await thirdYear(store);
    assert.deepEqual(await french(store, bytes[0] ?? ''), []);
  });

  test('a changed digit is named by its part, its copy and its figure', async () => {
    await using store = await open();
    await thirdYear(store);
    const document = JSON.parse(await frozen(store)) as EditionDocument;
    const figure = document.figures.find(({ indicator }) => indicator === 'seekers_distinct');
    assert.equal(figure?.year.value ?? figure?.year.low, 2);
    Object.assign(figure?.year ?? {}, figure?.year.value === null ? { low: 3 } : { value: 3 });
    const said = await french(store, canonicalJson(document));
    assert.equal(said.length, 4, said.join('\n'));
    assert.match(said[0] ?? '', /^Manifeste : les chiffres ne sont plus ceux qui ont été figés/);
    assert.match(said[1] ?? '', /^Identifiant : /);
    assert.match(said[2] ?? '', /^Empreinte : /);
    assert.match(
      said[3] ?? '',
      /^Personnes.*, du 26 septembre 2017 au 25 septembre 2018 : imprimé (au moins )?3, recalculé (au moins )?2\.$/,
    );
    // Forged through and through: only the store can tell.
    const forged = { ...document, id: idOf(document), manifest: manifestOf(document) };
    assert.deepEqual(await french(store, canonicalJson(forged)), [said[3]]);
  });

  test('a word, a coverage or a cut table are named as well', async () => {
    await using store = await open();
    await thirdYear(store);
    const text = await frozen(store);
    const word = JSON.parse(text) as EditionDocument;
    (word.indicators[0] as { caveat: { fr: string } }).caveat.fr = 'Dit tout.';
    assert.match((await french(store, canonicalJson(word))).join('\n'), /textes et définitions ne sont plus/);
    const covered = JSON.parse(text) as EditionDocument;
    const measured = covered.figures.find(({ year }) => year.coverage === 1);
    Object.assign(measured?.year ?? {}, { coverage: 0.5 });
    assert.match(
      (await french(store, canonicalJson(covered))).join('\n'),
      /, couverture : imprimé 0\.5, recalculé 1\./,
    );
    const cut = JSON.parse(text) as EditionDocument;
    const series = cut.series.find(({ indicator }) => indicator === 'hashtag_posts_original');
    series?.measures.pop();
    assert.match((await french(store, canonicalJson(cut))).join('\n'), /: imprimé rien, recalculé 0\./);
  });

  test('a measure changed in the store is named; one corrected since is no difference', async () => {
    await using store = await open();
    const runId = await thirdYear(store);
    const text = await frozen(store);
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
    assert.deepEqual(await french(store, text), [], 'corrected afterwards');
    assert.notEqual(await frozenLater(store), JSON.parse(text).id, 'the correction is there');
    await store.db
      .updateTable('measure')
      .set({ value: 7 })
      .where('indicator', '=', 'hashtag_posts_original')
      .where('grain', '=', 'year')
      .where('start_day', '=', day('2017-09-26'))
      .where('known_at', '<', '2018-10-02' as never)
      .execute();
    const said = await french(store, text);
    assert.equal(said.length, 1, 'said once, of the card and of the table of years');
    assert.match(said[0] ?? '', /, du 26 septembre 2017 au 25 septembre 2018 : imprimé 2, recalculé 7\.$/);
  });

  test('what is no edition is one sentence', async () => {
    await using store = await open();
    for (const text of ['', 'null', '[]', '{"schema":1}', '{"document":{}}', '<html>'])
      await assert.rejects(verifyEdition(store, text), (error: AppError) => {
        assert.deepEqual([error.code, error.status], ['edition-unreadable', 400]);
        return true;
      });
  });
});

test('the same year gives the same bytes on every engine', () => {
  assert.ok(bytes.length >= 2);
  assert.equal(new Set(bytes).size, 1);
});

const frozenLater = async (store: Store) => (await build(store, 2018, '2018-10-04T09:00:00Z')).id;
