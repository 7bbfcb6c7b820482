import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'node:test';
import type { Dialect } from 'kysely';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { openPostgres } from '../../../db/dialect/postgres.ts';
import { openSqlite } from '../../../db/dialect/sqlite.ts';
import { turnsOf } from '../../../db/dialect/turn.ts';
import type { Schema } from '../../../db/schema/index.ts';
import { openEngine, type Store } from '../../../db/store.ts';
import { startPglite } from '../pglite-server.ts';
import { realServer } from '../stores.ts';

/** Opens one store as often as it is asked, as several processes do. */
export type Reopen = AsyncDisposable & {
  open(): Promise<Store>;
  /** The broken twin: it takes turns, and holds nothing that it writes against them. */
  openWithoutFence(): Promise<Store>;
};

/** Runs a suite on a file of SQLite, on PGlite, and on a real server. */
export function eachReopened(title: string, suite: (make: () => Promise<Reopen>) => void): void {
  describe(`${title} (SQLite)`, () =>
    suite(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'i4emploi-turn-'));
      const path = join(folder, 'store.db');
      return reopening(
        'sqlite',
        () => openSqlite(path, false).dialect,
        () => rm(folder, { recursive: true }),
      );
    }));
  describe(`${title} (PostgreSQL)`, () =>
    suite(async () => {
      const pglite = await startPglite();
      // It is closed with the first store that is.
      return reopening(
        'postgres',
        () => new PGliteDialect({ pglite }),
        async () => {},
      );
    }));
  describe(`${title} (PostgreSQL server)`, () => {
    const server = realServer();
    suite(async () => {
      const url = await server();
      return reopening(
        'postgres',
        () => openPostgres(url).dialect,
        async () => {},
      );
    });
  });
}

function reopening(engine: Store['engine'], dialect: () => Dialect, end: () => Promise<void>): Reopen {
  const opened: Kysely<Schema>[] = [];
  const kept = (store: Store): Store => {
    opened.push(store.db);
    return store;
  };
  return {
    open: async () => kept(await openEngine({ dialect: dialect() }, engine)),
    async openWithoutFence() {
      const store = await openEngine({ dialect: dialect() }, engine);
      const db = new Kysely<Schema>({ dialect: dialect() });
      kept(store);
      return kept({ ...store, db, takeTurn: turnsOf(db, engine, { hold: null }) });
    },
    async [Symbol.asyncDispose]() {
      for (const db of opened) await db.destroy().catch(() => {});
      await end();
    },
  };
}

/** As if whoever has the turn had given no sign of life for longer than it lasts. */
export const lapse = async ({ db }: Store, until = '2000-01-01T00:00:00.000Z'): Promise<void> => {
  await sql`update lease set expires_at = ${until}`.execute(db);
};
