import { Kysely } from 'kysely';
import { openPostgres } from '../../db/dialect/postgres.ts';
import { openSqlite } from '../../db/dialect/sqlite.ts';
import { turnsOf } from '../../db/dialect/turn.ts';
import type { Schema } from '../../db/schema/index.ts';
import type { Store } from '../../db/store.ts';

/** The broken twin of a store: it takes turns as it should, and holds nothing that it writes against them. */
export function withoutFence(store: Store, url: string): Store {
  const { dialect } =
    store.engine === 'sqlite' ? openSqlite(url.slice('sqlite:'.length), true) : openPostgres(url);
  const db = new Kysely<Schema>({ dialect });
  return { ...store, db, takeTurn: turnsOf(db, store.engine, { hold: null }) };
}
