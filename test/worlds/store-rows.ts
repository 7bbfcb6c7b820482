import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Store } from '../../db/store.ts';

/** What a store holds, whichever engine it is on: each row as JSON, by table, in an order of their own. */
export type StoreRows = ReadonlyMap<string, readonly string[]>;

/**
 * Every row of every table. Left out: when migrations were applied, until when somebody has the turn, and sealed ids,
 * sealed differently each time.
 */
export async function rowsOf({ db }: Store): Promise<StoreRows> {
  const tables = await db.introspection.getTables();
  const found = new Map<string, readonly string[]>();
  // The queue of nights keeps a schema of its own on a server.
  const ours = tables.filter(({ schema, name }) => schema !== 'pgboss' && name !== 'lease');
  const names = ours.map((table) => table.name);
  for (const name of names.sort()) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    found.set(name, rows.map(lineOf).sort());
  }
  return found;
}

function lineOf({ sealed_id: _, ...row }: Record<string, unknown>): string {
  const columns = Object.keys(row).sort();
  return JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column]])));
}

/** SHA-256 of all of it. */
export function digestOf(rows: StoreRows): string {
  const hash = createHash('sha256');
  for (const [name, lines] of rows) hash.update([name, ...lines, ''].join('\n'));
  return hash.digest('hex');
}

/** Tables that differ, each with the first row that only one of the two holds. */
export function differencesOf(one: StoreRows, other: StoreRows): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].flatMap((name) => {
    const [here, there] = [new Set(one.get(name)), new Set(other.get(name))];
    const apart = [...here.symmetricDifference(there)];
    return apart.length > 0 ? [`${name}: ${apart.length} rows, such as ${apart[0]}`] : [];
  });
}
