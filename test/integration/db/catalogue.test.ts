import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dimensionsOf } from '../../../db/catalogue/dimensions.ts';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { openStore } from '../../../db/store.ts';
import { frenchFaults } from '../../rules/french-faults.ts';
import { CUTOFF, night, october } from './october.ts';

const TESTS = fileURLToPath(new URL('../..', import.meta.url));

test('every indicator is rolled up at each of its grains', async () => {
  await using store = await openStore('sqlite::memory:');
  const rows = await october(store);
  await store.db
    .insertInto('bio_scan')
    .values({
      day: CUTOFF,
      scanned_at: '2018-10-31T20:00:00.000Z' as never,
      state: 'done',
      reason: null,
      accounts_read: 0,
      run_id: rows.runId,
      kind: 'sweep',
    })
    .execute();
  await night(store, rows, CUTOFF, '2018-11-01T04:00:00Z');
  const found = await store.db.selectFrom('measure').select(['indicator', 'grain']).distinct().execute();
  const made = new Set(found.map(({ indicator, grain }) => `${indicator} ${grain}`));
  const lacking = CATALOGUE.flatMap(({ key, grains }) =>
    grains.map((grain) => `${key} ${grain}`).filter((name) => !made.has(name)),
  );
  assert.deepEqual(lacking, []);
  const unknown = new Set(found.map(({ indicator }) => indicator)).difference(
    new Set(CATALOGUE.map(({ key }) => key)),
  );
  assert.deepEqual([...unknown], []);
});

test('what is told apart from the whole is named in the catalogue, in both languages', async () => {
  await using store = await openStore('sqlite::memory:');
  await night(store, await october(store), CUTOFF, '2018-11-01T04:00:00Z');
  const made = await store.db
    .selectFrom('measure')
    .select(['indicator', 'dimension'])
    .distinct()
    .where('dimension', '!=', '')
    .execute();
  const names = (key: string) =>
    dimensionsOf(key).map(({ name }) => new RegExp(`^${name.replaceAll('*', '[^ ]+')}$`));
  const unnamed = made.filter(
    ({ indicator, dimension }) => !names(indicator).some((name) => name.test(dimension)),
  );
  assert.deepEqual(unnamed, []);
  const apart = new Set(made.map(({ indicator }) => indicator));
  assert.ok(apart.size > 20);
  for (const { key } of CATALOGUE) {
    for (const { name, label } of dimensionsOf(key)) {
      assert.ok(label.fr.length > 3 && label.en.length > 3 && label.fr !== label.en, `${key} ${name}`);
      assert.deepEqual(frenchFaults(label.fr), [], `${key} ${name}`);
    }
  }
});

test('every indicator is held against something: a test, or the ledger of a world', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.test\.ts$|^demo\/world\/truth\//.test(path),
  );
  const text = files.map((path) => readFileSync(join(TESTS, path), 'utf8')).join('\n');
  const untold = CATALOGUE.filter(({ key }) => !text.includes(key)).map(({ key }) => key);
  assert.deepEqual(untold, []);
});
