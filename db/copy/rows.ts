import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { TableShape } from '../dialect/tables.ts';

/** A row as a list, in the order of the table's columns. */
export type RowValues = readonly (string | number | null)[];

/** Rows read, or written, at once. */
const TOGETHER = 2000;

/** The rows of a table in the order of its key, some at a time. Cost: an index walk; memory of one batch. */
export async function* readRows<T>(
  db: Kysely<T>,
  { name, columns, key }: TableShape,
): AsyncGenerator<readonly RowValues[]> {
  const [all, by] = [columns, key].map((names) => sql.join(names.map((column) => sql.ref(column))));
  let after: unknown[] | null = null;
  for (;;) {
    const rest: ReturnType<typeof sql> = after ? sql`where (${by}) > (${sql.join(after)})` : sql``;
    const { rows } = await sql<Record<string, string | number | null>>`
      select ${all} from ${sql.table(name)} ${rest} order by ${by} limit ${TOGETHER}`.execute(db);
    if (rows.length > 0) yield rows.map((row) => columns.map((column) => row[column] ?? null));
    if (rows.length < TOGETHER) return;
    const last = rows.at(-1) as Record<string, unknown>;
    after = key.map((column) => last[column]);
  }
}

/** What a table holds, in a few bytes: the same rows give the same digest on either engine. */
export type TableDigest = { readonly rows: number; readonly sha256: string };

/** Reckons a table's digest as its rows go by. */
export function tableDigest(): { add(rows: readonly RowValues[]): void; end(): TableDigest } {
  const hash = createHash('sha256');
  let count = 0;
  return {
    add(rows) {
      for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
      count += rows.length;
    },
    end: () => ({ rows: count, sha256: hash.digest('hex') }),
  };
}
