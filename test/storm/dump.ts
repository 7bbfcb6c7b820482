import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Store } from '../../db/store.ts';

/**
 * SHA-256 of every row of every table, in order. Left out: when migrations were applied, and sealed ids, which
 * are sealed differently each time.
 */
export async function dumpOf({ db }: Store): Promise<string> {
  const { rows: tables } = await sql<{ name: string; wr: 0 | 1 }>`
    select name, wr from pragma_table_list where schema = 'main' and type = 'table'
      and name not like 'sqlite_%' and name not like 'kysely_%'
    order by name`.execute(db);
  const hash = createHash('sha256');
  for (const { name, wr: isInKeyOrder } of tables) {
    const order = isInKeyOrder ? sql`` : sql`order by rowid`;
    const { rows } = await sql<object>`select * from ${sql.table(name)} ${order}`.execute(db);
    hash.update(`${name}\n`);
    for (const row of rows) {
      const { sealed_id: _, ...kept } = row as Record<string, unknown>;
      hash.update(`${JSON.stringify(kept)}\n`);
    }
  }
  return hash.digest('hex');
}
