import assert from 'node:assert/strict';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { day, instant } from '../../../db/core/calendar.ts';
import { migrationsFor } from '../../../db/migrations/index.ts';
import { listAnnotations } from '../../../db/queries/annotations.ts';
import type { Schema } from '../../../db/schema/index.ts';

/** A store as it was after a migration, to be brought up to date. */
async function storeAsOf(name: string) {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) });
  const migrator = new Migrator({ db, provider: migrationsFor('sqlite'), allowUnorderedMigrations: true });
  await migrator.migrateTo(name);
  const update = async () => assert.equal((await migrator.migrateToLatest()).error, undefined);
  return { db, update, [Symbol.asyncDispose]: () => db.destroy() };
}

test('annotations from before they were closed all stand', async () => {
  await using old = await storeAsOf('0040-edition-life');
  const noted = { kind: 'media' as const, text_en: 'An article', source: 'La presse' };
  const one = { ...noted, start_day: day('2018-10-03'), end_day: day('2018-10-04'), text_fr: 'Un article' };
  const known_at = instant('2018-10-05T08:00:00Z');
  await old.db
    .insertInto('annotation')
    .values({ ...one, known_at } as never)
    .execute();
  await old.update();
  const found = await listAnnotations(old.db, { from: day('2015-01-01'), to: day('2030-01-01') });
  assert.deepEqual(found, [{ id: 1, ...one, known_at, removed_at: null }]);
});
