import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { PGlite } from '@electric-sql/pglite';
import Database from 'better-sqlite3';
import { Kysely, PGliteDialect, SqliteDialect, sql } from 'kysely';
import { differences, digestOf } from '../../../db/copy/copy-store.ts';
import { day, instant } from '../../../db/core/calendar.ts';
import { tableShapes } from '../../../db/dialect/tables.ts';
import { readMeasures } from '../../../db/queries/measures.ts';
import type { Schema } from '../../../db/schema/index.ts';
import { openEngine, type Store } from '../../../db/store.ts';
import project from '../../../package.json' with { type: 'json' };
import { startPglite } from '../pglite-server.ts';

/** The last migration of each version. Before a version is released its store is frozen: see freeze-release.ts. */
const RELEASED: Record<string, string> = { '0.1.0': '0050-closed-annotations' };

const FOLDER = join(import.meta.dirname, 'released');
const FIXTURES = readdirSync(FOLDER).sort();
const EMPTY = 'drop schema public cascade; create schema public';

let server: PGlite | undefined;
after(() => server?.close());

/** A frozen store as it was, not brought up to date yet. */
async function load(fixture: string) {
  const text = readFileSync(join(FOLDER, fixture), 'utf8');
  if (fixture.endsWith('.sqlite.sql')) {
    const database = new Database(':memory:');
    database.exec(text);
    return { dialect: new SqliteDialect({ database }), engine: 'sqlite' as const };
  }
  server ??= await startPglite();
  await server.exec(`${EMPTY}; ${text}`);
  return { dialect: new PGliteDialect({ pglite: server }), engine: 'postgres' as const };
}

type Rows = ReadonlyMap<string, readonly Record<string, unknown>[]>;

async function rowsOf({ db, engine }: Pick<Store, 'db' | 'engine'>): Promise<Rows> {
  const found = new Map<string, readonly Record<string, unknown>[]>();
  for (const { name } of await tableShapes(db, engine)) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    found.set(name, rows);
  }
  return found;
}

/** Rows that have lost something, told with their table; columns that came since are not looked at. */
function lost(before: Rows, now: Rows): string[] {
  return [...before].flatMap(([table, rows]) => {
    const there = now.get(table) ?? [];
    const gone = rows.filter(
      (row) =>
        !there.some((one) =>
          Object.entries(row).every(([column, value]) => !(column in one) || one[column] === value),
        ),
    );
    return gone.map((row) => `${table}: ${JSON.stringify(row)}`);
  });
}

const figures = async (store: Store, knownBy?: string) => {
  const series = {
    indicator: 'seeker_requests',
    grain: 'day' as const,
    from: day('2018-10-01'),
    to: day('2018-10-02'),
  };
  const known = await readMeasures(store.db, { ...series, ...(knownBy && { knownBy: instant(knownBy) }) });
  return known.map(({ start_day, value }) => [start_day, value]);
};

test('the version of this code has its store frozen, on both engines', () => {
  const migration = RELEASED[project.version];
  assert.ok(migration, `freeze the store of version ${project.version} first`);
  for (const engine of ['sqlite', 'postgres']) assert.ok(FIXTURES.includes(`${migration}.${engine}.sql`));
});

for (const fixture of FIXTURES) {
  test(`${fixture}: every row and figure of that store is there after the upgrade`, async () => {
    const old = await load(fixture);
    const before = await rowsOf({ ...old, db: new Kysely<Schema>(old) });
    assert.ok([...before.values()].every(({ length }) => length === 3));
    const store = await openEngine(old, old.engine);
    const now = await rowsOf(store);
    assert.deepEqual(lost(before, now), []);
    for (const [table, rows] of before) assert.equal(now.get(table)?.length, rows.length, table);
    assert.deepEqual(await figures(store), [
      ['2018-10-01', 4],
      ['2018-10-02', 7],
    ]);
    assert.deepEqual(await figures(store, '2018-10-04T00:00:00Z'), [
      ['2018-10-01', 3],
      ['2018-10-02', 7],
    ]);
  });
}

for (const migration of new Set(FIXTURES.map((name) => name.split('.')[0] ?? ''))) {
  test(`${migration}: both engines come to the same store`, async () => {
    const digests = [];
    for (const engine of ['sqlite', 'postgres']) {
      const old = await load(`${migration}.${engine}.sql`);
      const store = await openEngine(old, old.engine);
      digests.push(await digestOf(store));
    }
    const [one = {}, other = {}] = digests;
    assert.deepEqual(differences(one, other), []);
  });
}
