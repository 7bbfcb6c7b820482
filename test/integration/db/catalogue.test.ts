import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CATALOGUE } from '../../../db/catalogue/index.ts';
import { openStore } from '../../../db/store.ts';
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

test('every indicator is held against something: a test, or the ledger of a world', () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.test\.ts$|^demo\/world\/truth\//.test(path),
  );
  const text = files.map((path) => readFileSync(join(TESTS, path), 'utf8')).join('\n');
  const untold = CATALOGUE.filter(({ key }) => !text.includes(key)).map(({ key }) => key);
  assert.deepEqual(untold, []);
});
