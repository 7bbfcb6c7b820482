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

test('requests that were looked up keep their authors’ followers as they are known by then', async () => {
  await using old = await storeAsOf('0064-write-positions');
  const at = instant('2018-10-05T08:00:00Z');
  const run = { task: 'seed', day: day('2018-10-05'), started_at: at, state: 'done' as const };
  const { id: run_id } = await old.db.insertInto('run').values(run).returning('id').executeTakeFirstOrThrow();
  for (const [id, author, gone] of [
    ['1', 'ana', 0],
    ['2', 'ana', 1],
    ['3', 'ben', 0],
  ] as const) {
    const asked = { post_id: id, seeker: author, asked_at: at, day: run.day };
    await old.db
      .insertInto('post')
      .values({
        ...{ id, author, created_at: at, day: run.day, kind: 'original', has_tag: 1, has_seeker_tag: 0 },
        ...{
          mentions_account: 0,
          has_media: 0,
          text: null,
          text_expires_on: run.day,
          label: 'seeker_request',
        },
        ...{ first_seen_at: at, run_id },
      } as never)
      .execute();
    await old.db
      .insertInto('request')
      .values({ ...asked, relays_read_at: null, relays_final_at: null } as never)
      .execute();
    await old.db
      .insertInto('engagement')
      .values({ post_id: id, read_at: at, gone, run_id } as never)
      .execute();
  }
  const adopter = { account: 'ana', shows_tag: 1, shows_seeker_tag: 0, followers: 40, run_id };
  await old.db
    .insertInto('adopter')
    .values({ ...adopter, sealed_id: null, first_seen_at: at, checked_at: at } as never)
    .execute();
  await old.update();
  const kept = await old.db.selectFrom('engagement').select('author_followers').orderBy('post_id').execute();
  assert.deepEqual(
    kept.map(({ author_followers }) => author_followers),
    [40, null, null],
  );
});
