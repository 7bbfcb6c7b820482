import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import { type CompiledQuery, Kysely, type LogEvent, PGliteDialect, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Engine } from '../../../db/dialect/ddl.ts';
import { type TableShape, tableShapes } from '../../../db/dialect/tables.ts';
import { migrationsFor } from '../../../db/migrations/index.ts';
import type { Schema } from '../../../db/schema/index.ts';
import { snowflake } from '../../demo/world/snowflake.ts';
import { startPglite } from '../pglite-server.ts';

/*
 * Freezes the store of a release as text, for each engine: every statement that its migrations ran, and three rows
 * in each table. Run once, with the release, and never again: it stands for the stores that people then have.
 *
 *     node test/integration/db/freeze-release.ts 0050-closed-annotations
 */

const ROWS = [0, 1, 2];
const POSTS = ['2018-05-03', '2018-05-30', '2019-01-02'].map((day) => snowflake(Date.parse(day), 1));
const DAYS = ['2018-10-01', '2018-10-02', '2018-10-03'];
const MOMENTS = ['2018-10-02T04:00:00.000Z', '2018-10-09T04:00:00.000Z', '2018-10-03T04:00:00.000Z'];

/** What a row must say to be read again: a figure of a day, corrected once, and the next day's. */
const SAID: Record<string, Record<string, readonly unknown[]>> = {
  post: { id: POSTS, day: ['2018-05-03', '2018-05-30', '2019-01-02'] },
  measure: {
    indicator: ['seeker_requests', 'seeker_requests', 'seeker_requests'],
    version: [1, 1, 1],
    start_day: ['2018-10-01', '2018-10-01', '2018-10-02'],
    dimension: ['', '', ''],
    state: ['measured', 'measured', 'measured'],
    value: [3, 4, 7],
    superseded_at: [MOMENTS[1], null, null],
  },
  tally: { key: ['', 'one', 'two'] },
  member: { grain: ['day', 'day', 'year'] },
};

function saidIn(table: string, column: string, type: string, row: number): unknown {
  const said = SAID[table]?.[column];
  if (said) return said[row];
  if (column === 'post_id') return POSTS[row];
  if (column === 'grain') return 'day';
  if (column === 'month' && !/int/i.test(type)) return `2018-1${row}`;
  // References by number are to the row of the same place.
  if (/int/i.test(type)) return row + 1;
  if (/real|float/i.test(type)) return row + 0.5;
  if (/(^day|_day|_on)$/.test(column)) return DAYS[row];
  if (/(^at|_at|hour_start|^since)$/.test(column)) return MOMENTS[row];
  return `${column.replace(/_id$/, '').replace(/^(edition|erratum)$/, 'id')} ${row}`;
}

async function insertRows(db: Kysely<Schema>, { name, columns }: TableShape): Promise<void> {
  const table = (await db.introspection.getTables()).find((one) => one.name === name);
  for (const row of ROWS) {
    const values = columns.map((column) => {
      const type = table?.columns.find((one) => one.name === column)?.dataType ?? '';
      return [column, saidIn(name, column, type, row)];
    });
    await db
      .insertInto(name as 'setting')
      .values(Object.fromEntries(values))
      .execute();
  }
}

/** A statement as text alone. */
function spelled({ sql, parameters }: CompiledQuery): string {
  let place = 0;
  return sql.replace(/\?|\$(\d+)/g, (_, number) =>
    literal(parameters[number ? Number(number) - 1 : place++]),
  );
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return value === null || value === undefined ? 'null' : String(value);
}

async function freeze(engine: Engine, migration: string): Promise<string> {
  const statements: string[] = [];
  const log = ({ level, query }: LogEvent): void => {
    const changes = /^\s*(create|alter|drop|insert|update|delete)/i.test(query.sql);
    if (level === 'query' && changes) statements.push(`${spelled(query).trim()};\n`);
  };
  const dialect =
    engine === 'sqlite'
      ? new SqliteDialect({ database: new Database(':memory:') })
      : new PGliteDialect({ pglite: await startPglite() });
  const db = new Kysely<Schema>({ dialect, log });
  const migrator = new Migrator({ db, provider: migrationsFor(engine), allowUnorderedMigrations: true });
  const { error } = await migrator.migrateTo(migration);
  if (error) throw error;
  for (const shape of await tableShapes(db, engine)) await insertRows(db, shape);
  await db.destroy();
  return statements.join('');
}

const [migration = ''] = process.argv.slice(2);
const folder = join(import.meta.dirname, 'released');
mkdirSync(folder, { recursive: true });
for (const engine of ['sqlite', 'postgres'] as const)
  writeFileSync(join(folder, `${migration}.${engine}.sql`), await freeze(engine, migration));
